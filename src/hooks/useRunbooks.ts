import { useEffect, useState } from 'react';

import { fetchRunbook } from '../runbooks/runbook-index';
import type { Runbook } from '../runbooks/runbook';

type Runbooks = ReadonlyMap<string, Runbook>;

/**
 * The runbooks of several alerts by their names; nothing until all were fetched. One whose file can't be had is not among
 * them. How they are fetched stays the same.
 */
export const useRunbooks = (names: readonly string[], fetch = fetchRunbook): Runbooks | undefined => {
  const identity = JSON.stringify(names);
  const [read, setRead] = useState<{ readonly identity: string; readonly runbooks: Runbooks }>();
  useEffect(() => {
    let isWanted = true;
    const fetchOne = async (name: string): Promise<readonly (readonly [string, Runbook])[]> => {
      try {
        const runbook = await fetch(name);
        return runbook === undefined ? [] : [[name, runbook]];
      } catch {
        return [];
      }
    };
    void Promise.all((JSON.parse(identity) as string[]).map(fetchOne)).then((fetched) => {
      if (isWanted) setRead({ identity, runbooks: new Map(fetched.flat()) });
    });
    return () => {
      isWanted = false;
    };
  }, [identity, fetch]);
  return read?.identity === identity ? read.runbooks : undefined;
};
