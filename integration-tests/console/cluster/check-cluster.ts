import { ask } from './ask';
import type { KubeconfigCluster } from './kubeconfig';

/** Who one is to a cluster. */
export interface ClusterIdentity {
  readonly version: string;
  readonly user: string;
}

interface Version {
  readonly gitVersion?: string;
}
interface Review {
  readonly status?: { readonly userInfo?: { readonly username?: string } };
}

const REVIEW = { apiVersion: 'authentication.k8s.io/v1', kind: 'SelfSubjectReview' };

/** Asks the cluster for its version and for the user's name. @throws Error that says why it does not answer as it should */
export const checkCluster = async ({ api, user }: KubeconfigCluster): Promise<ClusterIdentity> => {
  const { status, json } = await ask(api, '/version');
  if (status === 401) {
    throw new Error(
      `${api.address} refuses the credentials of user ${user}: log in again, for example with "oc login".`,
    );
  }
  const { gitVersion } = (json ?? {}) as Version;
  if (status !== 200 || gitVersion === undefined) {
    throw new Error(`${api.address} does not answer as a Kubernetes API does (/version: ${String(status)}).`);
  }
  const review = await ask(api, '/apis/authentication.k8s.io/v1/selfsubjectreviews', REVIEW);
  // An API server that doesn't know this review knows the user all the same; the kubeconfig's name is the next best.
  const known = ((review.json ?? {}) as Review).status?.userInfo?.username;
  return { version: gitVersion, user: known ?? `${user} (as the kubeconfig calls it)` };
};
