import type { ObjectReference } from '../diagnosis/fact';
import { referenceTo } from '../diagnosis/object-reference';
import { objectsOf, type Observations } from '../diagnosis/observations';
import { OPERATOR_MODELS } from '../diagnosis/operator-resources';
import { WEEK } from '../diagnosis/recency';
import { haveInCommon } from '../diagnosis/same-object';
import { message, type Message } from '../message';
import { writersOf, type Writer } from '../probes/managed-fields';
import type { ClusterObject } from '../probes/observation';
import type { ModelName } from '../probes/probe';
import { list } from '../unknown-value';
import { timeOf, type Moment } from './moment';
import { settingsDiff, type Difference } from './settings-diff';
import { stateKey } from './state-key';

/**
 * The kinds whose settings people, operators and pipelines write. What controllers write all the time tells of no change:
 * pods, leases, endpoints, ReplicaSets (rollouts tell of these), machines that run.
 */
const WITH_SETTINGS: readonly ModelName[] = [
  'Deployment',
  'DaemonSet',
  'KubeVirt',
  'HyperConverged',
  'SSP',
  'CDI',
  'NetworkAddonsConfig',
  'HostPathProvisioner',
  'ClusterVersion',
  'MachineConfigPool',
  'Node',
  'Service',
  'ResourceQuota',
  'LimitRange',
  'PodDisruptionBudget',
  'ValidatingWebhookConfiguration',
  'MutatingWebhookConfiguration',
  'APIService',
  'StorageClass',
  'StorageProfile',
  'PersistentVolumeClaim',
  'VirtualMachine',
  'DataImportCron',
  'DataSource',
];

/** What these write follows from what happened (a taint on a node that is not ready), and is no change. */
const FOLLOWERS = new Set(['kube-controller-manager', 'kube-scheduler', 'kubelet']);

/** The programs that set fields without anybody asking them at that moment, by what they call themselves. */
const OPERATORS = new Set([
  'hyperconverged-cluster-operator',
  'virt-operator',
  'virt-controller',
  'virt-api',
  'cdi-operator',
  'virt-cdi-operator',
  'cdi-controller',
  'cluster-network-addons-operator',
  'ssp-operator',
  'hostpath-provisioner-operator',
  'manager',
  'olm',
  'catalog',
  'cluster-version-operator',
  'machine-config-operator',
  'machine-config-controller',
  'machine-config-daemon',
]);

/** What `kubectl apply` notes of itself. */
const LAST_APPLIED = 'metadata.annotations.kubectl.kubernetes.io/last-applied-configuration';

/** Fields that set something: by their path, since a subresource may own annotations too. Operators read those of their resources. */
const isSetting = (model: ModelName, path: string): boolean =>
  !path.startsWith('metadata.') ||
  (OPERATOR_MODELS.includes(model) && path.startsWith('metadata.annotations.') && path !== LAST_APPLIED);

/** How many fields a sentence has room for. */
const NAMED = 3;

interface Written {
  readonly model: ModelName;
  readonly object: ClusterObject;
  readonly writer: Writer;
  /** What of it was otherwise shortly before, where that could still be read. */
  readonly changed: readonly Difference[];
}

/** Whether a path is a field, or of what is within it. */
const isWithin = (path: string, field: string): boolean =>
  path === field || path.startsWith(`${field}.`) || path.startsWith(`${field}[`);

const namespaceOf = ({ metadata }: ClusterObject): { readonly namespace?: string } =>
  metadata?.namespace === undefined ? {} : { namespace: metadata.namespace };

/** One date covers all fields of an entry; only an entry of one field says which was written then, and none says by whom. */
const sayWritten = ({ model, object, writer, changed }: Written): Message => {
  const { manager, fields } = writer;
  const [first] = changed;
  const values = {
    model,
    name: object.metadata?.name ?? '',
    manager,
    fields: fields.length > NAMED ? `${fields.slice(0, NAMED).join(', ')}, …` : fields.join(', '),
  };
  const isOperator = OPERATORS.has(manager);
  if (first !== undefined)
    return message('{{model}} {{name}}: {{change}}, last written by {{manager}}', {
      ...values,
      change: changed
        .slice(0, NAMED)
        .map(({ path, from, to }) => `${path}: ${from} → ${to}`)
        .join('; '),
    });
  if (fields.length === 1)
    return isOperator
      ? message('{{model}} {{name}}: the operator {{manager}} last wrote {{fields}}', values)
      : message('{{model}} {{name}}: a client called {{manager}} last wrote {{fields}}', values);
  return isOperator
    ? message('{{model}} {{name}}: the operator {{manager}} last wrote some of {{fields}}', values)
    : message('{{model}} {{name}}: a client called {{manager}} last wrote some of {{fields}}', values);
};

