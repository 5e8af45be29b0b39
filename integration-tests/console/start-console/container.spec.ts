import { containerCommand, type ContainerSettings } from './container';

const settings: ContainerSettings = {
  engine: 'podman',
  platform: 'linux',
  image: 'quay.io/openshift/origin-console:4.22',
  plugin: 'virtualization-alerts-plugin',
  consolePort: 9000,
  pluginPort: 9001,
  cluster: {
    user: 'developer',
    server: 'https://api.lab.example.com:6443',
    token: 'sha256~secret',
    thanos: 'https://thanos-querier-openshift-monitoring.apps.lab.example.com',
    alertmanager: 'https://alertmanager-main-openshift-monitoring.apps.lab.example.com',
  },
};

describe('containerCommand', () => {
  it.each([
    { engine: 'podman', platform: 'linux', host: '127.0.0.1', network: '--network=host' },
    { engine: 'docker', platform: 'linux', host: '127.0.0.1', network: '--network=host' },
    { engine: 'podman', platform: 'darwin', host: 'host.containers.internal', network: '127.0.0.1:9000:9000' },
    { engine: 'docker', platform: 'darwin', host: 'host.docker.internal', network: '127.0.0.1:9000:9000' },
    { engine: 'docker', platform: 'win32', host: 'host.docker.internal', network: '127.0.0.1:9000:9000' },
  ] as const)('$engine on $platform finds the plugin at $host', ({ engine, platform, host, network }) => {
    const { args, env } = containerCommand({ ...settings, engine, platform });
    expect(env.BRIDGE_PLUGINS).toBe(`virtualization-alerts-plugin=http://${host}:9001`);
    expect(args).toContain(network);
    expect(args.at(-1)).toBe(settings.image);
  });

  it('listens on this machine alone, at the port that was asked for', () => {
    const onLinux = containerCommand({ ...settings, consolePort: 9100 });
    expect(onLinux.env.BRIDGE_LISTEN).toBe('http://127.0.0.1:9100');
    expect(onLinux.args).not.toContain('--publish');
    const elsewhere = containerCommand({ ...settings, platform: 'darwin', consolePort: 9100 });
    expect(elsewhere.env.BRIDGE_LISTEN).toBe('http://0.0.0.0:9000');
    expect(elsewhere.args).toEqual(expect.arrayContaining(['--publish', '127.0.0.1:9100:9000']));
    expect(elsewhere.args).not.toContain('--network=host');
  });

  it('names every variable on the command line and gives its value through the environment alone', () => {
    const { args, env } = containerCommand(settings);
    const named = args.filter((_arg, index) => args[index - 1] === '--env');
    expect(named).toEqual(Object.keys(env));
    expect(named).toContain('BRIDGE_K8S_AUTH_BEARER_TOKEN');
    expect(env.BRIDGE_K8S_AUTH_BEARER_TOKEN).toBe('sha256~secret');
    expect(args.join(' ')).not.toContain('secret');
  });

  it('says what the console needs to be off the cluster, without login, with the plugin and its translations', () => {
    expect(containerCommand(settings).env).toMatchObject({
      BRIDGE_USER_AUTH: 'disabled',
      BRIDGE_K8S_MODE: 'off-cluster',
      BRIDGE_K8S_AUTH: 'bearer-token',
      BRIDGE_K8S_MODE_OFF_CLUSTER_ENDPOINT: settings.cluster.server,
      BRIDGE_K8S_MODE_OFF_CLUSTER_THANOS: settings.cluster.thanos,
      BRIDGE_K8S_MODE_OFF_CLUSTER_ALERTMANAGER: settings.cluster.alertmanager,
      BRIDGE_I18N_NAMESPACES: 'plugin__virtualization-alerts-plugin',
    });
  });

  it('leaves out addresses that are not known: an empty one is refused by the console', () => {
    const { env } = containerCommand({ ...settings, cluster: { ...settings.cluster, thanos: '', alertmanager: '' } });
    expect(Object.keys(env).filter((name) => /THANOS|ALERTMANAGER/.test(name))).toEqual([]);
  });
});
