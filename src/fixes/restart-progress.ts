import { message, type Message } from '../message';
import { age, shortDuration } from '../probes/duration';
import type { ClusterObject, Failed, Forbidden, MissingApi, Observation } from '../probes/observation';
import { troubleOf } from '../diagnosis/pod-trouble';
import { controllerOf } from '../probes/controller';
import { readColumns } from '../probes/pod-columns';
import { isReady } from '../probes/pod-readiness';
import { conditionsOf } from '../unknown-value';
import { isGoing, nameOf, nodeOf, uidOf } from './restart-plan';

/** What the API server said to the deletion of one pod; `sent` until it has answered. */
export type DeleteAnswer = 'sent' | 'deleted' | Forbidden | MissingApi | Failed;

/** One pod that was asked to be deleted. */
export interface Deletion {
  /** The pod as it was shown when the user agreed. */
  readonly pod: ClusterObject;
  /** When it was asked for, in milliseconds since the epoch. */
  readonly at: number;
  readonly answer: DeleteAnswer;
}

/** Where the replacement of a deleted pod has got to. */
export type Stage = 'deleting' | 'refused' | 'waiting' | 'starting' | 'ready' | 'trouble' | 'unknown';

/** What became of one pod that was asked to be deleted. */
export interface Progress {
  readonly uid: string;
  readonly name: string;
  readonly stage: Stage;
  readonly sentence: Message;
}

/** A new pod may take this long to become ready before the page asks why it isn't. */
const START_GRACE = 120_000;
/** A controller replaces a pod within a second or two; after this long, something holds it back. */
const REPLACE_GRACE = 30_000;

/** Says why a pod was not deleted. Nothing was changed then, but for a request that got no answer. */
const refusal = (name: string, answer: Forbidden | MissingApi | Failed): Message => {
  if (answer.state === 'missing-api') return message('Pod {{name}} was not deleted: there is no such API.', { name });
  const { reason } = answer;
  if (answer.state === 'forbidden') {
    return message('Pod {{name}} was not deleted: you may not delete pods in {{namespace}}. {{reason}}', {
      name,
      namespace: answer.namespace ?? '',
      reason,
    });
  }
  switch (answer.httpStatus) {
    case 404:
      return message('Pod {{name}} was gone already: nothing was deleted.', { name });
    case 409:
      return message(
        'Pod {{name}} was not deleted: another pod has taken its name, or it has changed meanwhile. {{reason}}',
        { name, reason },
      );
    case undefined:
      return message('There was no answer to the deletion of pod {{name}}: {{reason}}', { name, reason });
    default:
      return message('Pod {{name}} was not deleted: {{reason}}', { name, reason });
  }
};

/** A request that got no answer may have been carried out: what the cluster shows then decides. */
const isUnanswered = (answer: DeleteAnswer): boolean =>
  typeof answer === 'object' && answer.state === 'failed' && answer.httpStatus === undefined;

const isCarriedOut = ({ pod, answer }: Deletion, pods: readonly ClusterObject[]): boolean => {
  if (answer === 'deleted') return true;
  const still = pods.find((other) => uidOf(other) === uidOf(pod));
  return isUnanswered(answer) && (still === undefined || isGoing(still));
};

const isOnItsWay = (pod: ClusterObject, now: number): boolean => {
  const { status, restarts } = readColumns(pod);
  const created = Date.parse(pod.metadata?.creationTimestamp ?? '');
  const unscheduled = conditionsOf(pod).some(({ type, status }) => type === 'PodScheduled' && status === 'False');
  return (
    !unscheduled &&
    restarts === 0 &&
    now - created < START_GRACE &&
    /^(Pending|ContainerCreating|PodInitializing|Running|Init:\d+\/\d+)$/.test(status)
  );
};

const replacementStage = (pod: ClusterObject, old: string, now: number): Pick<Progress, 'stage' | 'sentence'> => {
  const name = nameOf(pod);
  const { status } = readColumns(pod);
  if (isReady(pod)) {
    return {
      stage: 'ready',
      sentence: message('Pod {{old}} was replaced by {{name}}, which is ready.', { old, name }),
    };
  }
  if (isOnItsWay(pod, now)) {
    return {
      stage: 'starting',
      sentence: message('Pod {{old}} was replaced by {{name}}, which is starting: {{status}}', { old, name, status }),
    };
  }
  return {
    stage: 'trouble',
    sentence: troubleOf(pod, now) ?? message('Pod {{name}} is not ready: {{detail}}', { name, detail: status }),
  };
};

const unreplaced = (
  { pod, at }: Deletion,
  { pods, isPart, now }: { readonly pods: readonly ClusterObject[]; readonly isPart: boolean; readonly now: number },
): Pick<Progress, 'stage' | 'sentence'> => {
  const name = nameOf(pod);
  const old = pods.find((other) => uidOf(other) === uidOf(pod));
  if (old !== undefined) {
    const until = old.metadata?.deletionTimestamp;
    // The time stamp is when the pod's grace period ends.
    return Date.parse(until ?? '') < now
      ? {
          stage: 'trouble',
          sentence: message('Pod {{name}} is being deleted, and should have been gone {{ago}} ago', {
            name,
            ago: age(until, now),
          }),
        }
      : { stage: 'deleting', sentence: message('Pod {{name}} is being deleted', { name }) };
  }
  const owner = controllerOf(pod)?.kind;
  if (owner === undefined) {
    return {
      stage: 'trouble',
      sentence: message('Pod {{name}} is deleted, and no controller replaces it.', { name }),
    };
  }
  if (now - at < REPLACE_GRACE) {
    return { stage: 'waiting', sentence: message('Pod {{name}} is deleted: waiting for its replacement.', { name }) };
  }
  if (isPart) {
    return {
      stage: 'unknown',
      sentence: message('Pod {{name}} is deleted. What replaces it is none of the pods that were read.', { name }),
    };
  }
  return {
    stage: 'trouble',
    sentence: message(
      'Pod {{name}} was deleted {{ago}} ago and nothing has replaced it: look for warnings at its {{owner}}, such as a quota or an admission webhook that refuses the pod.',
      { name, ago: shortDuration(now - at), owner },
    ),
  };
};