const sayTimeless = ({ model, object, writer: { manager, fields } }: Written): Message =>
  message('{{model}} {{name}}: a client called {{manager}} wrote {{fields}}; when was not recorded', {
    model,
    name: object.metadata?.name ?? '',
    manager,
    fields: fields.length > NAMED ? `${fields.slice(0, NAMED).join(', ')}, …` : fields.join(', '),
  });

/** Who wrote settings, as far as it is recorded. */
export interface Writings {
  readonly moments: readonly Moment[];
  /** Writings without a time, which stand in no order with what has one. */
  readonly notes: readonly Message[];
  /** Whether the server's record came with every object that was looked at, and there was one. */
  readonly isRead: boolean;
}

/** An object whose settings are looked at: of the chain, the subject itself, and what operators and the cluster work from. */
const isLookedAt = (
  model: ModelName,
  { metadata }: ClusterObject,
  { workload }: Observations,
  chain: readonly ObjectReference[],
): boolean =>
  OPERATOR_MODELS.includes(model) ||
  model === 'ClusterVersion' ||
  metadata?.name === workload ||
  haveInCommon([referenceTo(model, metadata)], chain);

/** The objects of a case that have settings, with their kinds. */
export const objectsWithSettings = (
  observed: Observations,
  chain: readonly ObjectReference[],
): readonly { readonly model: ModelName; readonly object: ClusterObject }[] =>
  WITH_SETTINGS.flatMap((model) =>
    objectsOf(observed, model).flatMap(({ item: object }) =>
      isLookedAt(model, object, observed, chain) ? [{ model, object }] : [],
    ),
  );

/** Who wrote settings of an object, by the server's record: not its status, and not what follows from what happened. */
export const writersOfSettings = (model: ModelName, object: ClusterObject): readonly Writer[] =>
  writersOf(object)
    .map((writer) => ({ ...writer, fields: writer.fields.filter((path) => isSetting(model, path)) }))
    .filter(({ manager, fields }) => fields.length > 0 && !FOLLOWERS.has(manager));

/**
 * Who last wrote settings of the objects in the chain, and when, by the API server's record (`managedFields`). Who wrote
 * the status is left out, and what the server no longer tells apart.
 * @param earlier objects as they were shortly before, by `stateKey`, where that could still be read
 */
export const writings = (
  observed: Observations,
  chain: readonly ObjectReference[],
  earlier: Readonly<Record<string, ClusterObject>> = {},
): Writings => {
  const objects = objectsWithSettings(observed, chain);
  const written = objects.flatMap(({ model, object }): readonly Written[] => {
    const before = earlier[stateKey({ model, name: object.metadata?.name ?? '', ...namespaceOf(object) })];
    const changed = before === undefined ? [] : settingsDiff(before, object);
    return writersOfSettings(model, object).map((writer) => ({
      model,
      object,
      writer,
      changed: changed.filter(({ path }) => writer.fields.some((field) => isWithin(path, field))),
    }));
  });
  return {
    moments: written.flatMap((one): readonly Moment[] => {
      const at = timeOf(one.writer.time);
      // Most objects were made long ago, by who holds most of their fields.
      if (at !== undefined && observed.now - at > WEEK) return [];
      const objectsOfIt = [referenceTo(one.model, one.object.metadata)];
      return at === undefined ? [] : [{ kind: 'change', at, sentence: sayWritten(one), objects: objectsOfIt }];
    }),
    notes: written.filter(({ writer }) => timeOf(writer.time) === undefined).map(sayTimeless),
    isRead: objects.length > 0 && objects.every(({ object }) => list(object.metadata?.managedFields).length > 0),
  };
};
