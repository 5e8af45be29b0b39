/** @jest-environment node */
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { parse } from 'yaml';

import packageJson from '../../../package.json';
import { describeWith } from './at-hand';
import { CHART, helm, HELM } from './helm';

// Other programs are started here, and a busy machine takes its time.
jest.setTimeout(60_000);

interface Step {
  name?: string;
  uses?: string;
  run?: string;
}
interface Workflow {
  permissions: Record<string, string>;
  jobs: Record<string, { permissions?: Record<string, string>; steps?: Step[]; uses?: string }>;
}

const ROOT = join(__dirname, '../../..');
const FOLDER = join(ROOT, '.github/workflows');
const text = (...path: string[]): string => readFileSync(join(ROOT, ...path), 'utf8');
const workflow = (name: string): Workflow => parse(text('.github/workflows', name)) as Workflow;

test('the chart and the manifest carry the version of the package', () => {
  const chart = parse(readFileSync(join(CHART, 'Chart.yaml'), 'utf8')) as { version: string; appVersion: string };
  const { version } = packageJson;
  expect([chart.version, chart.appVersion, packageJson.consolePlugin.version]).toEqual([version, version, version]);
});

describe('the image', () => {
  const lines = text('Dockerfile').split('\n');
  const copied = lines
    .filter((line) => line.startsWith('COPY') && !line.includes('--from='))
    .flatMap((line) =>
      line
        .split(/\s+/)
        .filter((word) => !word.startsWith('--'))
        .slice(1, -1),
    );

  test('is built of files that are there and that are sent to the builder', () => {
    const sent = text('.dockerignore').split('\n');
    expect(copied.length).toBeGreaterThan(5);
    for (const path of copied) {
      expect([path, existsSync(join(ROOT, path))]).toEqual([path, true]);
      expect(sent).toContain(`!${path}`);
    }
    expect(sent.filter((line) => line.startsWith('!')).sort()).toEqual(copied.map((path) => `!${path}`).sort());
  });

  test('never changes to root', () => {
    const users = lines.filter((line) => line.startsWith('USER'));
    expect(users).toEqual(['USER 1001', 'USER 1001']);
    expect(lines.findLastIndex((line) => line.startsWith('USER'))).toBeGreaterThan(
      lines.findLastIndex((line) => line.startsWith('COPY')),
    );
  });

  test('serves the folder that nginx serves, on the port that it listens on', () => {
    const nginx = readFileSync(join(CHART, 'files/nginx.conf'), 'utf8');
    expect(lines).toContain('COPY --from=build /opt/app-root/src/dist /srv/plugin');
    expect(nginx).toContain('root /srv/plugin;');
    expect(lines).toContain('EXPOSE 9443');
    expect(nginx).toContain('listen 9443 ssl;');
  });
});

describe.each(readdirSync(FOLDER))('the workflow %s', (file) => {
  const { permissions, jobs } = workflow(file);
  const steps = Object.values(jobs).flatMap((job) => job.steps ?? []);

  test('reads by default, and names no secret', () => {
    expect(permissions).toEqual({ contents: 'read' });
    expect(text('.github/workflows', file)).not.toMatch(/secret/i);
  });

  test('takes each action at a version', () => {
    const used = steps.flatMap(({ uses }) => uses ?? []);
    expect(used.length).toBeGreaterThan(0);
    expect(used.filter((action) => !/@(v\d+|[0-9a-f]{40})$/.test(action))).toEqual([]);
  });

  test('puts nothing that a person typed into a script, but through the environment', () => {
    expect(steps.filter(({ run }) => run?.includes('${{')).map(({ name }) => name)).toEqual([]);
  });

  test('has scripts that bash can read', () => {
    for (const { run } of steps) {
      if (run !== undefined) execFileSync('bash', ['--norc', '-n', '-c', run]);
    }
  });
});

describeWith({ helm: HELM !== undefined }, 'a released chart', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'release-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  test('installs its own image without being told', () => {
    const step = workflow('release.yaml').jobs.chart?.steps?.find(
      ({ name }) => name === 'Write the image into the chart',
    );
    const chart = join(folder, 'chart');
    cpSync(CHART, chart, { recursive: true });
    const digest = `sha256:${'a'.repeat(64)}`;
    execFileSync('bash', ['--norc', '-euc', step?.run ?? 'exit 1'], {
      env: { PATH: process.env.PATH, REGISTRY: 'ghcr.io/owner', DIGEST: digest, CHART: chart },
    });
    expect(helm('template', chart).output).toContain(`image: "ghcr.io/owner/virtualization-alerts-plugin@${digest}"`);
    const packed = helm('package', chart, '--destination', folder);
    expect(packed.said).toContain(`virtualization-alerts-plugin-${packageJson.version}.tgz`);
  });
});
