import { mkdtempSync, rmSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect, test } from '@playwright/test';
import WebSocket from 'ws';

import { makeCertificates, type Certificates } from './certificates';
import { startGuardedCluster, TOKEN, type GuardedCluster, type ReceivedRequest } from './guarded-cluster';
import { base64, kubeconfig, kubeconfigWriter } from './kubeconfigs';
import { runProgram, type Run } from './run-program';

const PODS = '/api/v1/namespaces/openshift-cnv/pods';
const folder = mkdtempSync(join(tmpdir(), 'virtualization-alerts-forwarding-'));
const write = kubeconfigWriter(folder);
let certificates: Certificates;
let cluster: GuardedCluster;
let run: Run;
let address: string;

const runWith = async (user: object, how?: object): Promise<Run> => {
  const trust = how ?? { 'certificate-authority-data': base64(certificates.ca) };
  return runProgram('start-cluster.ts', { HOME: folder, KUBECONFIG: write(kubeconfig(cluster.api, trust, user)) });
};

test.beforeAll(async () => {
  certificates = makeCertificates(folder, 'api');
  cluster = await startGuardedCluster(certificates, makeCertificates(folder, 'ingress'));
  run = await runWith({ token: TOKEN });
  address = run.address ?? '';
});
test.afterAll(async () => {
  await run.stop();
  cluster.close();
  rmSync(folder, { recursive: true });
});

/** The latest request that reached the cluster. */
const lastSeen = (): ReceivedRequest => {
  const seen = cluster.seen.at(-1);
  if (seen === undefined) throw new Error('Nothing has reached the cluster');
  return seen;
};

