/** @jest-environment node */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { describeWith, findCommand } from './at-hand';
import type { Manifest } from './helm';
import { HELM, render } from './helm';
import type { SmallApi } from './small-api';
import { SmallCluster } from './small-cluster';

// Other programs are started here, and a busy machine takes its time.
jest.setTimeout(120_000);

const NAME = 'virtualization-alerts-plugin';
const IMAGE = `registry.example.com/kubevirt/${NAME}`;
const [OLD, NEW] = [`${IMAGE}:v1`, `${IMAGE}:v2`];
const KUBECTL = findCommand('kubectl');
const BASH = findCommand('bash');

let home: string;
let cluster: SmallCluster;
let api: SmallApi;

const start = async (startsUp?: (image: string) => boolean): Promise<void> => {
  cluster = new SmallCluster(startsUp);
  api = await cluster.open();
};

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'upgrade-'));
});

afterEach(async () => {
  await api.close();
  rmSync(home, { recursive: true, force: true });
});

/** Runs a Job's container, `oc` being kubectl with the address of the API. */
const runJob = async (job: Manifest): Promise<void> => {
  writeFileSync(join(home, 'oc'), `#!/bin/sh\nexec ${KUBECTL ?? ''} --server ${api.origin} "$@"\n`, { mode: 0o755 });
  const { template } = job.spec as { template: { spec: { containers: { args: string[] }[] } } };
  const child = spawn(BASH ?? 'bash', ['-c', ...(template.spec.containers[0]?.args ?? [])], {
    env: { PATH: `${home}:/usr/bin:/bin`, HOME: home, TMPDIR: home, ATTEMPTS: '6', PAUSE_SECONDS: '0' },
  });
  let err = '';
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  if (code !== 0) throw new Error(err);
};

const annotation = ({ metadata }: Manifest, name: string): string => metadata.annotations?.[`helm.sh/${name}`] ?? '';

/** The hooks of one event as Helm runs them. The Job that enables the plugin has a test of its own. */
const runHooks = async (manifests: readonly Manifest[], event: string): Promise<void> => {
  const hooks = manifests
    .filter((one) => annotation(one, 'hook').split(',').includes(event))
    .sort((a, b) => Number(annotation(a, 'hook-weight')) - Number(annotation(b, 'hook-weight')));
  for (const hook of hooks) {
    const { kind, metadata } = hook;
    if (kind === 'Job' && metadata.name !== `${NAME}-enable`) await runJob(hook);
    if (!['ConfigMap', 'Deployment', 'Role'].includes(kind)) continue;
    cluster.remove(kind, metadata.name);
    cluster.apply(hook);
  }
  const gone = hooks.filter((hook) => annotation(hook, 'hook-delete-policy').includes('hook-succeeded'));
  for (const { kind, metadata } of gone) cluster.remove(kind, metadata.name);
};

const apply = (manifests: readonly Manifest[]): void => {
  // In this order, as Helm does.
  for (const kind of ['Service', 'Deployment'])
    for (const one of manifests) if (one.kind === kind && annotation(one, 'hook') === '') cluster.apply(one);
};

const change = async (to: readonly Manifest[], what: 'upgrade' | 'rollback'): Promise<void> => {
  await runHooks(to, `pre-${what}`);
  apply(to);
  await runHooks(to, `post-${what}`);
};

/** The builds that answered one after the other; '' stands for nobody. */
const course = (): string[] =>
  cluster.answering.map((builds) => builds.join(' and ')).filter((builds, index, all) => builds !== all[index - 1]);

const build = (tag: string, ...args: string[]): Manifest[] => render('default', '--set', `image.tag=${tag}`, ...args);

const install = (manifests: readonly Manifest[]): void => {
  apply(manifests);
  cluster.settle();
  cluster.answering.splice(0, cluster.answering.length - 1);
};

const needs = { bash: BASH !== undefined, kubectl: KUBECTL !== undefined, helm: HELM !== undefined };

describeWith(needs, 'from one build to the next', () => {
  test('an upgrade is answered throughout, by one build and then by the other', async () => {
    await start();
    install(build('v1'));
    await change(build('v2', '--is-upgrade'), 'upgrade');
    cluster.settle();
    expect(course()).toEqual([OLD, NEW]);
    expect(cluster.deployments()).toEqual([NAME]);
  });

  test('so is a rollback', async () => {
    await start();
    install(build('v2'));
    await change(build('v1', '--is-upgrade'), 'rollback');
    cluster.settle();
    expect(course()).toEqual([NEW, OLD]);
    expect(cluster.deployments()).toEqual([NAME]);
  });

  test('so is an upgrade of what is no build', async () => {
    await start();
    install(build('v1'));
    await change(build('v1', '--is-upgrade', '--set', 'priorityClassName=system-cluster-critical'), 'upgrade');
    cluster.settle();
    expect(course()).toEqual([OLD]);
  });

  test('where the next build never starts, the build before serves on, and the upgrade says why it failed', async () => {
    await start((image) => image !== NEW);
    install(build('v1'));
    await expect(change(build('v2', '--is-upgrade'), 'upgrade')).rejects.toThrow(
      `The Deployment ${NAME}-next is not ready: 0 of 1 pods are available. Nothing was changed: the build before serves on.`,
    );
    cluster.settle();
    expect(course()).toEqual([OLD]);
    // Back to what runs, as with --rollback-on-failure.
    await change(build('v1', '--is-upgrade'), 'rollback');
    cluster.settle();
    expect(course()).toEqual([OLD]);
    expect(cluster.deployments()).toEqual([NAME]);
  });

  test('an upgrade after an install that came to nothing has nothing to wait for', async () => {
    await start();
    await change(build('v1', '--is-upgrade'), 'upgrade');
    cluster.settle();
    expect(course()).toEqual(['', OLD]);
  });

  test.each([
    ['rendered without knowing the cluster', []],
    ['whose Jobs are switched off', ['--is-upgrade', '--set', 'enablePlugin.enabled=false']],
  ])('one %s is without an answer for a moment, and never answered by two builds', async (_case, args) => {
    await start();
    install(build('v1', ...args));
    await change(build('v2', ...args), 'upgrade');
    cluster.settle();
    expect(course()).toEqual([OLD, '', NEW]);
  });

  test('without the right to it, the Job says so and changes nothing', async () => {
    await start();
    install(build('v1'));
    const next = build('v2', '--is-upgrade').filter(({ kind }) => kind !== 'Role');
    await expect(change(next, 'upgrade')).rejects.toThrow(`Could not read the Service ${NAME}.`);
    expect(course()).toEqual([OLD]);
  });
});
