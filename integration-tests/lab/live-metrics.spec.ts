/** @jest-environment node */
import { Lab } from './lab';
import { REFERENCE_TIME } from './scenario';
import { keyOf } from './world-state';

const MINUTE = 60_000;

let lab: Lab;
beforeEach(() => {
  jest.useFakeTimers({ now: Date.parse(REFERENCE_TIME) });
  lab = new Lab();
});
afterEach(() => {
  lab.close();
  jest.useRealTimers();
});

/** What a query gives: the value of each series, by its pod. */
const ask = (query: string): Readonly<Record<string, number>> => {
  const { json } = lab.prometheus.answer('/api/v1/query', new URLSearchParams({ query }));
  const { result } = (json as { data: { result: { metric: { pod?: string }; value: [number, string] }[] } }).data;
  return Object.fromEntries(result.map(({ metric, value }) => [metric.pod ?? '', Number(value[1])]));
};
const podsOf = (workload: string): string[] =>
  lab.world
    .list('', 'Pod')
    .map(({ metadata }) => metadata.name)
    .filter((name) => name.startsWith(`${workload}-`));
const deletePods = (names: readonly string[]): void => {
  for (const pod of lab.world.list('', 'Pod').filter(({ metadata }) => names.includes(metadata.name)))
    lab.world.remove(keyOf(pod));
};
const firing = (): string[] => {
  const { json } = lab.prometheus.answer('/api/v1/rules', new URLSearchParams());
  const { groups } = (json as { data: { groups: { rules: { name: string; state?: string }[] }[] } }).data;
  const names = groups.flatMap(({ rules }) => rules.filter(({ state }) => state === 'firing').map(({ name }) => name));
  // That one always does.
  return names.filter((name) => name !== 'Watchdog');
};

test('a deleted pod is measured no more, its successor as it starts, and another leads', () => {
  const [leader = '', other = ''] = podsOf('virt-controller');
  const leading = 'kubevirt_virt_controller_leading_status';
  expect(ask(leading)).toEqual({ [leader]: 1, [other]: 0 });
  deletePods([leader]);
  expect(Object.keys(ask('up{pod=~"virt-controller-.*"}'))).toEqual([other]);
  const [successor = ''] = podsOf('virt-controller').filter((name) => name !== other);
  expect(ask('kube_pod_status_phase{pod=~"virt-controller-.*",phase="Running"}')).toEqual({
    [other]: 1,
    [successor]: 0,
  });
  jest.advanceTimersByTime(11_000);
  expect(ask('kube_pod_status_phase{pod=~"virt-controller-.*",phase="Running"}')).toEqual({
    [other]: 1,
    [successor]: 1,
  });
  expect(ask('kubevirt_virt_controller_ready_status')).toEqual({ [other]: 1, [successor]: 1 });
  expect(Object.values(ask(leading)).sort()).toEqual([0, 1]);
  expect(ask(leading)).not.toHaveProperty([leader]);
  expect(Object.keys(ask('kubevirt_rest_client_requests_total{pod=~"virt-controller-.*"}')).sort()).toEqual(
    [other, successor].sort(),
  );
  jest.advanceTimersByTime(20 * MINUTE);
  expect(firing()).toEqual([]);
});

test('a restart cures no fault: the successors fail as their predecessors did', () => {
  lab.switch('VirtControllerRESTErrorsBurst', true);
  const before = podsOf('virt-controller');
  deletePods(before);
  jest.advanceTimersByTime(15 * MINUTE);
  const failing =
    'sum by (pod) (rate(kubevirt_rest_client_requests_total{pod=~"virt-controller-.*",code=~"4..|5.."}[5m]))';
  expect(Object.keys(ask(failing)).sort()).toEqual(podsOf('virt-controller').sort());
  expect(podsOf('virt-controller').filter((name) => before.includes(name))).toEqual([]);
  expect(firing()).toContain('VirtControllerRESTErrorsBurst');
});

test('everything is measured as before when the lab is reset', () => {
  const before = ask('up');
  deletePods(podsOf('virt-api'));
  expect(ask('up')).not.toEqual(before);
  lab.reset();
  expect(ask('up')).toEqual(before);
});
