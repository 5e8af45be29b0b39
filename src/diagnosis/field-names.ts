import { valuesAt, textsAt } from '../probes/field-path';
import type { ClusterObject } from '../probes/observation';
import type { ModelName } from '../probes/probe';
import type { ObjectReference } from './fact';
import { referenceTo } from './object-reference';

/** A field in which objects of a kind have the name of another one. */
interface Naming {
  readonly of: ModelName;
  /** What has the fields: the object itself, or each entry of a list in it. */
  readonly at?: string;
  readonly model: ModelName;
  readonly name: string;
  /** Absent: the other is in the namespace of the object; null: it is in none. */
  readonly namespace?: string | null;
}

/** Who names whom, by the fields that their own controllers write or carry out (CDI `types.go`, Kubernetes' core API). */
const NAMINGS: readonly Naming[] = [
  { of: 'DataImportCron', at: 'status.currentImports[*]', model: 'DataVolume', name: 'DataVolumeName' },
  {
    of: 'DataSource',
    model: 'PersistentVolumeClaim',
    name: 'spec.source.pvc.name',
    namespace: 'spec.source.pvc.namespace',
  },
  { of: 'DataVolume', model: 'PersistentVolumeClaim', name: 'status.claimName' },
  { of: 'DataVolume', model: 'StorageProfile', name: 'spec.storage.storageClassName', namespace: null },
  { of: 'PersistentVolumeClaim', model: 'PersistentVolume', name: 'spec.volumeName', namespace: null },
];

const namespaceIn = (entry: unknown, { namespace: path }: Naming, own: string | undefined): string | undefined => {
  if (path === null) return undefined;
  return path === undefined ? own : (textsAt(entry, path)[0] ?? own);
};

/** The objects that the fields of an object name, as far as its kind is known. */
export const namedByFields = (model: ModelName, object: ClusterObject): readonly ObjectReference[] =>
  NAMINGS.filter(({ of }) => of === model).flatMap((naming) =>
    (naming.at === undefined ? [object] : valuesAt(object, naming.at)).flatMap((entry) =>
      textsAt(entry, naming.name).map((name) =>
        referenceTo(naming.model, { name, namespace: namespaceIn(entry, naming, object.metadata?.namespace) }),
      ),
    ),
  );
