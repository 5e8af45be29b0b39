/** What stands behind the console: the cluster's API, Alertmanager, services that plugins name, Helm. */
const APIS = ['/api/kubernetes/', '/api/alertmanager', '/api/proxy/', '/api/helm/'];
/** POST requests that ask and leave nothing behind. */
const QUESTIONS = /\/(self|local)?subject(access|rules)reviews$/;
/** Where the console keeps what a user prefers: written by the console itself. */
const PREFERENCES = '/namespaces/openshift-console-user-settings/';
const READS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Whether a request of a page changes the cluster or its Alertmanager. The console's own bookkeeping does not count:
 * a user's preferences, usage figures.
 */
export const changesCluster = (method: string, address: string): boolean => {
  const { pathname } = new URL(address);
  if (READS.has(method) || !APIS.some((api) => pathname.includes(api))) return false;
  return !QUESTIONS.test(pathname) && !pathname.includes(PREFERENCES);
};
