import { useCallback, useMemo } from 'react';

import { investigate, type Investigation } from '../diagnosis/investigate';
import { planOf, type Case } from '../diagnosis/plan';
import type { Answers, ListAnswers } from '../probes/answers';
import { useContainerLogs } from './useContainerLogs';
import { usePlannedLists } from './usePlannedLists';
import { usePrometheusQueries } from './usePrometheusQueries';
import { useTick } from './useTick';

/** Verdicts depend on the time too (a lease expires, a warning grows old): they are judged again this often. */
const PERIOD = 5_000;

const withLists = (lists: ListAnswers): Answers => ({ lists, logs: {}, samples: {} });

/**
 * Investigates a case live, as the signed-in user. Follows the cluster: objects are watched, logs and metrics are read
 * every 15 s while the tab is in front.
 * @param of must be stable
 */
export const useInvestigation = (of: Case): Investigation => {
  const lists = usePlannedLists(useCallback((known) => planOf(of, withLists(known)).lists, [of]));
  const plan = useMemo(() => planOf(of, withLists(lists)), [of, lists]);
  const logs = useContainerLogs(plan.logs);
  const samples = usePrometheusQueries(plan.queries);
  const now = useTick(PERIOD);
  return useMemo(() => investigate(plan, { lists, logs, samples }, { now }), [plan, lists, logs, samples, now]);
};
