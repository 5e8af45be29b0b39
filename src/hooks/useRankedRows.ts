import { useEffect, useRef, useState } from 'react';

import { worstFirst, type CheckRow } from '../diagnosis/check-rows';
import type { Diagnosis } from '../diagnosis/find';

/** Rows in the order in which they are shown. */
export interface RankedRows {
  readonly rows: readonly CheckRow[];
  /** Changes with the order: rows of another order are other rows, and nothing moves that somebody looks at. */
  readonly order: 'as planned' | 'ranked';
  /** The rows whose verdict has changed last, since they were ranked. */
  readonly changed: readonly CheckRow[];
}

/**
 * Ranks rows once, as soon as all was read: they stay where they are then, whatever changes. Where somebody is among them
 * at that moment they keep the order that they have.
 * @param isBusy whether somebody is among them
 */
export const useRankedRows = (
  rows: readonly CheckRow[],
  { isPending, findings }: Pick<Diagnosis, 'isPending' | 'findings'>,
  isBusy: () => boolean,
): RankedRows => {
  const [ids, setIds] = useState<readonly string[]>();
  const [kept, setKept] = useState(false);
  const [changed, setChanged] = useState<readonly CheckRow[]>([]);
  const before = useRef<ReadonlyMap<string, CheckRow>>();
  const isDue = ids === undefined && !isPending && rows.length > 0;
  useEffect(() => {
    if (!isDue) return;
    const busy = isBusy();
    setKept(busy);
    setIds((busy ? rows : worstFirst(rows, findings)).map(({ id }) => id));
  }, [isDue, rows, findings, isBusy]);
  useEffect(() => {
    if (ids === undefined) return;
    const known = before.current;
    before.current = new Map(rows.map((row) => [row.id, row]));
    const now = rows.filter(({ id, status, isPending: waits }) => {
      const was = known?.get(id);
      return !waits && was !== undefined && (was.status !== status || was.isPending);
    });
    if (now.length > 0) setChanged(now);
  }, [ids, rows]);
  if (ids === undefined) return { rows, order: 'as planned', changed };
  const place = new Map(ids.map((id, at) => [id, at]));
  return {
    // What is looked at only since then comes last.
    rows: [...rows].sort((a, b) => (place.get(a.id) ?? ids.length) - (place.get(b.id) ?? ids.length)),
    order: kept ? 'as planned' : 'ranked',
    changed,
  };
};
