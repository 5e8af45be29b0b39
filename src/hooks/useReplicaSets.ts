import { useMemo } from 'react';

import { watchList } from '../cluster/watch-requests';
import type { Investigation } from '../diagnosis/investigate';
import type { ClusterObject, Observation } from '../probes/observation';
import { componentOf, type Subject } from '../runbooks/subject';
import { workloadOf } from '../runbooks/workloads';
import { useWatchedList } from './useWatchedList';

/**
 * Watches the ReplicaSets of what a case is about: they tell of its rollouts, and no step reads them.
 * @returns absent where it is no Deployment, whose rollouts nothing else tells
 */
export const useReplicaSets = (
  subject: Subject,
  { namespace: { namespace, settled } }: Pick<Investigation, 'namespace'>,
): Observation<readonly ClusterObject[]> | undefined => {
  const { model, selector } = workloadOf(componentOf(subject));
  const isDeployment = subject.kind === 'workload' && model === 'Deployment';
  const watch = useMemo(
    () => (isDeployment && settled ? watchList({ model: 'ReplicaSet', namespace, selector }) : null),
    [isDeployment, settled, namespace, selector],
  );
  const sets = useWatchedList(watch);
  return isDeployment ? sets : undefined;
};
