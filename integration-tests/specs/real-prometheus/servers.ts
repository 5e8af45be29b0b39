import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { stringify } from 'yaml';

import { startLab } from './lab-console';
import { writeRuleFiles } from './rule-files';
import { ended, freeAddress, hostOf, isReady, start, until, type Started } from './running-server';

/** A console over a lab that a real Prometheus scrapes, and whose monitoring is that Prometheus and its Alertmanager. */
export interface RealMonitoring {
  /** The console, and the lab's switches. */
  readonly console: string;
  readonly prometheus: string;
  readonly alertmanager: string;
  readonly stop: () => Promise<void>;
}

const prometheusConfig = (folder: string, lab: string, alertmanager: string): object => ({
  global: {
    scrape_interval: '1s',
    evaluation_interval: '1s',
    // What the platform's Prometheus adds to all that it sends. Its own rules API does not show it; Thanos adds it there.
    external_labels: { prometheus: 'openshift-monitoring/k8s' },
  },
  rule_files: [join(folder, 'rules/*.yaml')],
  alerting: { alertmanagers: [{ static_configs: [{ targets: [hostOf(alertmanager)] }] }] },
  // The lab tells what many targets would: the labels that it gives stay.
  scrape_configs: [{ job_name: 'lab', honor_labels: true, static_configs: [{ targets: [hostOf(lab)] }] }],
});

/** Starts Alertmanager, the lab with its console, and Prometheus, on free ports and in a folder that goes with them. */
export const startRealMonitoring = async (): Promise<RealMonitoring> => {
  const folder = mkdtempSync(join(tmpdir(), 'virtualization-alerts-'));
  const [alertmanager, prometheus] = [await freeAddress(), await freeAddress()];
  const running: Started[] = [];
  const stop = async (): Promise<void> => {
    await Promise.all(running.map(ended));
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const { lab, address } = await startLab({ PROMETHEUS_URL: prometheus, ALERTMANAGER_URL: alertmanager });
    running.push(lab);
    mkdirSync(join(folder, 'rules'));
    writeRuleFiles(join(folder, 'rules'), { isShortened: true });
    writeFileSync(
      join(folder, 'alertmanager.yaml'),
      stringify({ route: { receiver: 'nobody' }, receivers: [{ name: 'nobody' }] }),
    );
    writeFileSync(join(folder, 'prometheus.yaml'), stringify(prometheusConfig(folder, address, alertmanager)));
    const servers = [
      [
        alertmanager,
        start('prometheus-alertmanager', [
          `--config.file=${join(folder, 'alertmanager.yaml')}`,
          `--storage.path=${join(folder, 'silences')}`,
          `--web.listen-address=${hostOf(alertmanager)}`,
          '--cluster.listen-address=',
        ]),
      ],
      [
        prometheus,
        start('prometheus', [
          `--config.file=${join(folder, 'prometheus.yaml')}`,
          `--storage.tsdb.path=${join(folder, 'series')}`,
          `--web.listen-address=${hostOf(prometheus)}`,
        ]),
      ],
    ] as const;
    running.push(...servers.map(([, server]) => server));
    await Promise.all(servers.map(async ([url, server]) => until(server, async () => isReady(`${url}/-/ready`))));
    return { console: address, prometheus, alertmanager, stop };
  } catch (error) {
    await stop();
    throw error;
  }
};
