import { useSyncExternalStore } from 'react';

/** The console's perspectives that this one knows. */
export const PERSPECTIVES = ['admin', 'virtualization-perspective'] as const;
export type Perspective = (typeof PERSPECTIVES)[number];

let active: Perspective = 'admin';
const listeners = new Set<() => void>();

const set = (next: string): void => {
  active = PERSPECTIVES.find((known) => known === next) ?? active;
  for (const listener of listeners) listener();
};

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** The active perspective, and a way to change it. */
export const usePerspective = (): [Perspective, (next: string) => void] => [
  useSyncExternalStore(subscribe, () => active),
  set,
];