/** A DaemonSet replaces on the same node; a StatefulSet under the same name; a ReplicaSet anywhere. */
const fitness = (old: ClusterObject, candidate: ClusterObject): number => {
  const controller = controllerOf(old);
  const isOwn = controller !== undefined && controller.uid === controllerOf(candidate)?.uid;
  const isPlace = nameOf(old) === nameOf(candidate) || (nodeOf(old) !== '' && nodeOf(old) === nodeOf(candidate));
  return (isOwn ? 2 : 0) + (isPlace ? 1 : 0);
};

/** Pairs each deleted pod with one new pod at most: the one that fits best, the oldest first. */
const pair = (
  deletions: readonly Deletion[],
  fresh: readonly ClusterObject[],
): ReadonlyMap<Deletion, ClusterObject> => {
  const created = (pod: ClusterObject): string => `${pod.metadata?.creationTimestamp ?? ''} ${nameOf(pod)}`;
  const free = [...fresh].sort((a, b) => created(a).localeCompare(created(b)));
  const pairs = deletions
    .flatMap((deletion) => free.map((pod) => ({ deletion, pod, fits: fitness(deletion.pod, pod) })))
    .sort((a, b) => b.fits - a.fits);
  const found = new Map<Deletion, ClusterObject>();
  const taken = new Set<ClusterObject>();
  for (const { deletion, pod } of pairs) {
    if (found.has(deletion) || taken.has(pod) || controllerOf(deletion.pod) === undefined) continue;
    found.set(deletion, pod);
    taken.add(pod);
  }
  return found;
};

/**
 * Says what became of each deletion.
 * @param known the uids of the pods that were there when the deletions were asked for: none of them is a replacement
 * @param seen the pods as they are now; where they can't be read, what became of a deleted pod is not known
 * @param now milliseconds since the epoch
 */
export const followRestart = (
  deletions: readonly Deletion[],
  known: ReadonlySet<string>,
  seen: Observation<readonly ClusterObject[]>,
  now: number,
): readonly Progress[] => {
  const isRead = seen.state === 'found' || seen.state === 'empty';
  const pods = seen.state === 'found' ? seen.data : [];
  const isPart = seen.state === 'found' && seen.of !== undefined;
  const carriedOut = deletions.filter((deletion) =>
    isRead ? isCarriedOut(deletion, pods) : deletion.answer === 'deleted',
  );
  const fresh = pods.filter((pod) => !known.has(uidOf(pod)) && !isGoing(pod));
  const replacements = pair(carriedOut, fresh);
  return deletions.map((deletion): Progress => {
    const { pod, answer } = deletion;
    const base = { uid: uidOf(pod), name: nameOf(pod) };
    if (answer === 'sent')
      return { ...base, stage: 'deleting', sentence: message('Pod {{name}} is being deleted', { name: base.name }) };
    if (answer !== 'deleted' && !carriedOut.includes(deletion)) {
      const stage = isUnanswered(answer) && !isRead ? 'unknown' : 'refused';
      return { ...base, stage, sentence: refusal(base.name, answer) };
    }
    if (!isRead) {
      const sentence = message(
        'Pod {{name}} is deleted. What replaces it is not known: the pods can not be read at the moment.',
        { name: base.name },
      );
      return { ...base, stage: 'unknown', sentence };
    }
    const replacement = replacements.get(deletion);
    return replacement === undefined
      ? { ...base, ...unreplaced(deletion, { pods, isPart, now }) }
      : { ...base, ...replacementStage(replacement, base.name, now) };
  });
};

/** What happened, all in all. */
export interface Outcome {
  readonly status: 'running' | 'success' | 'problem';
  readonly sentence: Message;
}

/** Sums up what became of the deletions, in one sentence. */
export const outcomeOf = (progress: readonly Progress[]): Outcome => {
  const count = (...stages: Stage[]): number => progress.filter(({ stage }) => stages.includes(stage)).length;
  const [total, ready, refused] = [progress.length, count('ready'), count('refused')];
  if (ready === total) {
    return {
      status: 'success',
      sentence: message('Restarted: {{ready}} of {{total}} replacements are ready.', { ready, total }),
    };
  }
  if (refused === total) return { status: 'problem', sentence: message('No pod was deleted.') };
  const values = { ready, total: total - refused, refused };
  const sentence =
    refused === 0
      ? message('{{ready}} of {{total}} replacements are ready.', values)
      : message('{{ready}} of {{total}} replacements are ready. Pods that were not deleted: {{refused}}.', values);
  return { status: count('deleting', 'waiting', 'starting') > 0 ? 'running' : 'problem', sentence };
};
