import type { ListAnswers } from '../probes/answers';

/** How long an answer holds after nobody watches its list any more, in milliseconds: as long as a poll's. */
const KEPT = 15_000;

/** The last answers, each with when it ends to hold, in milliseconds since the epoch. */
const kept = new Map<string, { readonly answer: ListAnswers[string]; readonly until: number }>();

/** Forgets the answers that were kept; for tests, which begin with nothing. */
export const forgetLists = (): void => {
  kept.clear();
};

/** Keeps the answers that were read, from now on and for a while after the function that it gives was called. */
export const keepLists = (lists: ListAnswers): (() => void) => {
  const read = Object.entries(lists).filter(([, answer]) => answer?.state === 'found' || answer?.state === 'empty');
  for (const [key, answer] of read) kept.set(key, { answer, until: Infinity });
  return () => {
    const until = Date.now() + KEPT;
    for (const [key, answer] of read) if (kept.get(key)?.answer === answer) kept.set(key, { answer, until });
  };
};

/** The lists, and of those that are on their way what was last read of them, if that was a moment ago. */
export const withKept = (lists: ListAnswers): ListAnswers =>
  Object.fromEntries(
    Object.entries(lists).map(([key, answer]) => {
      const last = answer?.state === 'loading' ? kept.get(key) : undefined;
      return [key, last === undefined || last.until < Date.now() ? answer : last.answer];
    }),
  );
