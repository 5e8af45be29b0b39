import { message, type Message } from '../message';
import { record, text } from '../unknown-value';
import { containerStatuses, type End } from './container-status';
import type { ClusterObject, ContainerLog } from './observation';

/**
 * How the run ended whose log it is, where it ended badly: with an error, or though it should go on. Nothing is said of a
 * pod that has ended for good or is being deleted: what it says while it ends is no trouble.
 */
export const badEndOf = (
  pod: ClusterObject,
  { container, previous }: Pick<ContainerLog, 'container' | 'previous'>,
): End | undefined => {
  const status = containerStatuses(pod.status).find(({ name }) => name === container);
  const isLeaving =
    pod.metadata?.deletionTimestamp !== undefined || ['Failed', 'Succeeded'].includes(text(record(pod.status).phase));
  if (status === undefined || isLeaving) return undefined;
  const { ended, lastEnded, waiting } = status;
  const end = previous ? lastEnded : (ended ?? (waiting === '' ? undefined : lastEnded));
  if (end === undefined) return undefined;
  return end.exitCode !== 0 || end.signal !== 0 || waiting === 'CrashLoopBackOff' ? end : undefined;
};

/** Why a container that waits to be started has no log; absent where it has run. */
export const whyNeverRan = (pod: ClusterObject, container: string): Message | undefined => {
  const status = containerStatuses(pod.status).find(({ name }) => name === container);
  if (status === undefined || status.waiting === '' || status.restarts > 0) return undefined;
  if (status.ended !== undefined || status.lastEnded !== undefined) return undefined;
  return message('Container {{container}} has not run yet: {{reason}}', { container, reason: status.waiting });
};
