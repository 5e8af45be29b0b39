import { useEffect, useMemo, useRef, useState } from 'react';

import { observeList } from '../cluster/observe';
import type { WatchRequest } from '../cluster/watch-requests';
import { examine } from '../diagnosis/examine';
import type { Investigation } from '../diagnosis/investigate';
import { planOf, type Case, type Plan } from '../diagnosis/plan';
import { alertingWorkloads, withAlertingLogs } from '../incidents/alerting-logs';
import type { Answers, ListAnswers } from '../probes/answers';
import { gatherMore, isGathered, NOTHING_GATHERED, type Gathering } from './gathering';
import { useContainerLogs, type Pace } from './useContainerLogs';
import { usePrometheusQueries } from './usePrometheusQueries';
import { useWatches } from './useWatches';

/** Milliseconds between two looks while answers come, and once all was judged. */
const SOON = 250;
const PERIOD = 30_000;
/** What was not answered by then is judged as not read, and mends itself later. */
const PATIENCE = 15_000;
/** After so long a list that is slow keeps nothing else from being asked. */
const SLOW = 5_000;

/** A list stays open for long and says less than a page: metrics once a minute, and two logs a minute of them all. */
const QUERY_PERIOD = 60_000;
const LOG_PACE: Pace = { least: 60_000, each: 30_000 };

const NO_REQUESTS: readonly WatchRequest[] = [];

const useBatch = (batch: readonly WatchRequest[] = NO_REQUESTS): ListAnswers => {
  const requests = useMemo(() => Object.fromEntries(batch.map(({ key, request }) => [key, request])), [batch]);
  const watched = useWatches(requests);
  return useMemo(
    () => Object.fromEntries(batch.map((one) => [one.key, observeList(one, watched[one.key])])),
    [batch, watched],
  );
};

/** The answers to all that is asked. */
const useAnswers = ({ batches, logs, queries }: Gathering): Answers => {
  const first = useBatch(batches[0]);
  const second = useBatch(batches[1]);
  const third = useBatch(batches[2]);
  const fourth = useBatch(batches[3]);
  const fifth = useBatch(batches[4]);
  const lists = useMemo(
    () => ({ ...first, ...second, ...third, ...fourth, ...fifth }),
    [first, second, third, fourth, fifth],
  );
  const read = useContainerLogs(logs, undefined, LOG_PACE);
  const samples = usePrometheusQueries(queries, QUERY_PERIOD);
  return useMemo(() => ({ lists, logs: read, samples }), [lists, read, samples]);
};

const pause = async (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });

/** Does the same with each, and lets the page answer in between; nothing once it is not wanted any more. */
const inTurns = async <T, R>(
  items: readonly T[],
  work: (item: T) => R,
  { signal }: { readonly signal: AbortSignal },
): Promise<readonly R[] | undefined> => {
  const done: R[] = [];
  for (const item of items) {
    if (signal.aborted) return undefined;
    done.push(work(item));
    await pause(0);
  }
  return done;
};

/**
 * Investigates several cases that fire, as one: what they have in common is asked once, and logs are read of the workloads
 * that alerts are about alone. They are judged together once all was answered, one after the other so that the page stays
 * quick, and again every half minute where something changed; not while the tab is hidden.
 * @param cases must be stable; other ones want another component
 * @returns one for each case, in their order, without remedies; undefined until they were judged for the first time
 */
export const useInvestigations = (cases: readonly Case[]): readonly Investigation[] | undefined => {
  const [gathering, setGathering] = useState(NOTHING_GATHERED);
  const [judged, setJudged] = useState<readonly Investigation[]>();
  const answers = useAnswers(gathering);
  const latest = useRef(answers);
  useEffect(() => {
    latest.current = answers;
  }, [answers]);
  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    const alerting = alertingWorkloads(cases.map(({ subject }) => subject));
    const began = Date.now();
    const plansFor = async (known: Answers): Promise<readonly Plan[] | undefined> =>
      inTurns(cases, (of) => withAlertingLogs(planOf(of, known), alerting, known), { signal });
    const look = async (known: Answers): Promise<boolean> => {
      const plans = await plansFor(known);
      if (plans === undefined) return false;
      const waited = Date.now() - began;
      setGathering((before) => gatherMore(before, plans, { answers: known, isLate: waited > SLOW }));
      if (!isGathered(plans, known) && waited < PATIENCE) return false;
      const now = Date.now();
      const done = await inTurns(plans, (plan) => examine(plan, known, { now, firing: {} }).investigation, { signal });
      if (done !== undefined) setJudged(done);
      return true;
    };
    const follow = async (): Promise<void> => {
      let seen: Answers | undefined;
      while (!signal.aborted) {
        const known = latest.current;
        const isNew = known !== seen && !document.hidden;
        if (isNew) seen = known;
        const isDone = isNew ? await look(known) : Date.now() - began > PATIENCE;
        await pause(isDone ? PERIOD : SOON);
      }
    };
    void follow();
    return () => {
      controller.abort();
    };
  }, [cases]);
  return judged;
};
