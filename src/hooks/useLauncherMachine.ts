import { useEffect, useState } from 'react';

import { readMachineOfPod, type Named } from '../cluster/machine-of-pod';
import { fetchJson } from '../cluster/console-requests';

/** What is known of pods that were asked for: a pod runs one machine as long as it is there. */
const known = new Map<string, Named>();

/**
 * The virtual machine that a launcher pod runs, asked for once: rows are many, and a watch for each would be too much.
 * `undefined` while that is not known, and where the pod is gone or may not be read.
 */
export const useLauncherMachine = (pod: Named): Named | undefined => {
  const { namespace, name } = pod;
  const key = `${namespace}/${name}`;
  const [, setRead] = useState(key);
  useEffect(() => {
    if (known.has(key)) return;
    const controller = new AbortController();
    void readMachineOfPod(fetchJson, { namespace, name }, controller.signal).then(
      (machine) => {
        if (machine === undefined) return;
        known.set(key, { namespace, name: machine });
        if (!controller.signal.aborted) setRead(`${key} ${machine}`);
      },
      // Without an answer the row names its pod, and links to nothing.
      () => undefined,
    );
    return () => {
      controller.abort();
    };
  }, [key, namespace, name]);
  return known.get(key);
};
