import { createHash } from 'node:crypto';

import type { KubernetesObject } from '../scenario';
import type { Fields } from './read-field';

/** The groups of everybody who logs in by OpenShift's own login. */
const GROUPS = ['system:authenticated', 'system:authenticated:oauth'];
/** When the lab's users first logged in. */
const SINCE = '2025-11-17T16:40:00Z';

const uidOf = (name: string): string => {
  const hex = createHash('sha256').update(`User/${name}`).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
};

/** A user as OpenShift keeps it (`user.openshift.io/v1`); `oc whoami` and the console ask for it by the name `~`. */
export const userObject = (name: string): KubernetesObject => ({
  kind: 'User',
  apiVersion: 'user.openshift.io/v1',
  metadata: { name, uid: uidOf(name), creationTimestamp: SINCE },
  identities: null,
  groups: GROUPS.slice(0, 1),
});

/** A user as a review of oneself tells (`authentication.k8s.io/v1`, `UserInfo`). */
export const userInfo = (name: string): Fields => ({ username: name, uid: uidOf(name), groups: GROUPS });
