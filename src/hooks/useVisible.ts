import { useSyncExternalStore } from 'react';

const subscribe = (changed: () => void): (() => void) => {
  document.addEventListener('visibilitychange', changed);
  return () => {
    document.removeEventListener('visibilitychange', changed);
  };
};

/** True while the page's tab is in front; a hidden tab asks nothing. */
export const useVisible = (): boolean => useSyncExternalStore(subscribe, () => !document.hidden);
