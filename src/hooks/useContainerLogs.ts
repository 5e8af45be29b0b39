import { useCallback, useEffect, useRef, useState } from 'react';

import { fetchText as consoleText } from '../cluster/console-requests';
import { FIRST_BOUNDS, readStoredLog, type FetchText, type LogTails } from '../cluster/container-log';
import { readLogError } from '../cluster/log-error';
import { goOn } from '../cluster/log-goes-on';
import { observeLog, type StoredLog } from '../cluster/stored-log';
import type { LogRequest } from '../probes/log-targets';
import type { LogText, Observation } from '../probes/observation';
import { useReads } from './useReads';

/** Milliseconds between two reads of the same log: at least so many, and so many for each log that is read. */
export interface Pace {
  readonly least: number;
  readonly each: number;
}

/** On the page of one alert: five a minute of them all. */
const OF_A_PAGE: Pace = { least: 15_000, each: 12_000 };

type LogsByKey = Readonly<Record<string, Observation<LogText>>>;

/** What a log said, and how it is read the next time. */
interface Read {
  readonly log: Observation<LogText>;
  readonly stored?: StoredLog;
  readonly next?: LogTails;
}

/** What is known of a log from the last time; `log` is what was made of it. */
type Known = Partial<Read>;

const readOne = async (
  fetchText: FetchText,
  request: LogRequest,
  { signal, known }: { signal: AbortSignal; known: Known },
): Promise<Read> => {
  const { stored, next, log } = known;
  try {
    const isTail = next?.beginWith === FIRST_BOUNDS.tailLines;
    const more =
      stored === undefined || !isTail ? undefined : await goOn(fetchText, request, { known: stored, signal });
    if (more !== undefined && more === stored && log !== undefined) return { ...known, log };
    if (more !== undefined) return { ...known, stored: more, log: observeLog(more) };
    const read = await readStoredLog(fetchText, request, { ...FIRST_BOUNDS, signal, ...next });
    return { stored: read, log: observeLog(read), next: read.next };
  } catch (error) {
    return { log: readLogError(error, request.namespace), ...(next === undefined ? {} : { next }) };
  }
};

/** What a run wrote that has ended does not change any more. */
const isEnded = ({ previous, isOfEndedRun }: LogRequest): boolean => previous || isOfEndedRun === true;

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
 * Reads logs, a few at a time, each again after it came while the tab is in front, from where it ended on; how soon
 * depends on how many they are, by a pace that must be stable. At once when its container restarts (its key changes); of a
 * run that has ended, once. Leaving the page ends the reads. Gives what is known by the requests' keys.
 */
export const useContainerLogs = (
  requests: readonly LogRequest[],
  fetchText: FetchText = consoleText,
  pace = OF_A_PAGE,
): LogsByKey => {
  const [logs, setLogs] = useState<LogsByKey>({});
  const known = useRef(new Map<string, Known>());
  const wanted = useRef<ReadonlyMap<string, LogRequest>>(new Map());
  const keys = requests.map(({ key }) => key);
  const identity = keys.join('\n');
  useEffect(() => {
    wanted.current = new Map(requests.map((request) => [request.key, request]));
    for (const key of known.current.keys()) if (!wanted.current.has(key)) known.current.delete(key);
    setLogs((before) => {
      const left = Object.entries(before).filter(([key]) => wanted.current.has(key));
      return left.length === Object.keys(before).length ? before : Object.fromEntries(left);
    });
    // The requests are made anew at each render; their keys say whether they are the same.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [identity]);

  const read = useCallback(
    async (key: string, signal: AbortSignal): Promise<void> => {
      const request = wanted.current.get(key);
      if (request === undefined) return;
      const read = await readOne(fetchText, request, { signal, known: known.current.get(key) ?? {} });
      if (signal.aborted) return;
      known.current.set(key, read);
      const { log } = read;
      setLogs((before) => {
        const now = unchanged(before[key], log);
        return now === before[key] ? before : { ...before, [key]: now };
      });
    },
    [fetchText],
  );
  const pauseOf = useCallback(
    (key: string): number => {
      const request = wanted.current.get(key);
      const isRead = known.current.get(key)?.log?.state === 'found';
      if (request !== undefined && isEnded(request) && isRead) return Infinity;
      return Math.max(pace.least, pace.each * wanted.current.size);
    },
    [pace],
  );
  useReads(keys, read, pauseOf);
  return logs;
};
