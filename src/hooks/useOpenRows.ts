import { useCallback, useState } from 'react';

/** Which of several rows are open. */
export interface OpenRows {
  readonly isOpen: (id: string) => boolean;
  /** True once somebody opened or closed one. */
  readonly isTouched: boolean;
  readonly set: (id: string, isOpen: boolean) => void;
  readonly setAll: (ids: readonly string[], isOpen: boolean) => void;
}

/**
 * Rows that are opened and closed.
 * @param atFirst the row that is open until somebody closes it
 */
export const useOpenRows = (atFirst: string | undefined): OpenRows => {
  const [chosen, setChosen] = useState<ReadonlyMap<string, boolean>>(new Map());
  const setAll = useCallback((ids: readonly string[], isOpen: boolean) => {
    setChosen((before) => new Map([...before, ...ids.map((id) => [id, isOpen] as const)]));
  }, []);
  const set = useCallback(
    (id: string, isOpen: boolean) => {
      setAll([id], isOpen);
    },
    [setAll],
  );
  return { isOpen: (id) => chosen.get(id) ?? id === atFirst, isTouched: chosen.size > 0, set, setAll };
};
