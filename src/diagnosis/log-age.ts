import { LINE_PASSED, TELLS_OF_NOW } from './recency';
import type { ContainerLog } from '../probes/observation';

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
    if (previous || (at !== undefined && (now - at > TELLS_OF_NOW || at < changed))) return 'gone';
    return at === undefined || now - at > LINE_PASSED ? 'passed' : 'now';
  }
  if (at === undefined) return 'now';
  if (podReady === undefined) return now - at > TELLS_OF_NOW ? 'gone' : 'now';
  // A pod that fails may have fallen silent: what it said last still holds, unless it was long before it failed.
  return (end ?? at) - at > TELLS_OF_NOW || changed - at > TELLS_OF_NOW ? 'gone' : 'now';
};
