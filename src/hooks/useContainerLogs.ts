import { consoleFetch } from '@openshift-console/dynamic-plugin-sdk';
import { useCallback, useEffect, useRef, useState } from 'react';

import { FIRST_BOUNDS, readStoredLog, type FetchText, type LogTails } from '../cluster/container-log';
import { readLogError } from '../cluster/log-error';
import { observeLog } from '../cluster/stored-log';
import type { LogRequest } from '../probes/log-targets';
import type { LogText, Observation } from '../probes/observation';
import { useReads } from './useReads';

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
 * Reads logs, a few at a time, each again 15 s after it came while the tab is in front, and at once when its container
 * restarts (its key changes). Leaving the page ends the reads. Gives what is known by the requests' keys.
 */
export const useContainerLogs = (requests: readonly LogRequest[], fetchText: FetchText = consoleFetch): LogsByKey => {
  const [logs, setLogs] = useState<LogsByKey>({});
  const fitting = useRef(new Map<string, LogTails>());
  const wanted = useRef<ReadonlyMap<string, LogRequest>>(new Map());
  const keys = requests.map(({ key }) => key);
  const identity = keys.join('\n');
  useEffect(() => {
    wanted.current = new Map(requests.map((request) => [request.key, request]));
    for (const key of fitting.current.keys()) if (!wanted.current.has(key)) fitting.current.delete(key);
    setLogs((known) => {
      const left = Object.entries(known).filter(([key]) => wanted.current.has(key));
      return left.length === Object.keys(known).length ? known : Object.fromEntries(left);
    });
    // The requests are made anew at each render; their keys say whether they are the same.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [identity]);

  const read = useCallback(
    async (key: string, signal: AbortSignal): Promise<void> => {
      const request = wanted.current.get(key);
      if (request === undefined) return;
      const { log, next } = await readOne(fetchText, request, { signal, tails: fitting.current.get(key) });
      if (signal.aborted) return;
      if (next !== undefined) fitting.current.set(key, next);
      setLogs((before) => {
        const now = unchanged(before[key], log);
        return now === before[key] ? before : { ...before, [key]: now };
      });
    },
    [fetchText],
  );
  useReads(keys, read, PERIOD);
  return logs;
};
