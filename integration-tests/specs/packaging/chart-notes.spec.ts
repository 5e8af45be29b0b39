/** @jest-environment node */
import { spawn } from 'node:child_process';
import { join } from 'node:path';

import { describeWith } from './at-hand';
import type { ConsoleApi } from './console-api';
import { startConsoleApi } from './console-api';
import { CHART, HELM } from './helm';

// Other programs are started here, and a busy machine takes its time.
jest.setTimeout(60_000);

let api: ConsoleApi;
afterEach(async () => {
  await api.close();
});

/** What Helm says at the end of an install, which then does not take place. */
const notesOf = async (values: string): Promise<string> => {
  const child = spawn(
    HELM ?? 'helm',
    [
      ...[
        'install',
        'va',
        CHART,
        '--namespace',
        'virtualization-alerts',
        '--values',
        join(CHART, `ci/${values}-values.yaml`),
      ],
      ...['--dry-run=client', '--disable-openapi-validation', '--kube-apiserver', api.origin],
    ],
    { env: { ...process.env, KUBECONFIG: '/nowhere' } },
  );
  let out = '';
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (out += chunk.toString()));
  await new Promise((resolve) => child.on('close', resolve));
  return out.slice(out.indexOf('\nNOTES:'));
};

describeWith({ helm: HELM !== undefined }, 'after an install, helm says', () => {
  test('that the console has the plugin enabled, and how to see it', async () => {
    api = await startConsoleApi({});
    const notes = await notesOf('default');
    expect(notes).toContain('is in the namespace virtualization-alerts.');
    expect(notes).toContain('The console has it enabled.');
    expect(notes).not.toContain('WARNING');
  });

  test('how to enable it where that is left to a person', async () => {
    api = await startConsoleApi({});
    const notes = await notesOf('single-node');
    expect(notes).toContain(`"path":"/spec/plugins/-","value":"virtualization-alerts-plugin"`);
    expect(notes).not.toContain('has it enabled');
  });

  test('that the console of an older cluster does not load it', async () => {
    api = await startConsoleApi({ minor: 34 });
    expect(await notesOf('default')).toContain('WARNING: this cluster runs Kubernetes v1.34.0.');
  });
});
