import { useCallback, useEffect, useMemo, useRef, useState } from 'react';

import { bounded, type BoundSignal } from '../cluster/bounded-request';
import { keepEqual } from './keep-equal';
import { useVisible } from './useVisible';

/** What a poll knows. */
export interface Polled<T> {
  /** The last good answer; it stays when a later asking fails. */
  readonly data?: T;
  /** When that answer came, in milliseconds since the epoch. */
  readonly readAt?: number;
  /** Why the latest asking failed; absent when it went well. */
  readonly error?: unknown;
  /** Asks again at once. */
  readonly retry: () => void;
}

/** What is known, and of which question. */
interface Answered<T> extends Omit<Polled<T>, 'retry'> {
  readonly of: unknown;
}

/** What is asked, for answers that are kept from one place to the next. */
export interface Question {
  readonly name: string;
  /** Whether a place that begins with a kept answer asks at once all the same, as it does where answers are small. */
  readonly renew: 'at once' | 'when due';
  /** Milliseconds from a good answer to the next asking, where it is not 15 s. */
  readonly every?: number;
}

/** The last good answers, by question: what is read in one place need not be read again in another at once. */
const kept = new Map<string, { readonly data: unknown; readonly readAt: number }>();
/** How long an answer is waited for, its body included; milliseconds. */
const WITHIN = 60_000;
/** Answers to keep at most: a user's projects are many. */
const KEPT = 20;

/** Forgets the answers that were kept; for tests, which begin with nothing. */
export const forgetAnswers = (): void => {
  kept.clear();
};

const keep = (question: string, data: unknown, readAt: number): void => {
  kept.delete(question);
  kept.set(question, { data, readAt });
  const [oldest] = kept.keys();
  if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
};

/** The answer that was kept, if it is as fresh as a poll's may be. */
const fresh = (
  question: string | undefined,
  every: number,
): { readonly data: unknown; readonly readAt: number } | undefined => {
  const answer = question === undefined ? undefined : kept.get(question);
  const isFresh = answer !== undefined && Date.now() - answer.readAt < every;
  return isFresh ? answer : undefined;
};

/** Milliseconds until the next asking, after so many failures in a row: 15 s, then 30, 60, 120 at most. */
export const pollDelay = (failures: number): number => 15_000 * 2 ** Math.min(failures, 3);

/**
 * Asks again and again: every 15 s while the tab is in front, more seldom while it fails, at once when the tab comes
 * back. `read` must be stable: another one is another question, whose answer begins anew; none asks nothing. Leaving the
 * page ends the asking.
 *
 * Answers to a `question` are kept from one place to the next: the console draws the tab of a
 * virtual machine from nothing each time the machine changes, and a page follows on another that has just asked the same.
 */
export const usePoll = <T>(read: ((signal: BoundSignal) => Promise<T>) | undefined, question?: Question): Polled<T> => {
  const { name, renew, every = pollDelay(0) } = question ?? {};
  const [{ of, ...state }, setState] = useState<Answered<T>>({ of: read });
  const [round, setRound] = useState(0);
  const failures = useRef(0);
  const visible = useVisible();

  useEffect(() => {
    if (!visible || read === undefined) return;
    const controller = new AbortController();
    let asking = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const again = (): void => {
      timer = setTimeout(() => void ask(), failures.current === 0 ? every : pollDelay(failures.current));
    };
    const ask = async (): Promise<void> => {
      asking = new AbortController();
      try {
        const answer = await bounded(read, { within: WITHIN, signal: asking.signal });
        if (controller.signal.aborted) return;
        failures.current = 0;
        const readAt = Date.now();
        // What says the same is the same object: what shows it need not be drawn anew.
        const data = name === undefined ? answer : keepEqual(kept.get(name)?.data, answer);
        setState({ of: read, data, readAt });
        if (name !== undefined) keep(name, data, readAt);
      } catch (error) {
        if (controller.signal.aborted) return;
        failures.current += 1;
        setState((known) => ({ ...(known.of === read ? known : { of: read }), error }));
      }
      again();
    };
    const answer = round === 0 && renew === 'when due' ? fresh(name, every) : undefined;
    if (answer === undefined) void ask();
    else timer = setTimeout(() => void ask(), every - (Date.now() - answer.readAt));
    return () => {
      controller.abort();
      asking.abort();
      clearTimeout(timer);
    };
  }, [read, name, renew, every, visible, round]);

  const retry = useCallback(() => {
    setRound((count) => count + 1);
  }, []);
  // Looked up once for each question: it stays, however old, until this place has an answer of its own.
  // eslint-disable-next-line react-hooks/exhaustive-deps
  const found = useMemo(() => fresh(name, every) as { data: T; readAt: number } | undefined, [name, read]);
  return { ...found, ...(of === read ? state : {}), retry };
};
