import { readAlertHistory } from './alert-history';
import { readEarlierState } from './earlier-states';
import { readInstalledVersions } from './installed-versions';
import type { FetchJson } from './list-objects';

const STATE = { model: 'KubeVirt', name: 'kubevirt', namespace: 'openshift-cnv', resourceVersion: '820' } as const;
const signal = new AbortController().signal;

/** Answers with what `answer` gives, and notes what was asked. */
const fake = (answer: (url: URL) => unknown): { readonly fetchJson: FetchJson; readonly asked: URL[] } => {
  const asked: URL[] = [];
  return {
    asked,
    fetchJson: async (address) => {
      const url = new URL(address, 'http://console');
      asked.push(url);
      return Promise.resolve(answer(url));
    },
  };
};

test('an object of before is a list at exactly one version, of that name alone', async () => {
  const { fetchJson, asked } = fake(() => ({ items: [{ metadata: { name: 'kubevirt' }, spec: { a: 1 } }] }));
  expect(await readEarlierState(fetchJson, STATE, signal)).toMatchObject({ spec: { a: 1 } });
  expect(asked[0]?.pathname).toBe('/api/kubernetes/apis/kubevirt.io/v1/namespaces/openshift-cnv/kubevirts');
  expect(Object.fromEntries(asked[0]?.searchParams ?? [])).toEqual({
    fieldSelector: 'metadata.name=kubevirt',
    resourceVersion: '820',
    resourceVersionMatch: 'Exact',
  });
});

test('what can no longer be read, or was not there, is absent', async () => {
  const gone = fake(() => {
    throw Object.assign(new Error('too old'), { code: 410 });
  });
  expect(await readEarlierState(gone.fetchJson, STATE, signal)).toBeUndefined();
  expect(await readEarlierState(fake(() => ({ items: [] })).fetchJson, STATE, signal)).toBeUndefined();
});

test('installed versions are rows of the server, without what was copied from elsewhere', async () => {
  const { fetchJson, asked } = fake(() => ({
    kind: 'Table',
    columnDefinitions: ['Name', 'Display', 'Version', 'Replaces', 'Phase'].map((name) => ({ name })),
    rows: [
      {
        cells: ['a.v2', 'A', '2.0.0', 'a.v1', 'Succeeded'],
        object: { metadata: { name: 'a.v2', namespace: 'n', creationTimestamp: '2026-01-15T09:00:00Z' } },
      },
    ],
  }));
  expect(await readInstalledVersions(fetchJson, 'n', signal)).toEqual({
    state: 'found',
    data: [
      {
        name: 'a.v2',
        namespace: 'n',
        version: '2.0.0',
        replaces: 'a.v1',
        phase: 'Succeeded',
        created: '2026-01-15T09:00:00Z',
      },
    ],
  });
  expect(asked[0]?.searchParams.get('labelSelector')).toBe('!olm.copiedFrom');
  await expect(readInstalledVersions(fake(() => ({ items: [] })).fetchJson, 'n', signal)).rejects.toThrow('no');
});

describe('how often an alert fired', () => {
  const ALERT = { name: 'VirtAPIDown', labels: {}, every: 30_000, hold: 0 };
  const sample = (labels: object, value = '4') => ({ metric: labels, value: [1_768_471_200, value] });
  const answers = (series: number, more: object = {}) =>
    fake((url) => {
      const isFirst = !url.searchParams.has('time');
      const times = Array.from({ length: series }, (_none, index) => sample({ asked: 'time', n: String(index) }));
      return {
        status: 'success',
        data: { resultType: 'x', result: isFirst ? [...times, sample({ asked: 'replica' }, '1')] : [] },
        ...more,
      };
    });

  test('is asked at one moment, of each replica by itself', async () => {
    const { fetchJson, asked } = answers(1);
    const history = await readAlertHistory(fetchJson, ALERT, signal);
    expect(asked.map(({ searchParams }) => searchParams.get('time'))).toEqual([null, '1768471200', '1768471200']);
    expect(asked.every(({ searchParams }) => searchParams.get('dedup') === 'false')).toBe(true);
    expect(history).toMatchObject({ state: 'found', data: { replicas: 1 } });
  });

  test('is not counted in very many series, nor where there is none', async () => {
    const many = answers(51);
    const history = await readAlertHistory(many.fetchJson, ALERT, signal);
    expect(many.asked).toHaveLength(2);
    expect(history).toMatchObject({ data: { total: 120_000 } });
    const none = answers(0);
    expect(await readAlertHistory(none.fetchJson, ALERT, signal)).toMatchObject({ data: { times: { most: 0 } } });
    expect(none.asked).toHaveLength(2);
  });

  test('is not known from a part of the samples', async () => {
    const { fetchJson } = answers(1, { warnings: ['No StoreAPIs matched for this query'] });
    expect(await readAlertHistory(fetchJson, ALERT, signal)).toMatchObject({ state: 'failed' });
  });
});
