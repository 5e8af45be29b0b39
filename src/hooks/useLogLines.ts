import { useEffect, useRef, useState } from 'react';

import { followContainerLog, readContainerLog, type FetchText } from '../cluster/container-log';
import { readError } from '../cluster/read-error';
import type { ContainerLog, Failed, Forbidden, LogText, MissingApi } from '../probes/observation';

/** How much more is read on request. */
const MORE = { tailLines: 20_000, limitBytes: 16 * 1024 * 1024 };

/** The lines of a log, and what can be asked for. */
export interface LogLines extends LogText {
  /** Why the latest reading on request did not work. */
  readonly problem?: Forbidden | MissingApi | Failed;
  readonly following: boolean;
  /** When what was asked for was last read, in milliseconds since the epoch: it does not go on by itself. */
  readonly stoppedAt?: number;
  readonly more: () => void;
  readonly follow: (on: boolean) => void;
  /** Goes back to what the page reads by itself. */
  readonly latest: () => void;
}

/** What the page reads of a log, or, on request, more of its past, or its new lines as they come. */
export const useLogLines = (log: ContainerLog, fetchText: FetchText): LogLines => {
  const [asked, setAsked] = useState<LogText>();
  const [stoppedAt, setStoppedAt] = useState<number>();
  const reading = useRef<AbortController>(undefined);
  useEffect(
    () => () => {
      reading.current?.abort();
    },
    [],
  );
  const [following, setFollowing] = useState(false);
  const [problem, setProblem] = useState<LogLines['problem']>();
  const { namespace, pod, container, previous } = log;
  useEffect(() => {
    if (!following) return;
    const controller = new AbortController();
    const { signal } = controller;
    const target = { namespace, pod, container, previous };
    const run = async (): Promise<void> => {
      const base = await readContainerLog(fetchText, target, { ...MORE, signal });
      if (signal.aborted) return;
      setAsked(base);
      let last = base.lines.at(-1);
      const onLines = (lines: readonly string[]): void => {
        // Following begins with the line that was read last.
        const fresh = lines[0] === last ? lines.slice(1) : lines;
        last = undefined;
        setAsked((known) => ({
          truncated: known?.truncated ?? false,
          lines: [...(known?.lines ?? []), ...fresh].slice(-MORE.tailLines),
        }));
      };
      await followContainerLog(fetchText, target, { signal, onLines });
      // The container ended, or the server closed the stream.
      if (controller.signal.aborted) return;
      setStoppedAt(Date.now());
      setFollowing(false);
    };
    run().catch((error: unknown) => {
      if (signal.aborted) return;
      setProblem(readError(error, { verb: 'get', resource: 'pods/log', group: '', namespace }));
      setFollowing(false);
    });
    return () => {
      controller.abort();
    };
  }, [following, fetchText, namespace, pod, container, previous]);
  const read: LogText = log.log.state === 'found' ? log.log.data : { lines: [], truncated: false };
  return {
    ...(asked ?? read),
    ...(problem === undefined ? {} : { problem }),
    ...(stoppedAt === undefined ? {} : { stoppedAt }),
    following,
    follow: (on) => {
      setProblem(undefined);
      setStoppedAt(undefined);
      // Without following, the page's own reading is the newer one.
      if (!on) setAsked(undefined);
      setFollowing(on);
    },
    more: () => {
      setProblem(undefined);
      reading.current?.abort();
      reading.current = new AbortController();
      const { signal } = reading.current;
      readContainerLog(fetchText, log, { ...MORE, signal }).then(
        (more) => {
          if (signal.aborted) return;
          setAsked(more);
          setStoppedAt(Date.now());
        },
        (error: unknown) => {
          if (signal.aborted) return;
          setProblem(readError(error, { verb: 'get', resource: 'pods/log', group: '', namespace }));
        },
      );
    },
    latest: () => {
      setAsked(undefined);
      setStoppedAt(undefined);
    },
  };
};
