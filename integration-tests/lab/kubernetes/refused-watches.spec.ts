/** @jest-environment node */
import { readField } from './read-field';
import { namesOf, SmallServer } from './small-server';

const PODS = '/api/v1/namespaces/openshift-cnv/pods';
let small: SmallServer;

beforeEach(async () => {
  small = new SmallServer();
  await small.start();
  small.failures.set([{ match: { resource: 'pods' }, effect: 'refuse-watches' }]);
});

afterEach(async () => {
  await small.stop();
});

it('may be listed', async () => {
  expect(namesOf((await small.ask(PODS)).json)).toHaveLength(3);
});

it('are refused over HTTP and over WebSocket', async () => {
  const { code, json } = await small.ask(`${PODS}?watch=true`);
  expect([code, readField(json, 'message')]).toEqual([
    403,
    'pods is forbidden: User "admin" cannot watch resource "pods" in API group "" in the namespace "openshift-cnv"',
  ]);
  await expect(small.listen(`${PODS}?watch=true`, 1).done).rejects.toThrow('403');
});

it('are refused by access reviews', async () => {
  const mayWatch = async (resource: string) => {
    const resourceAttributes = { resource, verb: 'watch', namespace: 'openshift-cnv' };
    const body = { spec: { resourceAttributes } };
    const path = '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews';
    return readField((await small.ask(path, { method: 'POST', body })).json, 'status.allowed');
  };
  expect(await mayWatch('pods')).toBe(false);
  expect(await mayWatch('events')).toBe(true);
});
