import { useEffect, useRef, useState } from 'react';

/** How long a list is waited for until it counts as not read; milliseconds. The SDK itself waits for ever. */
export const LIST_WITHIN = 30_000;

/** Which of the keys have been waited for longer than `LIST_WITHIN`; a key that is no longer waited for begins anew. */
export const useOverdue = (waiting: readonly string[]): ReadonlySet<string> => {
  const since = useRef(new Map<string, number>());
  const [now, setNow] = useState(() => Date.now());
  const identity = JSON.stringify(waiting);
  useEffect(() => {
    const keys = JSON.parse(identity) as string[];
    since.current = new Map(keys.map((key) => [key, since.current.get(key) ?? Date.now()]));
    const timers = [...since.current.values()].map((began) =>
      setTimeout(
        () => {
          setNow(Date.now());
        },
        began + LIST_WITHIN - Date.now(),
      ),
    );
    return () => {
      timers.forEach(clearTimeout);
    };
  }, [identity]);
  return new Set(waiting.filter((key) => now - (since.current.get(key) ?? now) >= LIST_WITHIN));
};
