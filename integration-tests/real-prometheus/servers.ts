import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { stringify } from 'yaml';

import { freePort } from '../free-port';
import { writeRuleFiles } from './rule-files';

const root = join(__dirname, '../..');
/** How long a server may take until it answers, in milliseconds; the machine may be busy. */
const PATIENCE = 60_000;

/** A console over a lab that a real Prometheus scrapes, and whose monitoring is that Prometheus and its Alertmanager. */
export interface RealMonitoring {
  /** The console, and the lab's switches. */
  readonly console: string;
  readonly prometheus: string;
  readonly alertmanager: string;
  readonly stop: () => Promise<void>;
}

interface Started {
  readonly process: ChildProcess;
  /** What it has said until now. */
  readonly said: () => string;
}

const start = (command: string, args: readonly string[], env: Record<string, string> = {}): Started => {
  const started = spawn(command, args, { cwd: root, env: { ...process.env, ...env } });
  let said = '';
  const hear = (chunk: Buffer): void => {
    said += chunk.toString();
  };
  started.stdout.on('data', hear);
  started.stderr.on('data', hear);
  started.on('error', (error) => {
    said += error.message;
  });
  return { process: started, said: () => said };
};

/** Asks until the answer is there. @throws Error with what the server said, when it ends or takes too long */
const until = async <T>({ process: { exitCode }, said }: Started, ask: () => Promise<T | undefined>): Promise<T> => {
  const end = Date.now() + PATIENCE;
  while (exitCode === null && Date.now() < end) {
    const answer = await ask().catch(() => undefined);
    if (answer !== undefined) return answer;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`A server did not start:\n${said()}`);
};

const isReady = async (address: string): Promise<true | undefined> =>
  (await fetch(`${address}/-/ready`)).ok ? true : undefined;

const ended = async ({ process: child }: Started): Promise<void> =>
  new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) {
      resolve();
      return;
    }
    child.once('exit', () => {
      resolve();
    });
    child.kill('SIGTERM');
  });

const prometheusConfig = (folder: string, lab: string, alertmanager: string): object => ({
  global: {
    scrape_interval: '1s',
    evaluation_interval: '1s',
    // What the platform's Prometheus adds to all that it sends. Its own rules API does not show it; Thanos adds it there.
    external_labels: { prometheus: 'openshift-monitoring/k8s' },
  },
  rule_files: [join(folder, 'rules/*.yaml')],
  alerting: { alertmanagers: [{ static_configs: [{ targets: [new URL(alertmanager).host] }] }] },
  // The lab tells what many targets would: the labels that it gives stay.
  scrape_configs: [{ job_name: 'lab', honor_labels: true, static_configs: [{ targets: [new URL(lab).host] }] }],
});

const startLab = async (prometheus: string, alertmanager: string): Promise<{ lab: Started; address: string }> => {
  const lab = start(process.execPath, ['--import', 'tsx', 'integration-tests/serve.ts'], {
    PORT: '0',
    LAB_FAULTS: '',
    PROMETHEUS_URL: prometheus,
    ALERTMANAGER_URL: alertmanager,
  });
  const address = await until(lab, async () =>
    Promise.resolve(/ready at (http:\/\/localhost:\d+)/.exec(lab.said())?.[1]),
  );
  return { lab, address };
};

/** Starts Alertmanager, the lab with its console, and Prometheus, on free ports and in a folder that goes with them. */
export const startRealMonitoring = async (): Promise<RealMonitoring> => {
  const folder = mkdtempSync(join(tmpdir(), 'virtualization-alerts-'));
  const [alertmanager = '', prometheus = ''] = await Promise.all(
    [freePort('127.0.0.1'), freePort('127.0.0.1')].map(async (port) => `http://127.0.0.1:${String(await port)}`),
  );
  const running: Started[] = [];
  const stop = async (): Promise<void> => {
    await Promise.all(running.map(ended));
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const { lab, address } = await startLab(prometheus, alertmanager);
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
          `--web.listen-address=${new URL(alertmanager).host}`,
          '--cluster.listen-address=',
        ]),
      ],
      [
        prometheus,
        start('prometheus', [
          `--config.file=${join(folder, 'prometheus.yaml')}`,
          `--storage.tsdb.path=${join(folder, 'series')}`,
          `--web.listen-address=${new URL(prometheus).host}`,
        ]),
      ],
    ] as const;
    running.push(...servers.map(([, server]) => server));
    await Promise.all(servers.map(async ([url, server]) => until(server, async () => isReady(url))));
    return { console: address, prometheus, alertmanager, stop };
  } catch (error) {
    await stop();
    throw error;
  }
};
