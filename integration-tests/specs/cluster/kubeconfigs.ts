import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { stringify } from 'yaml';

/** A kubeconfig of one context, `lab`: the cluster `lab` at this address, and the user `admin`. */
export const kubeconfig = (server: string, cluster: object, user: object): object => ({
  apiVersion: 'v1',
  kind: 'Config',
  'current-context': 'lab',
  contexts: [{ name: 'lab', context: { cluster: 'lab', user: 'admin' } }],
  clusters: [{ name: 'lab', cluster: { server, ...cluster } }],
  users: [{ name: 'admin', user }],
});

/** Data as a kubeconfig holds it. */
export const base64 = (text: string): string => Buffer.from(text).toString('base64');

/** Writes kubeconfigs into a folder; gives the path of each. */
export const kubeconfigWriter = (folder: string): ((content: object) => string) => {
  let count = 0;
  return (content) => {
    count += 1;
    const path = join(folder, `kubeconfig-${String(count)}.yaml`);
    writeFileSync(path, stringify(content));
    return path;
  };
};
