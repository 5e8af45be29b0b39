import { consoleFetchJSON } from '@openshift-console/dynamic-plugin-sdk';
import { useCallback, useMemo, useState } from 'react';

import {
  PROMETHEUS_READ,
  parseSamples,
  parseSeries,
  queryAddress,
  rangeAddress,
  type Series,
} from '../cluster/prometheus';
import { readError } from '../cluster/read-error';
import type { Observation, Sample } from '../probes/observation';
import { useRounds } from './useRounds';

/** Milliseconds between two askings. */
const PERIOD = 15_000;
/** Prometheus may take long over a query; milliseconds. */
const TIMEOUT = 60_000;

const ask = async <T>(
  address: string,
  parse: (answer: unknown) => readonly T[],
  signal: AbortSignal,
): Promise<Observation<readonly T[]>> => {
  try {
    const found = parse(await consoleFetchJSON(address, 'GET', { signal }, TIMEOUT));
    return found.length === 0 ? { state: 'empty' } : { state: 'found', data: found };
  } catch (error) {
    return readError(error, PROMETHEUS_READ);
  }
};

/** Asks instant queries, again every 15 s while the tab is in front. Gives the samples by query. */
export const usePrometheusQueries = (
  queries: readonly string[],
): Readonly<Record<string, Observation<readonly Sample[]>>> => {
  const [answers, setAnswers] = useState<Readonly<Record<string, Observation<readonly Sample[]>>>>({});
  const identity = queries.join('\n');
  // The list is made anew at each render; its text says whether it is the same.
  // eslint-disable-next-line react-hooks/exhaustive-deps
  const stable = useMemo(() => [...new Set(queries)], [identity]);
  const round = useCallback(
    async (signal: AbortSignal): Promise<void> => {
      const one = async (query: string): Promise<void> => {
        const answer = await ask(queryAddress(query), parseSamples, signal);
        if (!signal.aborted) setAnswers((known) => ({ ...known, [query]: answer }));
      };
      await Promise.all(stable.map(one));
    },
    [stable],
  );
  useRounds(round, PERIOD);
  return answers;
};

/** Asks for a graph of the last `minutes`, renewed every 15 s while the tab is in front. No query asks nothing. */
export const usePrometheusRange = (query: string | undefined, minutes: number): Observation<readonly Series[]> => {
  const [answer, setAnswer] = useState<{ of: string; series: Observation<readonly Series[]> }>();
  const round = useCallback(
    async (signal: AbortSignal): Promise<void> => {
      if (query === undefined) return;
      const series = await ask(rangeAddress(query, minutes, Date.now()), parseSeries, signal);
      if (!signal.aborted) setAnswer({ of: query, series });
    },
    [query, minutes],
  );
  useRounds(round, PERIOD);
  // Another query's graph is not this one's.
  return answer !== undefined && answer.of === query ? answer.series : { state: 'loading' };
};
