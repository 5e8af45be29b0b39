import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { stringify } from 'yaml';

import { startLab } from './lab-console';
import { builtProgram } from './openshift-programs';
import { createReplica, type Replica } from './openshift-replica';
import { writeRuleFiles } from './rule-files';
import { ended, freeAddress, hostOf, start, until, type Started } from './running-server';

/**
 * A console over the monitoring of OpenShift 4.22: two Prometheus with sidecars, Thanos Querier, two Alertmanager that
 * know each other, and prom-label-proxy for users of one project, with the flags that cluster-monitoring-operator
 * (release-4.22, `assets/thanos-querier`, `assets/alertmanager`, `assets/prometheus-k8s`) gives them. kube-rbac-proxy,
 * which authorizes and changes nothing, is played by the lab with the rights of its users.
 */
export interface OpenShiftMonitoring {
  /** The console, and the lab's switches. */
  readonly console: string;
  readonly replicas: readonly [Replica, Replica];
  readonly alertmanagers: readonly [string, string];
  /** Puts groups of rules beside those of the lab, in place of those that were put before; none takes them away. */
  readonly setRules: (groups: readonly object[]) => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** That of the operator (`alertmanager/secret.yaml`), with shorter waits: who holds back whom is the operator's. */
const ALERTMANAGER = {
  inhibit_rules: [
    {
      equal: ['namespace', 'alertname'],
      source_matchers: ['severity = critical'],
      target_matchers: ['severity =~ warning|info'],
    },
    {
      equal: ['namespace', 'alertname'],
      source_matchers: ['severity = warning'],
      target_matchers: ['severity = info'],
    },
  ],
  receivers: [{ name: 'Default' }],
  route: { group_by: ['namespace'], group_wait: '1s', group_interval: '1s', receiver: 'Default' },
};

const startAlertmanagers = (folder: string, addresses: readonly string[], peers: readonly string[]): Started[] => {
  const config = join(folder, 'alertmanager.yaml');
  writeFileSync(config, stringify(ALERTMANAGER));
  return addresses.map((address, index) =>
    start(builtProgram('alertmanager'), [
      `--config.file=${config}`,
      `--storage.path=${join(folder, `alertmanager-${String(index)}`)}`,
      `--web.listen-address=${hostOf(address)}`,
      `--cluster.listen-address=${peers[index] ?? ''}`,
      ...peers.map((peer) => `--cluster.peer=${peer}`),
    ]),
  );
};

const startQuerier = (address: string, grpc: string, sidecars: readonly string[]): Started =>
  start(builtProgram('thanos'), [
    'query',
    `--http-address=${hostOf(address)}`,
    `--grpc-address=${hostOf(grpc)}`,
    '--query.replica-label=prometheus_replica',
    '--query.replica-label=thanos_ruler_replica',
    '--query.auto-downsampling',
    ...sidecars.map((sidecar) => `--endpoint=${sidecar}`),
  ]);

const startLabelProxy = (address: string, upstream: string, flags: readonly string[]): Started =>
  start(builtProgram('prom-label-proxy'), [
    `--insecure-listen-address=${hostOf(address)}`,
    `--upstream=${upstream}`,
    '--label=namespace',
    '--error-on-replace',
    ...flags,
  ]);

const OF_RULES_AND_QUERIES = [
  '--enable-label-apis',
  '--rules-with-active-alerts',
  '--enable-label-matchers-for-rules-api',
];

/** How many endpoints the querier knows that answer for rules. */
const rulesEndpoints = async (querier: string): Promise<number> => {
  const { data } = (await (await fetch(`${querier}/api/v1/rules`)).json()) as { data: { groups: unknown[] } };
  return data.groups.length;
};

const freeAddresses = async (count: number): Promise<string[]> => {
  const addresses = Array.from({ length: count }, freeAddress);
  return Promise.all(addresses);
};

/** Starts all of it on free ports and in a folder that goes with it. */
export const startOpenShiftMonitoring = async (): Promise<OpenShiftMonitoring> => {
  const folder = mkdtempSync(join(tmpdir(), 'virtualization-alerts-'));
  const [querier = '', grpc = '', ofRules = '', ofAlerts = '', first = '', second = '', ...peers] =
    await freeAddresses(8);
  const alertmanagers = [first, second] as const;
  const running: Started[] = [];
  const replicas: Replica[] = [];
  const stop = async (): Promise<void> => {
    await Promise.all([...running.map(ended), ...replicas.map(async (replica) => replica.stop())]);
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    running.push(...startAlertmanagers(folder, alertmanagers, peers.map(hostOf)));
    const { lab, address } = await startLab({
      PROMETHEUS_URL: querier,
      PROMETHEUS_TENANCY_URL: ofRules,
      ALERTMANAGER_URL: first,
      ALERTMANAGER_TENANCY_URL: ofAlerts,
    });
    running.push(lab);
    const rules = join(folder, 'rules');
    mkdirSync(rules);
    writeRuleFiles(rules, { isShortened: true });
    for (const index of [0, 1]) {
      const own = join(folder, `prometheus-${String(index)}`);
      mkdirSync(own);
      replicas.push(await createReplica({ index, folder: own, rules, lab: address, alertmanagers }));
    }
    await Promise.all(replicas.map(async (replica) => replica.start()));
    const query = startQuerier(
      querier,
      grpc,
      replicas.map(({ sidecar }) => sidecar),
    );
    running.push(query);
    running.push(startLabelProxy(ofRules, querier, OF_RULES_AND_QUERIES), startLabelProxy(ofAlerts, first, []));
    await until(query, async () => ((await rulesEndpoints(querier)) > 0 ? true : undefined));
    const [one, other] = replicas as [Replica, Replica];
    return {
      console: address,
      replicas: [one, other],
      alertmanagers,
      setRules: async (groups) => {
        writeFileSync(join(rules, 'of-a-spec.yaml'), stringify({ groups }));
        await Promise.all([one.reload(), other.reload()]);
      },
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
};
