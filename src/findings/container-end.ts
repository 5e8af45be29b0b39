import { age } from '../probes/duration';
import { finite, list, record, text } from '../unknown-value';

/** How a run of a container ended. */
export interface End {
  readonly reason: string;
  readonly exitCode: number;
  readonly signal: number;
  readonly finishedAt: string;
}

/** A container of a pod, as its status tells. */
export interface ContainerStatus {
  readonly name: string;
  readonly isInit: boolean;
  readonly ready: boolean;
  readonly restarts: number;
  readonly waiting: string;
  readonly waitingMessage: string;
  readonly ended?: End;
  readonly lastEnded?: End;
}

/** Signals by number (signal(7)), as far as containers end by them. */
const SIGNALS: Readonly<Record<number, string>> = {
  4: 'SIGILL',
  6: 'SIGABRT',
  7: 'SIGBUS',
  9: 'SIGKILL',
  11: 'SIGSEGV',
  15: 'SIGTERM',
};

const endOf = (state: unknown): End | undefined => {
  const ended = record(state).terminated;
  if (ended === undefined || ended === null) return undefined;
  const { reason, exitCode, signal, finishedAt } = record(ended);
  return {
    reason: text(reason),
    exitCode: finite(exitCode) ?? 0,
    signal: finite(signal) ?? 0,
    finishedAt: text(finishedAt),
  };
};

/** The containers of a pod, init containers first, as they run. */
export const containerStatuses = (status: unknown): readonly ContainerStatus[] => {
  const { initContainerStatuses, containerStatuses: mains } = record(status);
  const read = (entries: unknown, isInit: boolean): readonly ContainerStatus[] =>
    list(entries).map((entry) => {
      const { name, ready, restartCount, state, lastState } = record(entry);
      const waiting = record(record(state).waiting);
      const [ended, lastEnded] = [endOf(state), endOf(lastState)];
      return {
        name: text(name),
        isInit,
        ready: ready === true,
        restarts: finite(restartCount) ?? 0,
        waiting: text(waiting.reason),
        waitingMessage: text(waiting.message),
        ...(ended === undefined ? {} : { ended }),
        ...(lastEnded === undefined ? {} : { lastEnded }),
      };
    });
  return [...read(initContainerStatuses, true), ...read(mains, false)];
};

/** "exit code 1", "exit code 137 (SIGKILL)", "signal 11 (SIGSEGV)". An exit code above 128 is 128 and the signal. */
export const howItEnded = ({ exitCode, signal }: End): string => {
  const number = signal > 0 ? signal : exitCode - 128;
  const name = SIGNALS[number];
  const said = signal > 0 ? `signal ${String(signal)}` : `exit code ${String(exitCode)}`;
  return name === undefined ? said : `${said} (${name})`;
};

/** How long ago it ended; a question mark where the status doesn't say. */
export const endedAgo = ({ finishedAt }: End, now: number): string => age(finishedAt, now) || '?';
