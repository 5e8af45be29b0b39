import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { stringify } from 'yaml';

import { builtProgram } from './openshift-programs';
import { ended, freeAddress, hostOf, isReady, start, until, type Started } from './running-server';

/** One of the two Prometheus of the platform, with its sidecar: what is one pod there. */
export interface Replica {
  readonly prometheus: string;
  /** Where the sidecar answers the querier: host and port. */
  readonly sidecar: string;
  /** Starts it; its series are kept. */
  readonly start: () => Promise<void>;
  /** Ends it, as when its pod or its node goes away. */
  readonly stop: () => Promise<void>;
  /** Reads the files of rules again. */
  readonly reload: () => Promise<void>;
}

/** What a replica works with. */
export interface ReplicaOptions {
  /** Its number: 0 or 1. */
  readonly index: number;
  /** A folder that stands for its volume and its configuration. */
  readonly folder: string;
  readonly rules: string;
  /** What it scrapes. */
  readonly lab: string;
  readonly alertmanagers: readonly string[];
}

/** As the Prometheus operator writes it (`prometheus-k8s`), with shorter intervals. */
const configOf = ({ index, rules, lab, alertmanagers }: ReplicaOptions): object => ({
  global: {
    scrape_interval: '1s',
    evaluation_interval: '1s',
    external_labels: { prometheus: 'openshift-monitoring/k8s', prometheus_replica: `prometheus-k8s-${String(index)}` },
  },
  rule_files: [join(rules, '*.yaml')],
  alerting: {
    // Both replicas send the same alert.
    alert_relabel_configs: [{ action: 'labeldrop', regex: 'prometheus_replica' }],
    alertmanagers: [{ static_configs: [{ targets: alertmanagers.map(hostOf) }] }],
  },
  // The lab tells what many targets would: the labels that it gives stay.
  scrape_configs: [{ job_name: 'lab', honor_labels: true, static_configs: [{ targets: [hostOf(lab)] }] }],
});

/** A replica that is not started yet. */
export const createReplica = async (options: ReplicaOptions): Promise<Replica> => {
  const { folder } = options;
  const [prometheus, sidecar, sidecarHttp] = [await freeAddress(), await freeAddress(), await freeAddress()];
  const config = join(folder, 'prometheus.yaml');
  writeFileSync(config, stringify(configOf(options)));
  let running: readonly Started[] = [];
  return {
    prometheus,
    sidecar: hostOf(sidecar),
    start: async () => {
      const server = start('prometheus', [
        `--config.file=${config}`,
        `--storage.tsdb.path=${join(folder, 'series')}`,
        `--web.listen-address=${hostOf(prometheus)}`,
        '--web.enable-lifecycle',
      ]);
      running = [server];
      await until(server, async () => isReady(`${prometheus}/-/ready`));
      const beside = start(builtProgram('thanos'), [
        'sidecar',
        `--prometheus.url=${prometheus}`,
        `--grpc-address=${hostOf(sidecar)}`,
        `--http-address=${hostOf(sidecarHttp)}`,
      ]);
      running = [server, beside];
      await until(beside, async () => isReady(`${sidecarHttp}/-/ready`));
    },
    stop: async () => {
      await Promise.all(running.map(ended));
      running = [];
    },
    reload: async () => {
      const { ok } = await fetch(`${prometheus}/-/reload`, { method: 'POST' });
      if (!ok) throw new Error(`${prometheus} did not read its rules again`);
    },
  };
};
