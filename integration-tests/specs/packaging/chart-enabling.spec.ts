/** @jest-environment node */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describeWith } from './at-hand';
import { isHook, NAME, of, templateOf } from './chart-manifests';
import type { Manifest } from './helm';
import { CHART, HELM, render } from './helm';

// Other programs are started here, and a busy machine takes its time.
jest.setTimeout(60_000);

describeWith({ helm: HELM !== undefined }, 'enabling', () => {
  let manifests: Manifest[];
  beforeAll(() => {
    manifests = render('default');
  });

  test('happens after an install and an upgrade, disabling before an uninstall, with rights made first', () => {
    const hooks = manifests
      .filter(isHook)
      .map(({ kind, metadata: { name, annotations } }) => [
        `${kind} ${name}`,
        annotations?.['helm.sh/hook'],
        annotations?.['helm.sh/hook-weight'],
        annotations?.['helm.sh/hook-delete-policy'],
      ]);
    const policy = 'before-hook-creation,hook-succeeded';
    const each = 'post-install,post-upgrade,pre-delete';
    expect(hooks.sort()).toEqual([
      [`ClusterRole ${NAME}-enabler`, each, '-10', policy],
      [`ClusterRoleBinding ${NAME}-enabler`, each, '-10', policy],
      [`Job ${NAME}-disable`, 'pre-delete', '0', policy],
      [`Job ${NAME}-enable`, 'post-install,post-upgrade', '0', policy],
      [`ServiceAccount ${NAME}-enabler`, each, '-10', policy],
    ]);
  });

  test.each(['enable', 'disable'])('the Job runs the script of the chart to %s the plugin', (action) => {
    const { spec: pod } = templateOf(of(manifests, 'Job', `${NAME}-${action}`));
    const script = readFileSync(join(CHART, 'files/enable-plugin.sh'), 'utf8');
    expect(pod.serviceAccountName).toBe(`${NAME}-enabler`);
    const [given, ...rest] = pod.containers[0]!.args ?? [];
    expect(given?.trim()).toBe(script.trim());
    expect(rest).toEqual(['enable-plugin.sh', action, NAME]);
  });

  test('is left to a person where it is switched off', () => {
    const kinds = render('single-node').map(({ kind }) => kind);
    expect(kinds.sort()).toEqual(['ConfigMap', 'ConsolePlugin', 'Deployment', 'Service', 'ServiceAccount']);
  });
});
