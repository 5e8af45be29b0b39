import { message, type Message, type MessageValues } from '../message';
import { latestFirst } from '../probes/event-order';
import type { ClusterObject } from '../probes/observation';
import { record, text } from '../unknown-value';
import type { NeedFact, ObjectReference, PodFact } from './fact';
import { needsIn, type Need } from './needs-in';
import { referenceTo } from './object-reference';
import { objectsOf, stepsOf, type Observations, type Observed } from './observations';
import { haveInCommon, isSameObject } from './same-object';

/** How it is said that a pod, or several, lacks something. */
const SAID: Readonly<Record<NeedFact['state'], { readonly one: Message; readonly many: Message }>> = {
  missing: {
    one: message('{{kind}} {{name}} does not exist, and {{pod}} needs it'),
    many: message('{{kind}} {{name}} does not exist, and {{count}} pods need it'),
  },
  'key-missing': {
    one: message('{{kind}} {{name}} has no key {{detail}}, which {{pod}} needs'),
    many: message('{{kind}} {{name}} has no key {{detail}}, which {{count}} pods need'),
  },
  held: {
    one: message('{{kind}} {{name}} is still attached to another node, and {{pod}} needs it'),
    many: message('{{kind}} {{name}} is still attached to another node, and {{count}} pods need it'),
  },
  'held-by': {
    one: message('{{kind}} {{name}} is still used on another node, by {{detail}}, and {{pod}} needs it'),
    many: message('{{kind}} {{name}} is still used on another node, by {{detail}}, and {{count}} pods need it'),
  },
  'not-bound': {
    one: message('{{kind}} {{name}} is {{phase}}, and {{pod}} needs it'),
    many: message('{{kind}} {{name}} is {{phase}}, and {{count}} pods need it'),
  },
  'not-bound-for': {
    one: message('{{kind}} {{name}} is {{phase}}, and {{pod}} needs it: {{detail}}'),
    many: message('{{kind}} {{name}} is {{phase}}, and {{count}} pods need it: {{detail}}'),
  },
};

interface About {
  readonly object: ObjectReference;
  readonly state: NeedFact['state'];
  readonly detail?: string;
  readonly phase?: string;
  readonly names?: readonly ObjectReference[];
  readonly also?: readonly ObjectReference[];
}

const valuesOf = (pod: PodFact, { object, detail = '', phase = '' }: About): MessageValues => ({
  kind: object.model,
  name: object.name,
  detail,
  phase,
  pod: pod.objects[0]?.name ?? pod.workload,
});

const needFact = (
  pod: PodFact,
  about: About,
  stepIds: readonly string[],
  { object, state, detail = '', names = [], also = [] } = about,
): NeedFact => ({
  kind: 'need',
  state,
  detail,
  group: [object.model, object.namespace, object.name, state, detail].join('/'),
  objects: [object, ...also],
  names,
  workload: pod.workload,
  ...(pod.since === undefined ? {} : { since: pod.since }),
  stepIds: [...new Set([...pod.stepIds, ...stepIds])],
  severity: 'problem',
  sentence: { text: SAID[state].one.text, values: valuesOf(pod, about) },
  many: { text: SAID[state].many.text, values: valuesOf(pod, about) },
  // What a pod lacks is told before the pod.
  rank: pod.rank - 0.5,
});

const NO_CLASS = /storageclass(?:\.storage\.k8s\.io)? "([^"]+)" not found/;

const referenceOf = (model: ObjectReference['model'], { item }: Observed<ClusterObject>): ObjectReference =>
  referenceTo(model, item.metadata);

/** A claim that is not bound, by what it says of itself and what its newest warning says; a class that it names in vain. */
const ofClaim = (pod: PodFact, claim: Observed<ClusterObject>, observed: Observations): readonly NeedFact[] => {
  const { item } = claim;
  const phase = text(record(item.status).phase);
  const isLeaving = item.metadata?.deletionTimestamp !== undefined;
  if ((phase === 'Bound' || phase === '') && !isLeaving) return [];
  const { name, namespace, uid } = item.metadata ?? {};
  const [event] = latestFirst(
    observed.events
      .map((one) => one.item)
      .filter(
        ({ involvedObject: about }) =>
          about?.kind === 'PersistentVolumeClaim' &&
          (about.uid === uid || (about.name === name && about.namespace === namespace)),
      ),
  );
  const said = event?.message ?? '';
  const className = text(record(item.spec).storageClassName);
  const storageClass = referenceTo('StorageClass', { name: className });
  const isGone =
    className !== '' &&
    (NO_CLASS.exec(said)?.[1] === className || readAsMissing('StorageClass', className, observed).length > 0);
  const claimed = needFact(
    pod,
    {
      object: referenceOf('PersistentVolumeClaim', claim),
      state: said === '' ? 'not-bound' : 'not-bound-for',
      // As kubectl calls what is being deleted.
      phase: isLeaving ? 'Terminating' : phase,
      detail: said,
      names: className === '' ? [] : [storageClass],
    },
    stepsOf(observed, claim),
  );
  if (!isGone) return [claimed];
  return [
    needFact(pod, { object: storageClass, state: 'missing' }, [
      ...stepsOf(observed, claim),
      ...readAsMissing('StorageClass', className, observed),
    ]),
    claimed,
  ];
};

/** The steps that looked for an object by its name, and read that there is none. */
const readAsMissing = (model: string, name: string, { readings }: Observations): readonly string[] =>
  readings.flatMap(({ step, result }) =>
    step.probe.kind === 'get' &&
    step.probe.model === model &&
    step.probe.name === name &&
    result.observation.state === 'empty'
      ? [step.id]
      : [],
  );

const ofNeed = (pod: PodFact, { object, state, detail }: Need, observed: Observations): readonly NeedFact[] => {
  const claims = objectsOf(observed, 'PersistentVolumeClaim');
  if (state === 'held') {
    const also = claims
      .filter(({ item }) => record(item.spec).volumeName === object.name)
      .map((claim) => referenceOf('PersistentVolumeClaim', claim));
    const holders = detail.split(/[,\s]+/).filter((name) => name !== '');
    const names = holders.map((name) => referenceTo('Pod', { name, namespace: pod.objects[0]?.namespace }));
    return [needFact(pod, { object, state: detail === '' ? 'held' : 'held-by', detail, names, also }, [])];
  }
  if (state !== 'named') return [needFact(pod, { object, state, detail }, [])];
  if (object.model !== 'PersistentVolumeClaim') return [];
  const claim = claims.find((one) => isSameObject(referenceOf('PersistentVolumeClaim', one), object));
  if (claim !== undefined) return ofClaim(pod, claim, observed);
  const steps = readAsMissing('PersistentVolumeClaim', object.name, observed);
  return steps.length === 0 ? [] : [needFact(pod, { object, state: 'missing' }, steps)];
};

/**
 * What pods wait for, by their own messages, and what is wrong with it: one fact each.
 * @param waiting what is wrong with the pods
 */
export const needFacts = (observed: Observations, waiting: readonly PodFact[]): readonly NeedFact[] =>
  waiting.flatMap((fact) => {
    if (fact.detail === '') return [];
    const pod = observed.pods.find((one) => haveInCommon([referenceOf('Pod', one)], fact.objects));
    if (pod === undefined) return [];
    return needsIn(pod.item, fact.detail).flatMap((need) => ofNeed(fact, need, observed));
  });
