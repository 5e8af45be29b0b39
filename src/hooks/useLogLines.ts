import { useEffect, useRef, useState } from 'react';

import { FIRST_BOUNDS, readContainerLog, type FetchText, type LogBounds } from '../cluster/container-log';
import { followContainerLog } from '../cluster/follow-log';
import { readLogError } from '../cluster/log-error';
import { followedText, keptLines } from '../cluster/stored-log';
import type { StoredLine } from '../cluster/stored-lines';
import type { LogTarget } from '../probes/log-targets';
import type { ContainerLog, Failed, Forbidden, LogText, MissingApi } from '../probes/observation';

/** How much more is read on request. */
const MORE: LogBounds = { tailLines: 20_000, limitBytes: 16 * 1024 * 1024 };

/** The lines of a log, and what can be asked for. */
export interface LogLines extends LogText {
  /** Why the latest reading on request did not work. */
  readonly problem?: Forbidden | MissingApi | Failed;
  readonly following: boolean;
  /** When what was asked for was last read, in milliseconds since the epoch: it does not go on by itself. */
  readonly stoppedAt?: number;
  /** Changes with what was asked for: other lines than before, and not more of the same. */
  readonly reading: 'page' | 'more' | 'follow';
  readonly more: () => void;
  readonly follow: (on: boolean) => void;
  /** Goes back to what the page reads by itself. */
  readonly latest: () => void;
}

interface Asked {
  readonly text: LogText;
  readonly reading: 'more' | 'follow';
}

/** Follows a log while it is on, beginning with so many pieces of its end. */
const useFollowing = (
  following: boolean,
  from: { target: LogTarget; tailLines: number; isWhole: boolean; fetchText: FetchText },
  { onText, onEnd }: { onText: (text: LogText) => void; onEnd: (error: unknown) => void },
): void => {
  const wanted = useRef({ ...from, onText, onEnd });
  useEffect(() => {
    wanted.current = { ...from, onText, onEnd };
  });
  const { fetchText } = from;
  const { namespace, pod, container, previous } = from.target;
  useEffect(() => {
    if (!following) return;
    const controller = new AbortController();
    const { signal } = controller;
    const { target, tailLines, isWhole } = wanted.current;
    let lines: readonly StoredLine[] = [];
    let first: StoredLine | undefined;
    const onLines = (fresh: readonly StoredLine[]): void => {
      if (signal.aborted) return;
      lines = keptLines([...lines, ...fresh]);
      first ??= lines[0];
      wanted.current.onText(followedText(lines, !isWhole || lines[0] !== first));
    };
    followContainerLog(fetchText, target, { tailLines, signal, onLines }).then(
      () => {
        if (!signal.aborted) wanted.current.onEnd(undefined);
      },
      (error: unknown) => {
        if (!signal.aborted) wanted.current.onEnd(error);
      },
    );
    return () => {
      controller.abort();
    };
  }, [following, fetchText, namespace, pod, container, previous]);
};

/** What the page reads of a log, or, on request, more of its past, or its new lines as they come. */
export const useLogLines = (log: ContainerLog, fetchText: FetchText): LogLines => {
  const [asked, setAsked] = useState<Asked>();
  const [stoppedAt, setStoppedAt] = useState<number>();
  const [following, setFollowing] = useState(false);
  const [problem, setProblem] = useState<LogLines['problem']>();
  const reading = useRef<AbortController>(undefined);
  useEffect(
    () => () => {
      reading.current?.abort();
    },
    [],
  );
  const read: LogText = log.log.state === 'found' ? log.log.data : { lines: [], truncated: false };
  const text = asked?.text ?? read;
  const { tailLines } = asked?.reading === 'more' ? MORE : FIRST_BOUNDS;
  useFollowing(
    following,
    { target: log, tailLines, isWhole: !text.truncated, fetchText },
    {
      onText: (followed) => {
        setAsked({ text: followed, reading: 'follow' });
      },
      onEnd: (error) => {
        // The container ended, or the server closed the stream.
        if (error === undefined) setStoppedAt(Date.now());
        else setProblem(readLogError(error, log.namespace));
        setFollowing(false);
      },
    },
  );
  return {
    ...text,
    ...(problem === undefined ? {} : { problem }),
    ...(stoppedAt === undefined ? {} : { stoppedAt }),
    following,
    reading: asked?.reading ?? 'page',
    follow: (on) => {
      reading.current?.abort();
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
          setAsked({ text: more, reading: 'more' });
          setStoppedAt(Date.now());
        },
        (error: unknown) => {
          if (!signal.aborted) setProblem(readLogError(error, log.namespace));
        },
      );
    },
    latest: () => {
      setAsked(undefined);
      setStoppedAt(undefined);
    },
  };
};
