import type { ClusterObject } from '../probes/observation';
import type { FetchJson } from './list-objects';
import { NotCounted } from './list-polls';
import { readNodes } from './nodes-in-table';

const REQUEST = { model: 'Node' } as const;
const { signal } = new AbortController();

const table = (...rows: readonly (readonly [name: string, status: string, roles: string])[]): object => ({
  kind: 'Table',
  metadata: {},
  columnDefinitions: ['Name', 'Status', 'Roles', 'Age', 'Version'].map((name) => ({ name })),
  rows: rows.map((cells) => ({ cells: [...cells, '10d', 'v1.35.4'], object: null })),
});
const pressure = (...names: string[]): object => ({
  status: 'success',
  data: { resultType: 'vector', result: names.map((node) => ({ metric: { node }, value: [0, '1'] })) },
});
const node = (name: string, type: string, status: string, message: string): object => ({
  metadata: { name, uid: name },
  status: {
    conditions: [
      { type: 'Ready', status: 'True' },
      { type, status, message },
    ].slice(type === 'Ready' ? 1 : 0),
  },
});

const TABLE = table(
  ['cp-0', 'Ready', 'control-plane,master'],
  ['w-1', 'NotReady', 'worker'],
  ['w-2', 'Ready', 'worker'],
);
const ANSWERS = {
  includeObject: TABLE,
  kube_node_status_condition: pressure(),
  'nodes/w-1': node('w-1', 'Ready', 'False', 'container runtime network not ready'),
  'nodes/w-2': node('w-2', 'DiskPressure', 'True', 'kubelet has disk pressure'),
};

const read = async (answers: Readonly<Record<string, unknown>>): Promise<readonly ClusterObject[]> => {
  const fetchJson: FetchJson = async (url) => {
    const answer = Object.entries(answers).find(([part]) => url.includes(part))?.[1];
    return answer === undefined ? Promise.reject(new Error(`no ${url}`)) : Promise.resolve(answer);
  };
  const { data } = await readNodes(fetchJson)(REQUEST, signal);
  return data as readonly ClusterObject[];
};

test('each node is there with what its row says, and one in trouble with what its kubelet says', async () => {
  const [control, down, worker] = await read(ANSWERS);
  expect(control).toEqual({
    kind: 'Node',
    metadata: {
      name: 'cp-0',
      labels: { 'node-role.kubernetes.io/control-plane': '', 'node-role.kubernetes.io/master': '' },
    },
    spec: {},
    status: { conditions: [{ type: 'Ready', status: 'True' }] },
  });
  expect(down).toBe(ANSWERS['nodes/w-1']);
  expect(worker).toMatchObject({ metadata: { labels: { 'node-role.kubernetes.io/worker': '' } } });
});

test('what no column shows Prometheus names', async () => {
  const [, , worker] = await read({ ...ANSWERS, kube_node_status_condition: pressure('w-2') });
  expect(worker).toBe(ANSWERS['nodes/w-2']);
});

test('a closed node is told by its row alone, also where very many are', async () => {
  const rows = Array.from(
    { length: 100 },
    (_nothing, index) => [`w-${index}`, 'Ready,SchedulingDisabled', '<none>'] as const,
  );
  const nodes = await read({ ...ANSWERS, includeObject: table(...rows) });
  expect(nodes).toHaveLength(100);
  expect(nodes[7]).toMatchObject({ metadata: { name: 'w-7', labels: {} }, spec: { unschedulable: true } });
});

const down = Array.from({ length: 31 }, (_nothing, index) => [`w-${index}`, 'NotReady', 'worker'] as const);

test.each([
  ['the server knows no tables', { ...ANSWERS, includeObject: { kind: 'NodeList', items: [] } }],
  ['the table lacks a column', { ...ANSWERS, includeObject: { ...TABLE, columnDefinitions: [{ name: 'Name' }] } }],
  ['the table is a part', { ...ANSWERS, includeObject: { ...TABLE, metadata: { continue: 'more' } } }],
  ['Prometheus may not be asked', { ...ANSWERS, kube_node_status_condition: undefined }],
  ['Prometheus answers in part', { ...ANSWERS, kube_node_status_condition: { ...pressure(), warnings: ['lost'] } }],
  ['a node in trouble can not be read', { ...ANSWERS, 'nodes/w-1': undefined }],
  ['very many are in trouble', { ...ANSWERS, includeObject: table(...down) }],
])('all are to be read where %s', async (_name, answers) => {
  await expect(read(answers)).rejects.toThrow(NotCounted);
});
