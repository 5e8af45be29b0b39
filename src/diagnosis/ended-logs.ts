import type { End } from '../probes/container-status';
import { readLines, type LogLine } from '../probes/log-line';
import type { ContainerLog } from '../probes/observation';
import { lastWordsOf } from './log-last-words';
import { LINE_PASSED } from './recency';

/** A log whose run ended badly. */
export type EndedLog = ContainerLog & { readonly ended: End };

/**
 * The logs of runs that ended badly, the last one first; without those that their pod got over.
 * @param now milliseconds since the epoch
 */
export const endedBadly = (logs: readonly ContainerLog[], now: number): readonly EndedLog[] =>
  logs
    .filter((log): log is EndedLog => log.ended !== undefined)
    .filter(({ ended, podReady }) => podReady?.isReady !== true || now - Date.parse(ended.finishedAt) <= LINE_PASSED)
    .sort((a, b) => Date.parse(b.ended.finishedAt) - Date.parse(a.ended.finishedAt));

/**
 * The line by which a run that ended says why: of its log, or else of what its status holds of it.
 * @param now milliseconds since the epoch
 */
export const lastWordsIn = ({ log, namespace, ended }: ContainerLog, now: number): LogLine | undefined =>
  (log.state === 'found' ? lastWordsOf(readLines(log.data.lines, now), namespace) : undefined) ??
  lastWordsOf(readLines((ended?.message ?? '').split('\n'), now), namespace);