interface Sent {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** A request with just these headers: `fetch` would not let a test name a Host or an Origin. */
const send = async (path: string, { method = 'GET', headers = {}, body }: Sent = {}) =>
  new Promise<{ status: number; headers: Record<string, unknown>; text: string }>((resolve, reject) => {
    // Node.js sends the length of a body for some methods alone.
    const length = body === undefined ? {} : { 'Content-Length': String(Buffer.byteLength(body)) };
    const req = httpRequest(`${address}${path}`, { method, headers: { ...headers, ...length } }, (res) => {
      let text = '';
      res.on('data', (chunk: Buffer) => {
        text += chunk.toString();
      });
      res.on('end', () => {
        resolve({ status: res.statusCode ?? 0, headers: res.headers, text });
      });
    });
    req.on('error', reject);
    req.end(body);
  });

/** Opens a WebSocket; gives its first message, or how it was refused. */
const firstMessage = async (path: string, origin: string, protocols: string[] = []): Promise<string> =>
  new Promise((resolve) => {
    const socket = new WebSocket(`${address.replace('http:', 'ws:')}${path}`, protocols, { origin });
    socket.on('message', (data: Buffer) => {
      socket.close();
      resolve(data.toString());
    });
    socket.on('unexpected-response', (_req, res) => {
      resolve(`refused: ${String(res.statusCode)}`);
    });
    socket.on('error', (error) => {
      resolve(`failed: ${error.message}`);
    });
  });

const podNamed = (prefix: string): string => {
  const pods = cluster.lab.world.list('', 'Pod').map(({ metadata }) => metadata.name);
  return pods.find((name) => name.startsWith(prefix)) ?? '';
};

test('it says what it uses', () => {
  expect(run.said).toMatch(/^Context +lab$/m);
  expect(run.said).toContain(`Cluster       ${cluster.api} (v`);
  expect(run.said).toMatch(/^User +kube:admin$/m);
  expect(run.said).toMatch(/^Prometheus +https:\/\/localhost:\d+ \(route thanos-querier\)$/m);
  expect(run.said).toMatch(
    /^Alertmanager +none\. .*no route alertmanager-main in openshift-monitoring: set ALERTMANAGER_URL/m,
  );
  expect(run.said).not.toContain(TOKEN);
});

test('requests go on with the credentials of the kubeconfig, none of those of the browser', async () => {
  const answer = await send(`/api/kubernetes${PODS}?limit=2`, {
    headers: { Cookie: 'session=1', Authorization: 'Bearer other', Origin: address, 'Impersonate-User': 'root' },
  });
  expect(answer.status).toBe(200);
  expect((JSON.parse(answer.text) as { items: unknown[] }).items).toHaveLength(2);
  expect(answer.headers['set-cookie']).toBeUndefined();
  const { url, headers } = lastSeen();
  expect(url).toBe(`${PODS}?limit=2`);
  expect(headers.authorization).toBe(`Bearer ${TOKEN}`);
  expect(headers.host).toBe(new URL(cluster.api).host);
  for (const name of ['cookie', 'origin', 'impersonate-user']) expect(headers[name]).toBeUndefined();
});

test('a watch over WebSocket, a log, and the deletion of a pod pass through', async () => {
  const watched = await firstMessage(`/api/kubernetes${PODS}?watch=true`, address, [
    'base64.binary.k8s.io',
    `base64url.bearer.authorization.k8s.io.${Buffer.from('other').toString('base64url')}`,
  ]);
  expect(JSON.parse(watched)).toMatchObject({ type: 'ADDED', object: { kind: 'Pod' } });
  const { headers } = lastSeen();
  expect(headers['sec-websocket-protocol']).toBe('base64.binary.k8s.io');
  expect(headers.authorization).toBe(`Bearer ${TOKEN}`);
  // Not the browser's, which is none of the cluster's, but one there must be: the API server refuses a watch without.
  expect(headers.origin).toBe(cluster.api);

  const pod = podNamed('virt-api-');
  const log = await send(`/api/kubernetes${PODS}/${pod}/log?tailLines=3`);
  expect(log.text.trim().split('\n')).toHaveLength(3);

  const deleted = await send(`/api/kubernetes${PODS}/${pod}`, {
    method: 'DELETE',
    headers: { Origin: address, 'Content-Type': 'application/json' },
    body: JSON.stringify({ kind: 'DeleteOptions', apiVersion: 'v1' }),
  });
  expect(deleted.status, deleted.text).toBe(200);
  expect(podNamed('virt-api-')).not.toBe(pod);
  expect(lastSeen().method).toBe('DELETE');
});

test('nobody but its own pages is answered', async () => {
  const before = cluster.seen.length;
  const { host } = new URL(address);
  const refused: Sent[] = [
    { headers: { Host: `evil.example:${new URL(address).port}` } },
    { headers: { Host: 'localhost' } },
    { headers: { Origin: 'https://evil.example' } },
    { headers: { Origin: 'null' } },
    { headers: { Origin: 'http://localhost:1' } },
    { headers: { 'Sec-Fetch-Site': 'cross-site' } },
    { headers: { 'Sec-Fetch-Site': 'same-site' } },
    { method: 'DELETE' },
    { method: 'POST', headers: { Origin: 'https://evil.example' } },
    { method: 'DELETE', headers: { Host: `evil.example:${new URL(address).port}`, Origin: `http://${host}` } },
  ];
  for (const sent of refused) {
    const { status, headers } = await send(`/api/kubernetes${PODS}`, sent);
    expect([status, headers['access-control-allow-origin']], JSON.stringify(sent)).toEqual([403, undefined]);
  }
  expect(await firstMessage(`/api/kubernetes${PODS}?watch=true`, 'https://evil.example')).toBe('refused: 403');
  expect((await send('/', { headers: { Host: 'evil.example' } })).status).toBe(403);
  expect(cluster.seen).toHaveLength(before);
});

test('Prometheus is asked through its route; what is missing is said', async () => {
  const rules = await send('/api/prometheus/api/v1/rules?type=alert');
  expect([rules.status, rules.text.includes('VirtControllerDown')]).toEqual([200, true]);
  const refusals = [
    ['/api/alertmanager/api/v2/silences', 503, 'set ALERTMANAGER_URL'],
    ['/api/prometheus-tenancy/api/v1/rules?namespace=vms', 503, 'have no route'],
    ['/api/prometheus/api/v1/admin/tsdb/snapshot', 404, 'does not send'],
    ['/lab/faults', 404, 'Nothing is served'],
    ['/metrics', 200, '<!doctype html'],
  ] as const;
  for (const [path, status, says] of refusals) {
    const answer = await send(path);
    expect([path, answer.status]).toEqual([path, status]);
    expect(answer.text.toLowerCase()).toContain(says.toLowerCase());
  }
});

for (const [how, user, name, cluster_] of [
  [
    'a client certificate',
    () => ({
      'client-certificate-data': base64(certificates.client.cert),
      'client-key-data': base64(certificates.client.key),
    }),
    'jane',
    undefined,
  ],
  [
    'a plugin that gives a token',
    () => ({
      exec: {
        apiVersion: 'client.authentication.k8s.io/v1',
        command: process.execPath,
        args: [
          '-e',
          `console.log(${JSON.stringify(JSON.stringify({ apiVersion: 'client.authentication.k8s.io/v1', kind: 'ExecCredential', status: { token: TOKEN } }))})`,
        ],
      },
    }),
    'kube:admin',
    undefined,
  ],
  [
    'a certificate that is not to be checked',
    () => ({ token: TOKEN }),
    'kube:admin',
    { 'insecure-skip-tls-verify': true },
  ],
] as const) {
  test(`it runs with ${how}`, async ({ request }) => {
    const other = await runWith(user(), cluster_);
    try {
      expect(other.said).toContain(`User          ${name}\n`);
      const pods = await request.get(`${other.address ?? ''}/api/kubernetes${PODS}`);
      expect(pods.status()).toBe(200);
      if (name === 'jane') expect(other.said).toContain('The kubeconfig has no token');
    } finally {
      await other.stop();
    }
  });
}
