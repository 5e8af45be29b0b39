import { message } from '../message';
import type { Answers } from '../probes/answers';
import { listKey } from '../probes/list-request';
import { observeProbe } from '../probes/observe-probe';
import { isReady } from '../probes/pod-readiness';
import type { ProbeReads } from '../probes/probe-reads';
import type { FilledStep, Step } from '../runbooks/runbook';
import { record, text } from '../unknown-value';
import type { ObjectReference } from './fact';
import { needsIn } from './needs-in';
import { once } from '../once';
import { readPod } from './read-pod';

/** A probe of a step, and what it reads. */
interface Reading {
  readonly probe: FilledStep['probe'];
  readonly reads: ProbeReads;
}

/** More than a few are one trouble of many pods. */
const MOST = 3;

const NO_NODES: ReadonlySet<string> = new Set();
/** What a pod waits for does not depend on the time. */
const NEVER = 0;

/** What pods wait for: objects, and, in these namespaces, a node with room. */
interface Waiting {
  readonly needed: readonly ObjectReference[];
  readonly unscheduled: readonly string[];
}

/** What the pods that a step describes say that they wait for. */
const waitingIn = ({ probe, reads }: Reading, answers: Answers): readonly Waiting[] => {
  if (probe.kind !== 'list' || probe.model !== 'Pod' || probe.show !== 'describe') return [];
  const observed = observeProbe(probe, reads, answers);
  if (observed.state !== 'found' || observed.data.kind !== 'objects') return [];
  const { objects, events } = observed.data;
  const known = events?.state === 'found' ? events.data : [];
  return objects
    .filter((pod) => !isReady(pod))
    .map((pod) => {
      const own = known.filter(({ involvedObject: about }) => about?.name === pod.metadata?.name);
      const problem = readPod(pod, { events: own, downNodes: NO_NODES, now: NEVER });
      return {
        needed: needsIn(pod, text(problem?.values.detail)).map(({ object }) => object),
        unscheduled: problem?.kind === 'unschedulable' ? [pod.metadata?.namespace ?? ''] : [],
      };
    });
};

/** No Secret is read, nor what a ConfigMap holds: the kubelet says what is missing, and the command shows names alone. */
const byHand = ({ model, name, namespace = '' }: ObjectReference): Step => {
  const plural = model === 'Secret' ? 'secrets' : 'configmaps';
  return {
    id: `named-${plural}-${name}`,
    title: message('See whether {{model}} {{name}} is there', { model, name }),
    text: message('A pod waits for it. The command shows its name, its age and no content.'),
    probe: {
      kind: 'by-hand',
      command: ['oc', 'get', plural, name, '-n', namespace],
      reason: message('The page reads no {{model}}. Whoever runs it needs `get` on {{plural}} in {{namespace}}.', {
        model,
        plural,
        namespace,
      }),
    },
    expectation: { kind: 'shown' },
  };
};

const claimStep = ({ name, namespace = '' }: ObjectReference): Step => ({
  id: `named-claim-${name}`,
  title: message('Describe the claim {{name}}', { name }),
  text: message('A pod waits for it. Its phase and its events say why it has no volume.'),
  probe: { kind: 'get', model: 'PersistentVolumeClaim', namespace, name, show: 'describe' },
  expectation: { kind: 'exists', atLeast: 1 },
});

const classStep = (name: string): Step => ({
  id: `named-class-${name}`,
  title: message('Look at the storage class {{name}}', { name }),
  text: message('A claim that has no volume names it.'),
  probe: { kind: 'get', model: 'StorageClass', name, show: 'status' },
  expectation: { kind: 'exists', atLeast: 1 },
});

/** Pods that had to go for others are gone: their events alone tell of it. */
const preemptedStep = (namespace: string): Step => ({
  id: 'named-preempted',
  title: message('See which pods had to go for others'),
  text: message('A pod waits for a node. One with a higher priority may have taken the place of the one before it.'),
  probe: { kind: 'events', namespace, about: 'Pod', reason: 'Preempted' },
  expectation: { kind: 'shown' },
});

/** The class of a claim that was read and has no volume. */
const classOf = ({ name, namespace }: ObjectReference, { lists }: Answers): readonly string[] => {
  const answer = lists[listKey({ model: 'PersistentVolumeClaim', namespace, fields: { 'metadata.name': name } })];
  if (answer?.state !== 'found') return [];
  return answer.data
    .filter(({ status }) => text(record(status).phase) === 'Pending')
    .map(({ spec }) => text(record(spec).storageClassName))
    .filter((storageClass) => storageClass !== '');
};

/** The steps that show what pods wait for, as far as the answers name it. */
export const neededSteps = (parts: readonly Reading[], answers: Answers): readonly Step[] => {
  const waiting = parts.flatMap((one) => waitingIn(one, answers));
  const needed = once(waiting.flatMap((one) => one.needed));
  const ofModel = (...models: readonly string[]): readonly ObjectReference[] =>
    needed.filter(({ model }) => models.includes(model)).slice(0, MOST);
  const claims = ofModel('PersistentVolumeClaim');
  return [
    ...ofModel('Secret', 'ConfigMap').map(byHand),
    ...claims.map(claimStep),
    ...once(claims.flatMap((claim) => classOf(claim, answers))).map(classStep),
    ...once(waiting.flatMap(({ unscheduled }) => unscheduled))
      .slice(0, 1)
      .map(preemptedStep),
  ];
};
