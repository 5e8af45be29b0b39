/** Podman or Docker: the same words for what is needed here. */
export type Engine = 'podman' | 'docker';

/** Where the cluster is, and who the console is in it. */
export interface ClusterLogin {
  user: string;
  server: string;
  token: string;
  /** Addresses of the cluster's routes; empty where the user may not read them. */
  thanos: string;
  alertmanager: string;
}

/** What decides how the console's container is run. */
export interface ContainerSettings {
  engine: Engine;
  /** As Node.js names it: `linux`, `darwin`, `win32`. */
  platform: string;
  image: string;
  plugin: string;
  consolePort: number;
  pluginPort: number;
  cluster: ClusterLogin;
}

/** What the engine is called with. Values go through its environment: a command line can be read by every user. */
export interface ContainerCommand {
  name: string;
  args: readonly string[];
  env: Readonly<Record<string, string>>;
}

/** Where the container's own port is not the host's, the engines name the host in their own ways. */
const HOST: Readonly<Record<Engine, string>> = {
  podman: 'host.containers.internal',
  docker: 'host.docker.internal',
};
const INSIDE = 9000;

const known = (values: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''));

/**
 * The command that runs the console's image against a cluster, with the plugin from a local server. Everybody who
 * reaches the console acts as the user, so that it listens on this machine alone: on Linux it shares the host's network
 * and binds the loopback address; elsewhere, where engines run in a virtual machine, the published port is bound so.
 */
export const containerCommand = (settings: ContainerSettings): ContainerCommand => {
  const { engine, platform, image, plugin, consolePort, pluginPort, cluster } = settings;
  const sharesNetwork = platform === 'linux';
  const host = sharesNetwork ? '127.0.0.1' : HOST[engine];
  const env = known({
    BRIDGE_LISTEN: sharesNetwork ? `http://127.0.0.1:${String(consolePort)}` : `http://0.0.0.0:${String(INSIDE)}`,
    BRIDGE_USER_AUTH: 'disabled',
    BRIDGE_K8S_MODE: 'off-cluster',
    BRIDGE_K8S_AUTH: 'bearer-token',
    BRIDGE_K8S_AUTH_BEARER_TOKEN: cluster.token,
    BRIDGE_K8S_MODE_OFF_CLUSTER_ENDPOINT: cluster.server,
    // The console knows neither the API server's authority nor the router's.
    BRIDGE_K8S_MODE_OFF_CLUSTER_SKIP_VERIFY_TLS: 'true',
    BRIDGE_K8S_MODE_OFF_CLUSTER_THANOS: cluster.thanos,
    BRIDGE_K8S_MODE_OFF_CLUSTER_ALERTMANAGER: cluster.alertmanager,
    // Preferences stay in the browser: nothing is written to the cluster for them.
    BRIDGE_USER_SETTINGS_LOCATION: 'localstorage',
    BRIDGE_PLUGINS: `${plugin}=http://${host}:${String(pluginPort)}`,
    BRIDGE_I18N_NAMESPACES: `plugin__${plugin}`,
    BRIDGE_CONTENT_SECURITY_POLICY_ENABLED: 'true',
  });
  const name = `${plugin}-console-${String(consolePort)}`;
  const network = sharesNetwork
    ? ['--network=host']
    : ['--publish', `127.0.0.1:${String(consolePort)}:${String(INSIDE)}`];
  const variables = Object.keys(env).flatMap((variable) => ['--env', variable]);
  return { name, args: ['run', '--rm', '--name', name, ...network, ...variables, image], env };
};
