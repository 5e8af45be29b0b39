import { exampleAnswer, exampleRule } from '../alerts/example-rules';
import { instanceKey } from '../alerts/instance-key';
import { parseRules } from '../alerts/parse-rules';
import { incidentsOf, isExplained, sortIncidents, type Found } from './incident';
import { subjectsOf } from './subjects';

const rule = (name: string, severity: string, count: number): object =>
  exampleRule({
    name,
    labels: { severity, kubernetes_operator_part_of: 'kubevirt' },
    alerts: Array.from({ length: count }, (_item, index) => ({
      state: 'firing',
      activeAt: `2026-01-15T09:${String(10 + (index % 40)).padStart(2, '0')}:00Z`,
      labels: { namespace: 'vms', name: `vm-${index}` },
    })),
  });
const ALERTS = parseRules(
  exampleAnswer(
    rule('VMCannotBeEvicted', 'warning', 2500),
    rule('VirtAPIDown', 'critical', 2),
    rule('Unheard', 'info', 1),
  ),
);
const ABOUT = new Map([
  ['VMCannotBeEvicted', 'object'],
  ['VirtAPIDown', 'workload'],
] as const);
const about = (name: string) => ABOUT.get(name as 'VirtAPIDown');

test('twenty are looked into: each name first, of an alert about objects the oldest; the others are counted', () => {
  const { subjects, left } = subjectsOf(ALERTS, about);
  expect(subjects).toHaveLength(20);
  expect(subjects[0]?.alert.name).toBe('VirtAPIDown');
  expect(subjects[0]?.alerts).toHaveLength(2);
  expect(subjects.slice(1).every(({ alert }) => alert.activeAt === '2026-01-15T09:10:00Z')).toBe(true);
  expect(left).toBe(2500 - 19);
});

describe('incidents', () => {
  const [first, second, third, ...others] = ALERTS.filter(({ name }) => name === 'VMCannotBeEvicted');
  const api = ALERTS.filter(({ name }) => name === 'VirtAPIDown');
  const found = (...entries: [typeof first, string[]][]): ReadonlyMap<string, Found> =>
    new Map(entries.map(([alert, keys]) => [instanceKey(alert!.labels), { keys }]));

  test('before anything was found there is one for each name and severity', () => {
    const incidents = incidentsOf(ALERTS, new Map());
    expect(incidents.map(({ groups: [{ name, alerts }] }) => [name, alerts.length])).toEqual([
      ['VirtAPIDown', 2],
      ['VMCannotBeEvicted', 2500],
      ['Unheard', 1],
    ]);
    expect(incidents.some(isExplained)).toBe(false);
  });

  test('what has a key in common is one, also through a third; what was not looked into stays by name', () => {
    const incidents = incidentsOf(
      ALERTS,
      found([first, ['a']], [second, ['b']], [third, ['a', 'b']], [api[0], ['c']], [api[1], ['c']]),
    );
    const rows = incidents.map(({ groups }) => groups.map(({ name, alerts }) => `${name} ${alerts.length}`).join());
    expect([...rows].sort()).toEqual(
      ['VMCannotBeEvicted 3', `VMCannotBeEvicted ${others.length}`, 'VirtAPIDown 2', 'Unheard 1'].sort(),
    );
    expect(new Set(incidents.map(({ key }) => key)).size).toBe(incidents.length);
  });

  test('sorts by the columns that it has', () => {
    const incidents = incidentsOf(ALERTS, new Map());
    const names = (all: typeof incidents): string[] => all.map(({ groups: [{ name }] }) => name);
    expect(names(sortIncidents(incidents, 'instances', true))[0]).toBe('VMCannotBeEvicted');
    expect(names(sortIncidents(incidents, 'severity', true))[0]).toBe('Unheard');
    expect(names(sortIncidents(incidents, 'component', true))).toEqual(names(incidents));
  });
});
