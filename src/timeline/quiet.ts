import type { Investigation } from '../diagnosis/investigate';
import { CHANGED_LATELY } from '../diagnosis/recency';
import { message, type Message } from '../message';
import type { Observation } from '../probes/observation';
import type { Beside } from './beside';
import type { Moment } from './moment';
import { undone } from './rollout-moments';

/** What was read of changes, for what may be said of those that did not happen. */
export interface Looked {
  readonly beside: Beside;
  /** Every change that is told. */
  readonly changes: readonly Moment[];
  /** Whether the server's record of who wrote came with all objects. */
  readonly isRecorded: boolean;
}

/** Whether a list is known to be as it is: one of a kind that the cluster does not have is empty. */
const isKnown = (observation: Observation<unknown> | undefined): boolean =>
  observation !== undefined && ['found', 'empty', 'missing-api'].includes(observation.state);

/**
 * What did not happen may be said only where all was read that would tell of it: the history of the ClusterVersion, the
 * installed versions, the rollouts, and who wrote the settings. A rollback has no time, so that nothing is said beside one.
 */
export const quiet = (
  { beside: { replicaSets, versions }, changes, isRecorded }: Looked,
  { subject, results, steps, now }: Investigation,
): readonly Message[] => {
  const version = results[steps.findIndex(({ id }) => id === 'cluster-update')]?.observation;
  const isLate = changes.some(({ at }) => at >= now - CHANGED_LATELY);
  if (version?.state !== 'found' || isLate) return [];
  const areRolloutsKnown = replicaSets?.state === 'found' && undone(replicaSets.data).length === 0;
  const areVersionsKnown = isKnown(versions);
  if (areRolloutsKnown && areVersionsKnown && isRecorded)
    return [message('No upgrade, rollout or recorded change of {{subject}} in the last 24 hours', { subject })];
  if (replicaSets === undefined && areVersionsKnown && isRecorded)
    return [message('No upgrade and no recorded change of {{subject}} in the last 24 hours', { subject })];
  return areRolloutsKnown
    ? [message('No update of OpenShift and no rollout of {{subject}} in the last 24 hours', { subject })]
    : [message('No update of OpenShift in the last 24 hours')];
};
