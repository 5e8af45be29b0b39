/** @jest-environment node */
import { WebSocket } from 'ws';

import { readText } from './read-field';
import { eventsOf, SmallServer } from './small-server';

const PODS = '/api/v1/namespaces/openshift-cnv/pods?watch=true';
const INITIAL = 'sendInitialEvents=true&resourceVersionMatch=NotOlderThan';
let small: SmallServer;

beforeEach(async () => {
  small = new SmallServer();
  await small.start();
});

afterEach(async () => {
  await small.stop();
});

const heard = async (query: string, wanted: number) => small.listen(`${PODS}&${query}`, wanted).done;

it('sends what there is, and says where that ends, to those who want it so', async () => {
  const messages = await heard(`${INITIAL}&allowWatchBookmarks=true&labelSelector=kubevirt.io%3Dvirt-handler`, 2);
  expect(eventsOf(messages.slice(0, 1))).toEqual(['ADDED virt-handler-ccccc']);
  expect(JSON.parse(messages[1]!.toString())).toEqual({
    type: 'BOOKMARK',
    object: {
      kind: 'Pod',
      apiVersion: 'v1',
      metadata: {
        resourceVersion: String(small.world.version),
        annotations: { 'k8s.io/initial-events-end': 'true' },
      },
    },
  });
});

it.each(['', '&resourceVersion=0'])(
  'says where that ends to those who take bookmarks and watch from any version%s',
  async (version) => {
    const [, end] = await heard(`allowWatchBookmarks=true&labelSelector=kubevirt.io%3Dvirt-handler${version}`, 2);
    expect(readText(JSON.parse(end!.toString()), 'type')).toBe('BOOKMARK');
    expect(end!.toString()).toContain('k8s.io/initial-events-end');
  },
);

it('sends no bookmark to those who want none, and nothing of what there is where that is not wanted', async () => {
  const withoutBookmark = small.listen(`${PODS}&${INITIAL}&labelSelector=kubevirt.io%3Dvirt-handler`, 2);
  const without = small.listen(`${PODS}&sendInitialEvents=false`, 1);
  await Promise.all([withoutBookmark.opened, without.opened]);
  small.world.remove({ apiVersion: 'v1', kind: 'Pod', namespace: 'openshift-cnv', name: 'virt-handler-ccccc' });
  expect(eventsOf(await withoutBookmark.done)).toEqual(['ADDED virt-handler-ccccc', 'DELETED virt-handler-ccccc']);
  expect(eventsOf(await without.done)).toEqual(['DELETED virt-handler-ccccc']);
});

it('waits for a version that is not reached yet', async () => {
  const { opened, done } = small.listen(`${PODS}&resourceVersion=999999999`, 1);
  await opened;
  small.world.switchFault('Crash', true);
  expect(eventsOf(await done)).toEqual(['MODIFIED virt-api-7d9-bbbbb']);
});

it('says how old a version may be when one is too old', async () => {
  const [message] = await heard('resourceVersion=1', 1);
  expect(readText(JSON.parse(message!.toString()), 'object.message')).toBe(
    `too old resource version: 1 (${small.world.oldest})`,
  );
});

it.each([
  ['sendInitialEvents=true', 422, 'resourceVersionMatch: Forbidden: sendInitialEvents requires setting'],
  ['resourceVersion=old', 500, 'resourceVersion: Invalid value: "old"'],
  ['labelSelector=a%3D%3D%3Db', 400, 'unable to parse requirement'],
])('is refused before it opens: %s is a %i', async (query, status, message) => {
  const { code, json } = await small.ask(`${PODS}&${query}`);
  expect([code, readText(json, 'message')]).toEqual([status, expect.stringContaining(message)]);
  await expect(heard(query, 1)).rejects.toThrow(String(status));
});

it.each([
  ['none', {}],
  ['that of a page without one', { origin: 'null' }],
])('over WebSocket is refused with an Origin that is %s, as the API server does', async (_which, headers) => {
  const socket = new WebSocket(`ws://${small.host}/api/kubernetes${PODS}`, { headers });
  const refusal = new Promise((resolve, reject) => {
    socket.on('open', reject);
    socket.on('error', ({ message }) => {
      resolve(message);
    });
  });
  expect(await refusal).toContain('403');
});

it('over WebSocket takes the first of several origins, as the console adds one to the browser’s', async () => {
  const socket = new WebSocket(`ws://${small.host}/api/kubernetes${PODS}`, {
    headers: { Origin: ['http://localhost:9000', 'http://localhost'] as unknown as string },
  });
  await new Promise((resolve, reject) => {
    socket.on('open', resolve);
    socket.on('error', reject);
  });
  socket.terminate();
});
