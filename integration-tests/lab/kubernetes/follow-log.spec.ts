/** @jest-environment node */
import { once } from 'node:events';
import { createServer, request } from 'node:http';
import type { IncomingMessage, Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { readContainerLog, type FetchText } from '../../../src/cluster/container-log';
import { followContainerLog } from '../../../src/cluster/follow-log';
import { Failures } from '../failures';
import { World } from '../world';
import { restamped } from './follow-log';
import { createKubernetesApi } from './kubernetes-api';
import { crashFault, SMALL_CLUSTER_NOW, smallCluster } from './small-cluster';

let server: Server;
let world: World;
let failures: Failures;
let now: number;
let timers: Set<() => void>;

/** More lines than a rotation leaves. */
const LONG = Array.from(
  { length: 7 },
  (_nothing, at) => `I0115 09:5${at}:00.000000 1 main.go:${at}] line ${at}\n`,
).join('');

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
  const cluster = smallCluster();
  const logs = new Map([...cluster.logs, ['openshift-cnv/virt-handler-ccccc/app', LONG]]);
  world = new World({ ...cluster, logs }, { loadFault: crashFault, now: () => new Date(now) });
  failures = new Failures();
  const api = createKubernetesApi(world, failures, {
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

describe('a rotation of the file', () => {
  const target = { namespace: 'openshift-cnv', pod: 'virt-handler-ccccc', container: 'app', previous: false };
  const whole = { tailLines: 500, limitBytes: 1024 * 1024 };
  /** The console's way to the log, without the console. */
  const fetchText: FetchText = async (url, options) => {
    const { port } = server.address() as AddressInfo;
    return fetch(`http://127.0.0.1:${port}${url.replace('/api/kubernetes', '')}`, options);
  };
  const rotate = (): void => {
    failures.set([{ match: { resource: 'pods/log' }, effect: 'rotated-log' }]);
  };

  it('is nothing to who follows: no line is lost and none comes twice, while who reads anew gets what came since', async () => {
    const before = await readContainerLog(fetchText, target, whole);
    expect(before.lines).toHaveLength(7);
    const seen: string[] = [];
    let hear = (): void => undefined;
    const heard = async (count: number): Promise<void> => {
      while (seen.length < count)
        await new Promise<void>((resolve) => {
          hear = resolve;
        });
    };
    const controller = new AbortController();
    const followed = followContainerLog(fetchText, target, {
      tailLines: 500,
      signal: controller.signal,
      onLines: (lines) => {
        seen.push(...lines.map(({ text }) => text));
        hear();
      },
    });
    await heard(before.lines.length);
    tick();
    await heard(before.lines.length + 1);
    rotate();
    tick();
    await heard(before.lines.length + 2);
    const after = await readContainerLog(fetchText, target, whole);
    controller.abort();
    await expect(followed).rejects.toThrow();
    expect(seen).toEqual([
      ...before.lines,
      'I0115 10:00:04.000000 1 main.go:2] line 2',
      'I0115 10:00:08.000000 1 main.go:3] line 3',
    ]);
    expect(after).toMatchObject({ lines: before.lines.slice(-3), truncated: true, short: 'fewer' });
  });

  it('leaves three lines to who begins to follow after it, and what is said then', async () => {
    rotate();
    const { ended } = await follow('virt-handler-ccccc');
    tick();
    remove('virt-handler-ccccc');
    const lines = (await ended).trimEnd().split('\n');
    expect(lines.map((line) => line.slice(-6))).toEqual(['line 4', 'line 5', 'line 6', 'line 2']);
  });
});

test.each([
  ['{"ts":"2026-01-15T09:00:00.123456Z","msg":"a"}', '{"ts":"2026-01-15T10:00:00.000000Z","msg":"a"}'],
  ['2026-01-15T09:00:00+01:00 a', '2026-01-15T10:00:00+00:00 a'],
  ['I0114 09:00:00.123456       1 a.go:1] b', 'I0115 10:00:00.000000       1 a.go:1] b'],
  ['no stamp', undefined],
])('stamps %s anew', (line, expected) => {
  expect(restamped(line, SMALL_CLUSTER_NOW)).toBe(expected);
});
