import { useEffect, useState, useSyncExternalStore } from 'react';

import type { EvidenceSource } from '../evidence/source';

/**
 * What the checks of a page know, held for the parts of the page that stand outside them: the header is drawn before
 * there are checks, and need not be drawn anew with each answer.
 */
export interface HeldCase {
  readonly get: () => EvidenceSource | undefined;
  readonly put: (source: EvidenceSource | undefined) => void;
  readonly observe: (changed: () => void) => () => void;
}

const makeHeldCase = (): HeldCase => {
  const observers = new Set<() => void>();
  let held: EvidenceSource | undefined;
  return {
    get: () => held,
    put: (source) => {
      if (source === held) return;
      held = source;
      for (const changed of observers) changed();
    },
    observe: (changed) => {
      observers.add(changed);
      return () => observers.delete(changed);
    },
  };
};

/** A place for what the checks of this page know; empty until they put something there. */
export const useHeldCase = (): HeldCase => useState(makeHeldCase)[0];

/** What is held now; undefined until there is something. */
export const useHeld = (held: HeldCase): EvidenceSource | undefined => useSyncExternalStore(held.observe, held.get);

/** Holds what the checks know for the rest of the page, until they leave it; does nothing without a place. */
export const useHold = (held: HeldCase | undefined, source: EvidenceSource): void => {
  useEffect(() => {
    held?.put(source);
  }, [held, source]);
  useEffect(
    () => () => {
      held?.put(undefined);
    },
    [held],
  );
};
