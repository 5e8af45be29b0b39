import type { FetchJson } from './list-objects';
import { readMachines } from './machines';

const { signal } = new AbortController();
const COLUMNS = ['Name', 'Age', 'Phase', 'IP', 'NodeName', 'Ready'].map((name) => ({ name }));
const TABLE = {
  kind: 'Table',
  metadata: { remainingItemCount: 4500 },
  columnDefinitions: COLUMNS,
  rows: [{ cells: ['web', '41m', 'Scheduling', null, null, 'False'] }],
};

const answering = (answers: Readonly<Record<string, unknown>>): { fetchJson: FetchJson; asked: string[] } => {
  const asked: string[] = [];
  const fetchJson: FetchJson = async (url) => {
    asked.push(url);
    const kind = /\/([a-z]+)\?/.exec(url)?.[1] ?? '';
    const answer = answers[kind];
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
  };
  return { fetchJson, asked };
};

test('machines are counted by rows of the server, five hundred at most, without their objects', async () => {
  const { fetchJson, asked } = answering({ virtualmachineinstances: TABLE });
  const machines = await readMachines(fetchJson, { waiting: false, migrations: false }, signal);
  expect(machines).toEqual({
    instances: {
      state: 'found',
      data: { rows: [{ name: 'web', phase: 'Scheduling', node: '', age: '41m' }], more: 4500 },
    },
  });
  expect(asked).toEqual(['/api/kubernetes/apis/kubevirt.io/v1/virtualmachineinstances?limit=500&includeObject=None']);
});

test('those that wait are read whole, a hundred at most, and nothing of them is kept but name and time', async () => {
  const items = [
    { metadata: { name: 'a' }, spec: { runStrategy: 'Always', userData: 'secret' } },
    { metadata: { name: 'b' } },
  ];
  const { fetchJson, asked } = answering({
    virtualmachineinstances: TABLE,
    virtualmachines: { items, metadata: { remainingItemCount: 7 } },
    virtualmachineinstancemigrations: { ...TABLE, metadata: {}, columnDefinitions: COLUMNS },
  });
  const { asked: wanted, migrations } = await readMachines(fetchJson, { waiting: true, migrations: true }, signal);
  expect(wanted).toEqual({ state: 'found', data: { rows: [{ name: 'a' }], more: 7 } });
  expect(migrations).toEqual({ state: 'found', data: { rows: [{ phase: 'Scheduling' }], more: 0 } });
  expect(asked).toContain('/api/kubernetes/apis/kubevirt.io/v1/virtualmachines?limit=100');
});

test.each([
  ['is refused', Object.assign(new Error('no'), { code: 403 }), 'forbidden'],
  ['is no table', { items: [] }, 'failed'],
  ['lacks a column', { ...TABLE, columnDefinitions: COLUMNS.slice(0, 2) }, 'failed'],
])('what %s is not counted', async (_case, answer, state) => {
  const { fetchJson } = answering({ virtualmachineinstances: answer });
  const { instances } = await readMachines(fetchJson, { waiting: false, migrations: false }, signal);
  expect(instances.state).toBe(state);
});
