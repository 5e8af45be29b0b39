import { useCallback, useMemo, useRef, useState } from 'react';

import { answeredInPart } from '../cluster/answered-in-part';
import { bounded, type BoundSignal } from '../cluster/bounded-request';
import { fetchJson } from '../cluster/console-requests';
import { GRAPHS, QUERIES, type Lane } from '../cluster/lane';
import {
  PROMETHEUS_READ,
  parseSamples,
  parseSeries,
  queryAddress,
  rangeAddress,
  type Series,
} from '../cluster/prometheus';
import { batchesOf, batchQuery, isRefusal, takeApart } from '../cluster/query-batch';
import { readError } from '../cluster/read-error';
import type { Observation, Sample } from '../probes/observation';
import { keepEqual } from './keep-equal';
import { useReads } from './useReads';
import { useRounds } from './useRounds';

/** Milliseconds between two askings: the platform's Prometheus reads most of what it knows every 30 s. */
const PERIOD = 30_000;
/** Of a graph, whose points are 15 s apart or more. */
const GRAPH_PERIOD = 60_000;
/** Prometheus may take long over a query, and those before it too; milliseconds. */
const WITHIN = 60_000;

/** What an answer says; of one that is a part of what there is, why. */
const readAnswer = <T>(answer: unknown, found: readonly T[]): Observation<readonly T[]> => {
  // A part of the series looks as healthy, or as broken, as no series would.
  const part = answeredInPart(answer);
  if (part !== undefined) return part;
  return found.length === 0 ? { state: 'empty' } : { state: 'found', data: found };
};

const fetchAnswer = async (address: string, within: { signal: AbortSignal; lane: Lane }): Promise<unknown> => {
  const read = async (own: BoundSignal): Promise<unknown> => fetchJson(address, 'GET', { signal: own }, -1);
  return bounded(read, { within: WITHIN, ...within });
};

const ask = async <T>(
  address: string,
  parse: (answer: unknown) => readonly T[],
  within: { signal: AbortSignal; lane: Lane },
): Promise<Observation<readonly T[]>> => {
  try {
    const answer = await fetchAnswer(address, within);
    return readAnswer(answer, parse(answer));
  } catch (error) {
    return readError(error, PROMETHEUS_READ);
  }
};

type Answer = Observation<readonly Sample[]>;
type Answers = Readonly<Record<string, Answer>>;

/** Asks several queries at once. Nothing where they have to be asked one by one. */
const askTogether = async (queries: readonly string[], signal: AbortSignal): Promise<Answers | undefined> => {
  const each = (answerOf: (index: number) => Answer): Answers =>
    Object.fromEntries(queries.map((query, index) => [query, answerOf(index)]));
  try {
    const answer = await fetchAnswer(queryAddress(batchQuery(queries)), { signal, lane: QUERIES });
    const samples = takeApart(queries, parseSamples(answer));
    return each((index) => readAnswer(answer, samples[index] ?? []));
  } catch (error) {
    return isRefusal(error) ? undefined : each(() => readError(error, PROMETHEUS_READ));
  }
};

const isAnswered = (answer: Answer | undefined): boolean => answer?.state === 'found' || answer?.state === 'empty';

/**
 * Asks instant queries, a few at a time and each for itself until it is answered: what fails says so alone. From then on
 * together, every `period` milliseconds while the tab is in front. Gives the samples by query.
 */
export const usePrometheusQueries = (queries: readonly string[], period = PERIOD): Answers => {
  const [answers, setAnswers] = useState<Answers>({});
  const [alone, setAlone] = useState<ReadonlySet<string>>(new Set());
  const answeredAt = useRef(0);
  const take = useCallback((fresh: Answers): void => {
    answeredAt.current = Date.now();
    setAnswers((known) => keepEqual(known, { ...known, ...fresh }));
  }, []);
  const read = useCallback(
    async (query: string, signal: AbortSignal): Promise<void> => {
      const answer = await ask(queryAddress(query), parseSamples, { signal, lane: QUERIES });
      if (!signal.aborted) take({ [query]: answer });
    },
    [take],
  );
  const isRenewed = (query: string): boolean => isAnswered(answers[query]) && !alone.has(query);
  useReads(
    queries.filter((query) => !isRenewed(query)),
    read,
    useCallback(() => period, [period]),
  );
  const identity = JSON.stringify([...new Set(queries.filter(isRenewed))]);
  const together = useMemo(() => batchesOf(JSON.parse(identity) as string[]), [identity]);
  const round = useCallback(
    async (signal: AbortSignal): Promise<void> => {
      const renew = async (batch: readonly string[]): Promise<void> => {
        const fresh = await askTogether(batch, signal);
        if (signal.aborted) return;
        if (fresh === undefined) setAlone((known) => new Set([...known, ...batch]));
        else take(fresh);
      };
      await Promise.all(together.map(renew));
    },
    [together, take],
  );
  useRounds(round, period, answeredAt.current);
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
