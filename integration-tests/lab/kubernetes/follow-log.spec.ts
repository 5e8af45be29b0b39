/** @jest-environment node */
import { once } from 'node:events';
import { createServer, request } from 'node:http';
import type { IncomingMessage, Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { Troubles } from '../troubles';
import { World } from '../world';
import { restamped } from './follow-log';
import { createKubernetesApi } from './kubernetes-api';
import { crashFault, SMALL_CLUSTER_NOW, smallCluster } from './small-cluster';

let server: Server;
let world: World;
let now: number;
let timers: Set<() => void>;

/** Lets four seconds pass: each timer that waits is called. */
const tick = (): void => {
  now += 4000;
  const due = [...timers];
  timers.clear();
  for (const callback of due) callback();
};

beforeEach(async () => {
  now = SMALL_CLUSTER_NOW.getTime();
  timers = new Set();
  world = new World(smallCluster(), { loadFault: crashFault, now: () => new Date(now) });
  const api = createKubernetesApi(world, new Troubles(), {
    timers: {
      setTimeout: (callback) => {
        timers.add(callback);
        return callback;
      },
      clearTimeout: (handle) => timers.delete(handle),
    },
  });
  server = createServer((req, res) => void api.handle(req, res, req.url ?? ''));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});

afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const follow = async (pod: string, query = '?follow=true') => {
  const path = `/api/v1/namespaces/openshift-cnv/pods/${pod}/log${query}`;
  const { port } = server.address() as AddressInfo;
  const req = request({ host: '127.0.0.1', port, path, agent: false }).end();
  const [res] = (await once(req, 'response')) as [IncomingMessage];
  let text = '';
  res.on('data', (chunk: Buffer) => (text += chunk.toString()));
  return { req, ended: once(res, 'end').then(() => text) };
};
const remove = (name: string) =>
  world.remove({ apiVersion: 'v1', kind: 'Pod', namespace: 'openshift-cnv', name }, 'user');

it('says new lines while somebody follows, until the pod is deleted', async () => {
  const { ended } = await follow('virt-api-7d9-aaaaa', '?follow=true&tailLines=1');
  tick();
  tick();
  remove('virt-api-7d9-aaaaa');
  expect(await ended).toBe(
    '  on port 8443\nI0115 10:00:04.000000 1 main.go:1] starting\nI0115 10:00:08.000000 1 main.go:2] listening\n',
  );
  expect(timers.size).toBe(0);
});

it('ends where a log ends of a container that has ended', async () => {
  world.switchFault('Crash', true);
  const { ended } = await follow('virt-api-7d9-bbbbb');
  expect(await ended).toBe('fatal: crashed\n');
  expect(timers.size).toBe(0);
});

it('ends when the container ends', async () => {
  const { ended } = await follow('virt-api-7d9-bbbbb');
  world.switchFault('Crash', true);
  expect(await ended).toBe('');
  expect(timers.size).toBe(0);
});

it('adds nothing to a plain read', async () => {
  const { ended } = await follow('virt-api-7d9-aaaaa', '');
  expect(await ended).toMatch(/on port 8443\n$/);
  expect(timers.size).toBe(0);
});

it('stops when the client leaves', async () => {
  const connected = once(server, 'connection');
  const { req, ended } = await follow('virt-api-7d9-aaaaa');
  const [socket] = (await connected) as [NodeJS.EventEmitter];
  ended.catch(() => undefined);
  expect(timers.size).toBe(1);
  req.destroy();
  await once(socket, 'close');
  expect(timers.size).toBe(0);
});

test.each([
  ['{"ts":"2026-01-15T09:00:00.123456Z","msg":"a"}', '{"ts":"2026-01-15T10:00:00.000000Z","msg":"a"}'],
  ['2026-01-15T09:00:00+01:00 a', '2026-01-15T10:00:00+00:00 a'],
  ['I0114 09:00:00.123456       1 a.go:1] b', 'I0115 10:00:00.000000       1 a.go:1] b'],
  ['no stamp', undefined],
])('stamps %s anew', (line, expected) => {
  expect(restamped(line, SMALL_CLUSTER_NOW)).toBe(expected);
});
