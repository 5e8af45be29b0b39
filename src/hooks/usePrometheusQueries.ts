import { consoleFetchJSON } from '@openshift-console/dynamic-plugin-sdk';
import { useCallback, useState } from 'react';

import { bounded } from '../cluster/bounded-request';
import { GRAPHS, QUERIES, type Lane } from '../cluster/lane';
import {
  PROMETHEUS_READ,
  parseSamples,
  parseSeries,
  queryAddress,
  rangeAddress,
  type Series,
} from '../cluster/prometheus';
import { readError } from '../cluster/read-error';
import { lostData } from '../lost-data';
import { message } from '../message';
import type { Observation, Sample } from '../probes/observation';
import { keepEqual } from './keep-equal';
import { useReads } from './useReads';
import { useRounds } from './useRounds';

/** Milliseconds between two askings. */
const PERIOD = 15_000;
/** Of a graph, whose points are 15 s apart or more. */
const GRAPH_PERIOD = 60_000;
/** Prometheus may take long over a query, and those before it too; milliseconds. */
const WITHIN = 60_000;

const ask = async <T>(
  address: string,
  parse: (answer: unknown) => readonly T[],
  { signal, lane }: { signal: AbortSignal; lane: Lane },
): Promise<Observation<readonly T[]>> => {
  try {
    const read = async (own: AbortSignal): Promise<unknown> => consoleFetchJSON(address, 'GET', { signal: own }, -1);
    const answer = await bounded(read, { within: WITHIN, signal, lane });
    const found = parse(answer);
    const [lost] = lostData(answer);
    // A part of the series looks as healthy, or as broken, as no series would.
    if (lost !== undefined)
      return {
        state: 'failed',
        reason: lost,
        remedy: message(
          'Prometheus answered in part: see whether the pods of prometheus-k8s run. It is asked again by itself.',
        ),
      };
    return found.length === 0 ? { state: 'empty' } : { state: 'found', data: found };
  } catch (error) {
    return readError(error, PROMETHEUS_READ);
  }
};

type Answers = Readonly<Record<string, Observation<readonly Sample[]>>>;

/** Asks instant queries, a few at a time, each again 15 s after its answer while the tab is in front. Gives the samples by query. */
export const usePrometheusQueries = (queries: readonly string[]): Answers => {
  const [answers, setAnswers] = useState<Answers>({});
  const read = useCallback(async (query: string, signal: AbortSignal): Promise<void> => {
    const answer = await ask(queryAddress(query), parseSamples, { signal, lane: QUERIES });
    if (signal.aborted) return;
    setAnswers((known) => {
      const now = keepEqual(known[query], answer);
      return now === known[query] ? known : { ...known, [query]: now };
    });
  }, []);
  useReads(queries, read, PERIOD);
  return answers;
};

/** Asks for a graph of the last `minutes`, renewed each minute while the tab is in front. No query asks nothing. */
export const usePrometheusRange = (query: string | undefined, minutes: number): Observation<readonly Series[]> => {
  const [answer, setAnswer] = useState<{ of: string; series: Observation<readonly Series[]> }>();
  const round = useCallback(
    async (signal: AbortSignal): Promise<void> => {
      if (query === undefined) return;
      const series = await ask(rangeAddress(query, minutes, Date.now()), parseSeries, { signal, lane: GRAPHS });
      if (!signal.aborted) setAnswer({ of: query, series });
    },
    [query, minutes],
  );
  useRounds(round, GRAPH_PERIOD);
  // Another query's graph is not this one's.
  return answer !== undefined && answer.of === query ? answer.series : { state: 'loading' };
};
