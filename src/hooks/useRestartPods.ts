import { useCallback, useMemo, useState } from 'react';

import { deletePod } from '../cluster/delete-pod';
import { watchList } from '../cluster/watch-requests';
import { nameOf, uidOf } from '../fixes/restart-plan';
import { followRestart, type Deletion, type Progress } from '../fixes/restart-progress';
import type { ClusterObject, Observation } from '../probes/observation';
import type { Pods, Text } from '../probes/probe';
import { useNamedReviews } from './useNamedReviews';
import { useReplacements } from './useReplacements';
import { useReview } from './useReview';
import { useTick } from './useTick';
import { useWatchedList } from './useWatchedList';

/** The pods that a fix is about. */
export type FixTarget = Pods<Text>;

/** Everything that is needed to offer a restart of pods, and to tell what came of it. */
export interface PodRestart {
  /** Whether the user may delete pods there, all or some. */
  readonly access: 'checking' | 'allowed' | 'denied';
  /** The names of those that the user may delete, where a role allows some by their names; absent for all. */
  readonly only?: ReadonlySet<string>;
  readonly pods: Observation<readonly ClusterObject[]>;
  /** True until every deletion has been answered. */
  readonly isDeleting: boolean;
  /** What became of the last restart; empty before the first. */
  readonly progress: readonly Progress[];
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** Deletes these pods, all at once. */
  readonly restart: (pods: readonly ClusterObject[]) => void;
}

interface Round {
  readonly deletions: readonly Deletion[];
  readonly known: ReadonlySet<string>;
}

const NOBODY: readonly string[] = [];
const NONE: Round = { deletions: [], known: new Set() };
/** A replacement that never comes, or never starts, is told by the time that has passed. */
const PERIOD = 5_000;

/**
 * Watches the pods of a fix, asks whether the user may delete them, deletes those that are chosen, and follows what
 * replaces them. The watch equals that of the steps, and is shared with it.
 */
export const useRestartPods = ({ namespace, selector }: FixTarget): PodRestart => {
  const watch = useMemo(() => watchList({ model: 'Pod', namespace, selector }), [namespace, selector]);
  const pods = useWatchedList(watch);
  const [isAllowed, isChecking] = useReview({ resource: 'pods', verb: 'delete', namespace });
  const isDenied = !isChecking && !isAllowed;
  const named = useNamedReviews(namespace, isDenied && pods.state === 'found' ? pods.data.map(nameOf) : NOBODY);
  const isAsking = isChecking || (isDenied && named === undefined);
  const [round, setRound] = useState<Round>(NONE);
  const now = useTick(PERIOD);

  const restart = useCallback(
    (chosen: readonly ClusterObject[]) => {
      const there = pods.state === 'found' ? pods.data : [];
      const at = Date.now();
      setRound({
        deletions: chosen.map((pod) => ({ pod, at, answer: 'sent' })),
        known: new Set([...there, ...chosen].map(uidOf)),
      });
      for (const pod of chosen) {
        void deletePod(pod).then((answer) => {
          setRound(({ deletions, known }) => ({
            known,
            deletions: deletions.map((deletion) => (deletion.pod === pod ? { ...deletion, answer } : deletion)),
          }));
        });
      }
    },
    [pods],
  );

  const seen = useReplacements({ namespace, selector }, round.deletions, pods);
  const progress = followRestart(round.deletions, round.known, seen, now);
  return {
    access: isAsking ? 'checking' : isAllowed || (named?.size ?? 0) > 0 ? 'allowed' : 'denied',
    ...(isDenied && named !== undefined ? { only: named } : {}),
    pods,
    isDeleting: round.deletions.some(({ answer }) => answer === 'sent'),
    progress,
    now,
    restart,
  };
};
