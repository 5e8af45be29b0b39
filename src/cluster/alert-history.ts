import type { Observation } from '../probes/observation';
import { finite, list, record } from '../unknown-value';
import { readHistory, seriesIn, type AlertHistory } from '../timeline/alert-history';
import { edgesQuery, gapsQuery, MOST_SERIES, timeQuery, type AskedAlert } from '../timeline/history-queries';
import { answeredInPart } from './answered-in-part';
import { bounded, type BoundSignal } from './bounded-request';
import { GRAPHS } from './lane';
import type { FetchJson } from './list-objects';
import { queryAddress } from './prometheus';

/** Prometheus may take long over days of samples; milliseconds. */
const WITHIN = 60_000;
/** Each replica of Prometheus by itself, its own samples and none that were put together: Thanos' parameters. */
const AS_WRITTEN = '&dedup=false&max_source_resolution=0s';

/** When a query was evaluated, by the answer's own clock, in seconds since the epoch. */
const evaluatedAt = (answer: unknown): number | undefined =>
  list(record(record(answer).data).result)
    .map((entry) => finite(list(record(entry).value)[0]))
    .find((time) => time !== undefined);

/**
 * Reads how often an alert fired: first how long and in how many series, then, where these are few, when.
 * @throws what a request fails with, or the signal's reason when it is aborted
 */
export const readAlertHistory = async (
  fetchJson: FetchJson,
  alert: AskedAlert,
  signal: AbortSignal,
): Promise<Observation<AlertHistory>> => {
  const ask = async (query: string, at?: number): Promise<unknown> => {
    const address = `${queryAddress(query)}${AS_WRITTEN}${at === undefined ? '' : `&time=${String(at)}`}`;
    const send = async (own: BoundSignal): Promise<unknown> => fetchJson(address, 'GET', { signal: own }, -1);
    return bounded(send, { within: WITHIN, signal, lane: GRAPHS });
  };
  const time = await ask(timeQuery(alert));
  const at = evaluatedAt(time) ?? Date.now() / 1000;
  const series = seriesIn(time);
  const [gaps, edges] = await Promise.all([
    ask(gapsQuery(alert), at),
    series > 0 && series <= MOST_SERIES ? ask(edgesQuery(alert), at) : undefined,
  ]);
  // A part of the samples looks like fewer firings, or like more.
  const part = answeredInPart(time) ?? answeredInPart(gaps) ?? answeredInPart(edges);
  if (part !== undefined) return part;
  return {
    state: 'found',
    data: readHistory(alert, { time, gaps, ...(edges === undefined ? {} : { edges }), at: at * 1000 }),
  };
};
