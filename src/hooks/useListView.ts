import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';

import { readView, writeView, type ListView } from '../alerts/filter';

/** The list's view, which lives in the address: a link shows what its sender saw. */
export const useListView = (): readonly [ListView, (view: ListView) => void] => {
  const [params, setParams] = useSearchParams();
  const view = useMemo(() => readView(params), [params]);
  const change = useCallback(
    (next: ListView) => {
      setParams(writeView(next), { replace: true });
    },
    [setParams],
  );
  return [view, change];
};
