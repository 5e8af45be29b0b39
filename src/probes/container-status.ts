import { finite, list, record, text } from '../unknown-value';

/** How a run of a container ended. */
export interface End {
  readonly reason: string;
  readonly exitCode: number;
  readonly signal: number;
  readonly finishedAt: string;
  /** What the runtime or the program said of it: why it could not start, or the end of its log (`FallbackToLogsOnError`). */
  readonly message: string;
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

const endOf = (state: unknown): End | undefined => {
  const ended = record(state).terminated;
  if (ended === undefined || ended === null) return undefined;
  const { reason, exitCode, signal, finishedAt, message } = record(ended);
  return {
    reason: text(reason),
    exitCode: finite(exitCode) ?? 0,
    signal: finite(signal) ?? 0,
    finishedAt: text(finishedAt),
    message: text(message),
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
