import { readFileSync } from 'node:fs';
import { Agent } from 'node:https';
import { rootCertificates } from 'node:tls';

import type { Connection, Upstream } from '../server/forward';
import type { MonitoringRequest } from '../server/forward-monitoring';
import { ask } from './ask';
import type { KubeconfigCluster } from './kubeconfig';

/** A server that was found, or the sentence that says what is missing. */
export type FoundServer = { readonly upstream: Upstream; readonly by: string } | { readonly missing: string };

interface Wanted {
  readonly name: string;
  readonly route: string;
  readonly variable: string;
}

const NAMESPACE = 'openshift-monitoring';
const WANTED: Readonly<Record<MonitoringRequest['server'], Wanted>> = {
  prometheus: { name: 'Prometheus', route: 'thanos-querier', variable: 'PROMETHEUS_URL' },
  alertmanager: { name: 'Alertmanager', route: 'alertmanager-main', variable: 'ALERTMANAGER_URL' },
};

interface Route {
  readonly spec?: { readonly host?: string; readonly tls?: object };
}
interface ConfigMap {
  readonly data?: Readonly<Record<string, string>>;
}

const authorization = ({ headers = {} }: Connection): string | undefined =>
  Object.entries(headers).find(([name]) => name.toLowerCase() === 'authorization')?.[1];

/** The certificate of the ingress, which signs that of the routes; the cluster publishes it. */
const ingressCertificate = async ({ api }: KubeconfigCluster): Promise<readonly string[]> => {
  const { json } = await ask(api, '/api/v1/namespaces/openshift-config-managed/configmaps/default-ingress-cert');
  const bundle = ((json ?? {}) as ConfigMap).data?.['ca-bundle.crt'];
  return bundle === undefined ? [] : [bundle];
};

/** Trust given by hand: Node.js adds it to its own certificates alone, not to those that are named. */
const extraCertificates = (): readonly string[] => {
  const path = process.env.NODE_EXTRA_CA_CERTS ?? '';
  return path === '' ? [] : [readFileSync(path, 'utf8')];
};

const isLoopback = (address: string): boolean =>
  ['localhost', '127.0.0.1', '[::1]'].includes(new URL(address).hostname);

/** The token of the kubeconfig, sent where nobody on the way can read it. */
const connectionTo = (cluster: KubeconfigCluster, address: string, certificates: readonly string[]) => {
  const agent = address.startsWith('https:')
    ? new Agent({ keepAlive: true, ca: [...rootCertificates, ...certificates] })
    : undefined;
  const isSafe = agent !== undefined || isLoopback(address);
  return async (): Promise<Connection> => {
    const token = isSafe ? authorization(await cluster.api.connection()) : undefined;
    return { ...(agent === undefined ? {} : { agent }), headers: token === undefined ? {} : { Authorization: token } };
  };
};

const findByRoute = async (cluster: KubeconfigCluster, { route, variable }: Wanted): Promise<string | Error> => {
  const byHand = `set ${variable} to its address, for example that of a port-forward.`;
  const path = `/apis/route.openshift.io/v1/namespaces/${NAMESPACE}/routes/${route}`;
  const { status, json } = await ask(cluster.api, path);
  const host = ((json ?? {}) as Route).spec?.host;
  if (status === 403) return new Error(`You may not get the route ${route} in ${NAMESPACE}: ${byHand}`);
  if (status === 404) return new Error(`The cluster has no route ${route} in ${NAMESPACE}: ${byHand}`);
  if (status !== 200 || host === undefined)
    return new Error(`The route ${route} in ${NAMESPACE} could not be read (${String(status)}): ${byHand}`);
  if (authorization(await cluster.api.connection()) === undefined)
    return new Error(
      `The kubeconfig has no token, and the route ${route} takes nothing else: log in with "oc login", or ${byHand}`,
    );
  return `https://${host}`;
};

const find = async (
  cluster: KubeconfigCluster,
  wanted: Wanted,
  given: Upstream | undefined,
  certificates: readonly string[],
): Promise<FoundServer> => {
  const address = given?.address ?? (await findByRoute(cluster, wanted));
  if (address instanceof Error) return { missing: `${wanted.name} is not known. ${address.message}` };
  return {
    upstream: { name: wanted.name, address, connection: connectionTo(cluster, address, certificates) },
    by: given === undefined ? `route ${wanted.route}` : wanted.variable,
  };
};

/** Finds Prometheus and Alertmanager: at the addresses that are given, else through the routes of the platform. */
export const findMonitoring = async (
  cluster: KubeconfigCluster,
  given: Readonly<Partial<Record<MonitoringRequest['server'], Upstream>>>,
): Promise<Readonly<Record<MonitoringRequest['server'], FoundServer>>> => {
  const certificates = [...cluster.trusted, ...(await ingressCertificate(cluster)), ...extraCertificates()];
  const [prometheus, alertmanager] = await Promise.all([
    find(cluster, WANTED.prometheus, given.prometheus, certificates),
    find(cluster, WANTED.alertmanager, given.alertmanager, certificates),
  ]);
  return { prometheus, alertmanager };
};
