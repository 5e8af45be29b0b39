import { listObjects, type FetchJson } from './list-objects';

const httpError = (code: number): Error => Object.assign(new Error(`status ${code}`), { code });
const KINDS = { kind: 'APIResourceList', resources: [{ name: 'kubevirts' }, { name: 'virtualmachines' }] };
const { signal } = new AbortController();

/** A cluster that lists nothing for this user, and what its discovery says. */
const refusing = (discovery: unknown): { fetchJson: FetchJson; asked: string[] } => {
  const asked: string[] = [];
  const fetchJson: FetchJson = async (url) => {
    asked.push(url);
    const answer = /\/apis\/[^/]+\/[^/]+$/.test(url) ? discovery : httpError(403);
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
  };
  return { fetchJson, asked };
};

test.each([
  ['has the kind', KINDS, 'forbidden'],
  ['has the group without the kind', { ...KINDS, resources: [{ name: 'virtualmachines' }] }, 'missing-api'],
  ['has no such group', httpError(404), 'missing-api'],
  ['does not answer', httpError(503), 'forbidden'],
  ['answers something else', {}, 'forbidden'],
])('a refused list, where discovery %s', async (_case, discovery, state) => {
  const { fetchJson, asked } = refusing(discovery);
  const read = await listObjects(fetchJson, { model: 'KubeVirt' }, signal);
  expect(read).toMatchObject({ state, group: 'kubevirt.io', resource: 'kubevirts' });
  expect(asked.at(-1)).toBe('/api/kubernetes/apis/kubevirt.io/v1');
});

test('a kind that every cluster has is not looked for in discovery', async () => {
  const { fetchJson, asked } = refusing(httpError(404));
  expect(await listObjects(fetchJson, { model: 'Lease', namespace: 'vms' }, signal)).toMatchObject({
    state: 'forbidden',
    namespace: 'vms',
  });
  expect(asked).toHaveLength(1);
});

test('ending the reads ends the question to discovery too', async () => {
  const controller = new AbortController();
  const fetchJson: FetchJson = async (url) => {
    if (url.includes('?')) return Promise.reject(httpError(403));
    controller.abort(new Error('cancelled'));
    return Promise.reject(httpError(404));
  };
  await expect(listObjects(fetchJson, { model: 'KubeVirt' }, controller.signal)).rejects.toThrow('cancelled');
  expect(controller.signal.aborted).toBe(true);
});
