import { useMemo } from 'react';

import type { BoundSignal } from '../cluster/bounded-request';
import { fetchJson } from '../cluster/console-requests';
import { readMachines } from '../cluster/machines';
import { isCounted } from '../impact/impact-of';
import type { Machines } from '../impact/machines';
import type { Count } from '../runbooks/runbook';
import { usePoll } from './usePoll';

/** How often machines are counted anew, in milliseconds: they wait for minutes. */
const EVERY = 60_000;

/**
 * Reads once a minute what an alert's impact counts of machines, while the tab is in front.
 * @returns absent until it was read, and where nothing is counted
 */
export const useMachines = (counts: readonly Count[]): Machines | undefined => {
  const isWanted = counts.some(isCounted);
  const [isWaiting, isMoving] = [counts.includes('waiting'), counts.includes('migrations')];
  const read = useMemo(
    () =>
      isWanted
        ? async (signal: BoundSignal): Promise<Machines> =>
            readMachines(fetchJson, { waiting: isWaiting, migrations: isMoving }, signal)
        : undefined,
    [isWanted, isWaiting, isMoving],
  );
  const name = `machines ${String(isWaiting)} ${String(isMoving)}`;
  const question = useMemo(() => ({ name, renew: 'when due', every: EVERY }) as const, [name]);
  return usePoll(read, question).data;
};
