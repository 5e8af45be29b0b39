import { stringify } from 'yaml';

import { modelOf } from '../probes/models';
import type { ClusterObject, Evidence, Observation } from '../probes/observation';
import type { ModelName } from '../probes/probe';
import { textEntry, type Entry } from './entry';
import type { Gathered } from './gathered';
import { isListed, listPath, objectPath } from './layout';
import { maskObject } from '../masking/mask-object';
import { isOurs, ourNamespaces } from './ours';
import { reduceObject } from './reduce-object';
import type { EvidenceSource } from './source';
import type { Tally } from '../masking/tally';

/** YAML as `oc` writes it, keys in order; what YAML 1.1 takes for a number, a truth value or a time is quoted. */
const toYaml = (value: unknown): string =>
  stringify(value, { lineWidth: 0, aliasDuplicateObjects: false, sortMapEntries: true, compat: 'yaml-1.1' });

/** The objects of one kind, by uid. */
type ByUid = Map<string, ClusterObject>;

/** Collects objects by kind; one that comes again takes the place of what was known of it. */
class Objects {
  readonly #byModel = new Map<ModelName, ByUid>();

  add(model: ModelName, objects: readonly ClusterObject[]): void {
    const known = this.#byModel.get(model) ?? (new Map() as ByUid);
    for (const object of objects) {
      const { uid, namespace = '', name = '' } = object.metadata ?? {};
      known.set(uid ?? `${namespace}/${name}`, object);
    }
    this.#byModel.set(model, known);
  }

  addEvidence(model: ModelName, evidence: Evidence): void {
    if (evidence.kind === 'events') this.add('Event', evidence.events);
    if (evidence.kind !== 'objects') return;
    this.add(model, evidence.objects);
    if (evidence.events?.state === 'found') this.add('Event', evidence.events.data);
  }

  /** All objects by kind, those without a name left out. */
  get all(): readonly (readonly [ModelName, readonly ClusterObject[]])[] {
    return [...this.#byModel].map(([model, objects]) => [
      model,
      [...objects.values()].filter(({ metadata }) => metadata?.name !== undefined && metadata.name !== ''),
    ]);
  }
}

const found = <T>(observation: Observation<T>): readonly T[] =>
  observation.state === 'found' ? [observation.data] : [];

const collectObjects = (source: EvidenceSource, gathered: Gathered): Objects => {
  const { steps, results } = source;
  const namespaces = ourNamespaces(source, gathered);
  const objects = new Objects();
  for (const { stepId, observation } of results) {
    const probe = steps.find(({ id }) => id === stepId)?.probe;
    const model = probe?.kind === 'list' || probe?.kind === 'get' ? probe.model : 'Event';
    for (const evidence of found(observation)) objects.addEvidence(model, evidence);
  }
  for (const { request, list } of gathered.lists) {
    for (const { objects: read } of found(list)) {
      objects.add(
        request.model,
        read.filter((object) => isOurs(request.model, object, namespaces)),
      );
    }
  }
  return objects;
};

/** Items of a list come from the API without their kind; in a file each says what it is. */
const withKind = (model: ModelName, object: ClusterObject): ClusterObject => {
  const { group, version, kind } = modelOf(model);
  return { ...object, apiVersion: group === '' ? version : `${group}/${version}`, kind };
};

const listEntry = (model: ModelName, namespace: string | undefined, items: readonly ClusterObject[]): Entry => {
  const { group, version, kind } = modelOf(model);
  const list = { apiVersion: group === '' ? version : `${group}/${version}`, kind: `${kind}List`, metadata: {}, items };
  return textEntry(listPath(model, namespace), toYaml(list));
};

const listEntries = (model: ModelName, objects: readonly ClusterObject[]): readonly Entry[] => {
  const namespaces = new Map<string | undefined, ClusterObject[]>();
  for (const object of objects) {
    const namespace = modelOf(model).namespaced ? (object.metadata?.namespace ?? 'default') : undefined;
    namespaces.set(namespace, [...(namespaces.get(namespace) ?? []), object]);
  }
  return [...namespaces].map(([namespace, items]) => listEntry(model, namespace, items));
};

/**
 * The files of all objects that the page shows or that were read, masked: a list in each namespace for Kubernetes' own
 * kinds, a file for each object of another kind, and for each pod of `podsWithLogs` beside its logs.
 * @param podsWithLogs the pods, as NAMESPACE/NAME, whose logs are in the archive
 */
export const objectEntries = (
  source: EvidenceSource,
  gathered: Gathered,
  podsWithLogs: ReadonlySet<string>,
  tally: Tally,
): readonly Entry[] =>
  collectObjects(source, gathered).all.flatMap(([model, objects]) => {
    const masked = objects
      .map((object) => maskObject(withKind(model, reduceObject(model, object)), tally))
      .filter((object) => object !== undefined);
    const single = ({ metadata = {} }: ClusterObject): boolean =>
      model === 'Pod' ? podsWithLogs.has(`${metadata.namespace ?? ''}/${metadata.name ?? ''}`) : !isListed(model);
    return [
      ...(isListed(model) ? listEntries(model, masked) : []),
      ...masked.filter(single).map((object) => textEntry(objectPath(model, object), toYaml(object))),
    ];
  });
