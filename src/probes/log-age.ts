import type { ContainerLog } from './observation';

/** Lines older than this tell of something that has passed, in milliseconds. */
const OLD = 30 * 60_000;
/** What a pod that is ready wrote before this is a trace: it got over it; milliseconds. */
export const PASSED = 10 * 60_000;

/** What a line tells of: the present, what its pod got over, or what is too old to tell anything. */
export type LogAge = 'now' | 'passed' | 'gone';

/**
 * Says whether a line of a log tells of the present.
 * @param at when it was written, in milliseconds since the epoch; absent where nothing says
 * @param end when the log ends, likewise
 */
export const ageOf = (
  at: number | undefined,
  { previous, podReady }: Pick<ContainerLog, 'previous' | 'podReady'>,
  { end, now }: { readonly end: number | undefined; readonly now: number },
): LogAge => {
  const changed = podReady?.since ?? NaN;
  if (podReady?.isReady === true) {
    // What was said before the pod became ready, it got over.
    if (previous || (at !== undefined && (now - at > OLD || at < changed))) return 'gone';
    return at === undefined || now - at > PASSED ? 'passed' : 'now';
  }
  if (at === undefined) return 'now';
  if (podReady === undefined) return now - at > OLD ? 'gone' : 'now';
  // A pod that fails may have fallen silent: what it said last still holds, unless it was long before it failed.
  return (end ?? at) - at > OLD || changed - at > OLD ? 'gone' : 'now';
};
