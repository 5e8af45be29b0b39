/** @jest-environment node */
import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { sayWhatRan, SmallServer } from './small-server';

const KUBECTL = ['/usr/bin/kubectl', '/usr/local/bin/kubectl'].find((path) => existsSync(path));

let small: SmallServer;

beforeEach(async () => {
  small = new SmallServer({ exec: sayWhatRan });
  await small.start();
});

afterEach(async () => {
  await small.stop();
});

(KUBECTL ? describe : describe.skip)('kubectl', () => {
  let home: string;
  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'kubectl-'));
  });
  afterEach(() => {
    rmSync(home, { recursive: true, force: true });
  });

  const kubectl = (line: string, environment: Record<string, string> = {}) =>
    new Promise<{ code: number; out: string }>((resolve) => {
      const args = ['--server', small.address, '--insecure-skip-tls-verify', '-n', 'openshift-cnv'];
      const env = { PATH: process.env.PATH, HOME: home, ...environment };
      execFile(KUBECTL!, [...args, ...line.split(' ')], { env, timeout: 20_000 }, (error, stdout, stderr) => {
        resolve({ code: error ? Number(error.code ?? 1) : 0, out: stdout + stderr });
      });
    });

  it.each([
    ['get pods -o wide', /virt-api-7d9-aaaaa +1\/1 +Running +0 +60m +10\.1\.2\.3 +worker-0/],
    ['get po -l kubevirt.io=virt-handler -o name', /^pod\/virt-handler-ccccc\n$/],
    ['get deploy,ds', /deployment\.apps\/virt-api +2\/2[^]*daemonset\.apps\/virt-handler +1 +1 +1/],
    ['get nodes', /worker-0 +Ready +worker +.* +v1\.34\.2/],
    ['get events', /Normal +Pulled +pod\/virt-api-7d9-aaaaa +Container image/],
    ['get lease virt-api', /virt-api +virt-api-7d9-aaaaa_1234/],
    ['get vm', /No resources found/],
    ['get kubevirt -A -o yaml', /items: \[\]/],
    ['describe pod virt-api-7d9-aaaaa', /Controlled By: +ReplicaSet\/virt-api-7d9[^]*Pulled/],
    ['describe deployment virt-api', /2 desired[^]*2 available/],
    ['describe node worker-0', /virt-handler-ccccc/],
    ['logs virt-api-7d9-aaaaa --tail=1', /^ {2}on port 8443\n$/],
    ['logs deploy/virt-api --tail=1', /on port 8443/],
    ['exec virt-api-7d9-aaaaa -- true', /virt-api-7d9-aaaaa ran true/],
    ['auth can-i list pods', /^yes/],
    ['delete pod virt-handler-ccccc', /pod "virt-handler-ccccc" deleted/],
    ['delete pod -l kubevirt.io=virt-api', /aaaaa" deleted[^]*bbbbb" deleted/],
  ])('%s', async (line, output) => {
    const { code, out } = await kubectl(line);
    expect(out).toMatch(output);
    expect(code).toBe(0);
  });

  it('runs commands over SPDY as older versions do, and sees exit codes', async () => {
    const spdy = { KUBECTL_REMOTE_COMMAND_WEBSOCKETS: 'false' };
    expect(await kubectl('exec virt-api-7d9-aaaaa -- true', spdy)).toEqual({
      code: 0,
      out: 'virt-api-7d9-aaaaa ran true\n',
    });
    expect((await kubectl('exec virt-api-7d9-aaaaa -- false', spdy)).code).toBe(3);
    expect((await kubectl('exec virt-api-7d9-aaaaa -- false')).code).toBe(3);
  });

  it('watches', async () => {
    const watching = kubectl('get pods -w --request-timeout=3s');
    const added = new Promise<void>((resolve) => {
      small.server.on('request', (req) => {
        if (req.url?.includes('watch=true')) resolve();
      });
    });
    await added;
    small.world.switchFault('Crash', true);
    expect((await watching).out).toMatch(/virt-api-7d9-bbbbb +0\/1 +CrashLoopBackOff/);
  });
});
