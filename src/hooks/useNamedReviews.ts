import { useEffect, useState } from 'react';

import { review } from '../cluster/console-requests';

/** Pods that are asked about by name at most: a role names a few. */
const MOST = 20;

/**
 * Which of these pods the user may delete by their names (a role may have `resourceNames`), for who may not delete pods
 * in general; `undefined` until all were asked about. A review that fails, or does not come, gives nothing.
 */
export const useNamedReviews = (namespace: string, names: readonly string[]): ReadonlySet<string> | undefined => {
  const key = JSON.stringify([namespace, [...names].sort().slice(0, MOST)]);
  const [answer, setAnswer] = useState<{ readonly of: string; readonly allowed: ReadonlySet<string> }>();
  useEffect(() => {
    let isOver = false;
    const [where, wanted] = JSON.parse(key) as [string, string[]];
    const ask = async (name: string): Promise<readonly string[]> =>
      review({ resource: 'pods', verb: 'delete', namespace: where, name }).then(
        (isAllowed) => (isAllowed === true ? [name] : []),
        () => [],
      );
    if (wanted.length === 0) return;
    void Promise.all(wanted.map(ask)).then((allowed) => {
      if (!isOver) setAnswer({ of: key, allowed: new Set(allowed.flat()) });
    });
    return () => {
      isOver = true;
    };
  }, [key]);
  if (names.length === 0) return NONE;
  return answer?.of === key ? answer.allowed : undefined;
};

const NONE: ReadonlySet<string> = new Set();
