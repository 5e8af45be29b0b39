import { consoleFetch } from '@openshift-console/dynamic-plugin-sdk';
import { useCallback, useMemo, useRef, useState } from 'react';

import { FIRST_BOUNDS, readStoredLog, type FetchText, type LogTails } from '../cluster/container-log';
import { Turns } from '../cluster/lane';
import { readLogError } from '../cluster/log-error';
import { observeLog } from '../cluster/stored-log';
import type { LogRequest } from '../probes/log-targets';
import type { LogText, Observation } from '../probes/observation';
import { useRounds } from './useRounds';

/** Milliseconds between two reads of the same log. */
const PERIOD = 15_000;

type LogsByKey = Readonly<Record<string, Observation<LogText>>>;

/** What a log said, and how it is read the next time. */
interface Read {
  readonly log: Observation<LogText>;
  readonly next?: LogTails;
}

const readOne = async (
  fetchText: FetchText,
  request: LogRequest,
  { signal, tails }: { signal: AbortSignal; tails: LogTails | undefined },
): Promise<Read> => {
  const bounds = { ...FIRST_BOUNDS, signal, ...tails };
  try {
    const read = await readStoredLog(fetchText, request, bounds);
    return { log: observeLog(read), next: read.next };
  } catch (error) {
    return { log: readLogError(error, request.namespace) };
  }
};

/** A log that says what it said before is the same object: what shows it need not be drawn anew. */
const unchanged = (before: Observation<LogText> | undefined, now: Observation<LogText>): Observation<LogText> => {
  if (before?.state !== 'found' || now.state !== 'found') return now;
  const [old, lines] = [before.data.lines, now.data.lines];
  const { truncated, from, short } = before.data;
  const isSame =
    old.length === lines.length &&
    truncated === now.data.truncated &&
    from === now.data.from &&
    short === now.data.short &&
    old.every((line, at) => line === lines[at]);
  return isSame ? before : now;
};

/**
 * Reads logs, a few at a time, again every 15 s while the tab is in front, and at once when a container restarts (its
 * key changes). Leaving the page ends the reads. Gives what is known by the requests' keys.
 */
export const useContainerLogs = (requests: readonly LogRequest[], fetchText: FetchText = consoleFetch): LogsByKey => {
  const [logs, setLogs] = useState<LogsByKey>({});
  const turns = useRef(new Turns());
  const fitting = useRef(new Map<string, LogTails>());
  const identity = requests.map(({ key }) => key).join('\n');
  // The requests are made anew at each render; their keys say whether they are the same.
  // eslint-disable-next-line react-hooks/exhaustive-deps
  const stable = useMemo(() => requests, [identity]);

  const round = useCallback(
    async (signal: AbortSignal): Promise<void> => {
      const wanted = new Set(stable.map(({ key }) => key));
      for (const key of fitting.current.keys()) if (!wanted.has(key)) fitting.current.delete(key);
      const readIt = async (request: LogRequest): Promise<void> => {
        const { key } = request;
        const send: FetchText = async (...args) => {
          turns.current.sent(key);
          return fetchText(...args);
        };
        const { log, next } = await readOne(send, request, { signal, tails: fitting.current.get(key) });
        if (signal.aborted) return;
        if (next !== undefined) fitting.current.set(key, next);
        setLogs((before) => ({
          ...Object.fromEntries(Object.entries(before).filter(([old]) => wanted.has(old))),
          [key]: unchanged(before[key], log),
        }));
      };
      // What nobody has read yet comes first: one restart must not put off the others' first reading.
      await Promise.all(turns.current.order(stable, ({ key }) => key).map(readIt));
    },
    [stable, fetchText],
  );
  useRounds(round, PERIOD);
  return logs;
};
