import { existsSync } from 'node:fs';
import type { RequestOptions } from 'node:https';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

import { KubeConfig } from '@kubernetes/client-node';

import type { Connection, Upstream } from '../server/forward';

/** The cluster of a kubeconfig's context, and how it is spoken to. */
export interface KubeconfigCluster {
  readonly context: string;
  /** How the kubeconfig calls the user. */
  readonly user: string;
  readonly api: Required<Upstream>;
  /** The certificates that the kubeconfig trusts; PEM. */
  readonly trusted: readonly string[];
}

/** The files that kubectl would read, those that exist. */
const kubeconfigFiles = (): { named: string; there: string[] } => {
  const named = process.env.KUBECONFIG ?? '';
  const paths = named === '' ? [join(homedir(), '.kube', 'config')] : named.split(delimiter).filter((path) => path);
  return { named: paths.join(', '), there: paths.filter((path) => existsSync(path)) };
};

/** Adds what an earlier file has not named already: the first file that names something decides. */
const addFile = (config: KubeConfig, path: string): void => {
  const next = new KubeConfig();
  try {
    next.loadFromFile(path);
  } catch (error) {
    // The reader draws where it stopped in further lines; the first one says it.
    const [reason = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
    throw new Error(`The kubeconfig ${path} can't be read: ${reason}`, { cause: error });
  }
  const isNew =
    (known: readonly { name: string }[]) =>
    ({ name }: { name: string }): boolean =>
      !known.some((one) => one.name === name);
  config.clusters = [...config.clusters, ...next.clusters.filter(isNew(config.clusters))];
  config.users = [...config.users, ...next.users.filter(isNew(config.users))];
  config.contexts = [...config.contexts, ...next.contexts.filter(isNew(config.contexts))];
  if (!config.currentContext && next.currentContext) config.setCurrentContext(next.currentContext);
};

const readConfig = (): KubeConfig => {
  const { named, there } = kubeconfigFiles();
  if (there.length === 0) {
    throw new Error(`There is no kubeconfig at ${named}: log in with "oc login", or set KUBECONFIG to a file.`);
  }
  const config = new KubeConfig();
  for (const path of there) addFile(config, path);
  return config;
};

const basic = (auth: string | null | undefined): Record<string, string> =>
  auth ? { Authorization: `Basic ${Buffer.from(auth).toString('base64')}` } : {};

const connectionOf = (config: KubeConfig) => async (): Promise<Connection> => {
  const options: RequestOptions = {};
  // Asked for each request: a token is renewed, a plugin is run again, when they have expired.
  await config.applyToHTTPSOptions(options);
  const { cert, key, agent, auth, rejectUnauthorized } = options;
  return {
    headers: { ...(options.headers as Record<string, string> | undefined), ...basic(auth) },
    cert: cert as string | Buffer | undefined,
    key: key as string | Buffer | undefined,
    agent: typeof agent === 'object' ? agent : undefined,
    secure: rejectUnauthorized,
  };
};

const certificates = async (config: KubeConfig): Promise<readonly string[]> => {
  const options: RequestOptions = {};
  await config.applyToHTTPSOptions(options);
  return [options.ca ?? []].flat().map(String);
};

/** The cluster that the kubeconfig's current context names. @throws Error that says what is missing there */
export const currentCluster = async (): Promise<KubeconfigCluster> => {
  const config = readConfig();
  const name = config.currentContext as string | undefined;
  const choose = 'choose one with "kubectl config use-context" or "oc login".';
  if (name === undefined || name === '') throw new Error(`The kubeconfig has no current context: ${choose}`);
  const context = config.getContextObject(name);
  if (context === null) throw new Error(`The kubeconfig has no context ${name}, which is its current one: ${choose}`);
  const cluster = config.getCurrentCluster();
  if (cluster === null) throw new Error(`The kubeconfig has no cluster ${context.cluster}, which ${name} names.`);
  if (!/^https?:\/\//.test(cluster.server) || !URL.canParse(cluster.server))
    throw new Error(`The server of cluster ${cluster.name} is no address: ${cluster.server}`);
  if (cluster.server.startsWith('http:')) {
    // There is no certificate to be checked; the client insists on being told so.
    config.clusters = config.clusters.map((one) => (one.name === cluster.name ? { ...one, skipTLSVerify: true } : one));
  }
  return {
    context: name,
    user: context.user,
    api: { name: 'the Kubernetes API', address: cluster.server, connection: connectionOf(config) },
    trusted: await certificates(config),
  };
};
