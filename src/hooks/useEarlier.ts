import { useCallback, useMemo, useState } from 'react';

import { fetchJson } from '../cluster/console-requests';
import { readEarlierState } from '../cluster/earlier-states';
import type { Investigation } from '../diagnosis/investigate';
import type { ClusterObject } from '../probes/observation';
import { earlierStatesOf } from '../timeline/timeline';
import { stateKey, type EarlierState } from '../timeline/state-key';
import { useReads } from './useReads';

const ONCE = (): number => Infinity;

/**
 * Reads what objects were before changes of some minutes ago, each once: where that is gone already, nothing comes. What
 * was read stays for as long as the page is open.
 */
export const useEarlier = (investigation: Investigation): Readonly<Record<string, ClusterObject>> => {
  const [found, setFound] = useState<Readonly<Record<string, ClusterObject>>>({});
  const [asked, setAsked] = useState<ReadonlySet<string>>(new Set());
  const read = useCallback(async (key: string, signal: AbortSignal): Promise<void> => {
    const state = JSON.parse(key) as EarlierState;
    const before = await readEarlierState(fetchJson, state, signal).catch(() => undefined);
    if (signal.aborted) return;
    setAsked((known) => new Set([...known, stateKey(state)]));
    if (before !== undefined) setFound((known) => ({ ...known, [stateKey(state)]: before }));
  }, []);
  const states = useMemo(() => earlierStatesOf(investigation), [investigation]);
  useReads(
    states.filter((state) => !asked.has(stateKey(state))).map((state) => JSON.stringify(state)),
    read,
    ONCE,
  );
  return found;
};
