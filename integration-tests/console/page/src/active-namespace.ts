import { useSyncExternalStore } from 'react';

/** What the console calls the active project while all of them are shown. */
const ALL_PROJECTS = '#ALL_NS#';

let active = ALL_PROJECTS;
const listeners = new Set<() => void>();

const set = (next: string): void => {
  active = next === '' ? ALL_PROJECTS : next;
  for (const listener of listeners) listener();
};

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** The active project, `#ALL_NS#` for all of them, and a way to change it. */
export const useActiveNamespace = (): [string, (next: string) => void] => [
  useSyncExternalStore(subscribe, () => active),
  set,
];
