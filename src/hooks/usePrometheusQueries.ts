import { consoleFetchJSON } from '@openshift-console/dynamic-plugin-sdk';
import { useEffect, useMemo, useState } from 'react';

import { parseSamples, parseSeries, queryAddress, rangeAddress, type Series } from '../cluster/prometheus';
import { readError } from '../cluster/read-error';
import type { Observation, Sample } from '../probes/observation';
import { useTick } from './useTick';

/** Milliseconds between two askings. */
const PERIOD = 15_000;
/** The permission that the query endpoint checks (cluster-monitoring-operator, kube-rbac-proxy of thanos-querier). */
const READ = {
  verb: 'get',
  resource: 'prometheuses/api',
  group: 'monitoring.coreos.com',
  namespace: 'openshift-monitoring',
};

const ask = async <T>(
  address: string,
  parse: (answer: unknown) => readonly T[],
): Promise<Observation<readonly T[]>> => {
  try {
    const found = parse(await consoleFetchJSON(address));
    return found.length === 0 ? { state: 'empty' } : { state: 'found', data: found };
  } catch (error) {
    return readError(error, READ);
  }
};

/** Asks instant queries, again every 15 s while the tab is in front. Gives the samples by query. */
export const usePrometheusQueries = (
  queries: readonly string[],
): Readonly<Record<string, Observation<readonly Sample[]>>> => {
  const [answers, setAnswers] = useState<Readonly<Record<string, Observation<readonly Sample[]>>>>({});
  const tick = useTick(PERIOD);
  const identity = queries.join('\n');
  // The list is made anew at each render; its text says whether it is the same.
  // eslint-disable-next-line react-hooks/exhaustive-deps
  const stable = useMemo(() => [...new Set(queries)], [identity]);
  useEffect(() => {
    let current = true;
    for (const query of stable) {
      void ask(queryAddress(query), parseSamples).then((answer) => {
        if (current) setAnswers((known) => ({ ...known, [query]: answer }));
      });
    }
    return () => {
      current = false;
    };
  }, [stable, tick]);
  return answers;
};

/** Asks for a graph of the last `minutes`, renewed every 15 s while the tab is in front. No query asks nothing. */
export const usePrometheusRange = (query: string | undefined, minutes: number): Observation<readonly Series[]> => {
  const [answer, setAnswer] = useState<Observation<readonly Series[]>>({ state: 'loading' });
  const tick = useTick(PERIOD);
  useEffect(() => {
    if (query === undefined) return;
    let current = true;
    void ask(rangeAddress(query, minutes, tick), parseSeries).then((series) => {
      if (current) setAnswer(series);
    });
    return () => {
      current = false;
    };
  }, [query, minutes, tick]);
  return answer;
};
