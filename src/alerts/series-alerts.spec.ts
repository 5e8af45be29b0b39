import { exampleAnswer, exampleRule } from './example-rules';
import { parseRules } from './parse-rules';
import { alertsOfSeries, mergeAlerts } from './series-alerts';

const LABELS = {
  alertname: 'VMCannotBeEvicted',
  severity: 'warning',
  kubernetes_operator_part_of: 'kubevirt',
  namespace: 'vms',
  name: 'web',
  prometheus: 'openshift-monitoring/k8s',
};
const series = (alertstate: string, labels: Record<string, string> = {}) => ({
  labels: { __name__: 'ALERTS', alertstate, ...LABELS, ...labels },
  value: 1,
});
const since = (at: string) => ({ labels: { __name__: 'ALERTS_FOR_STATE', ...LABELS }, value: Date.parse(at) / 1000 });

test('an alert whose rule may not be read is known by its series: its state, its labels and since when', () => {
  expect(alertsOfSeries([since('2026-01-15T09:40:00Z'), series('pending')])).toMatchObject([
    {
      name: 'VMCannotBeEvicted',
      severity: 'warning',
      state: 'pending',
      activeAt: '2026-01-15T09:40:00.000Z',
      labels: LABELS,
      annotations: {},
      rule: { id: '', query: '' },
    },
  ]);
});

test('for how long it fires is not known: its `for` is the rule’s', () => {
  const [alert] = alertsOfSeries([since('2026-01-15T09:40:00Z'), series('firing')]);
  expect(alert).toMatchObject({ state: 'firing', activeAt: '2026-01-15T09:40:00.000Z' });
  expect(alert?.firing).toBeUndefined();
});

test.each([
  ['pending', 'firing'],
  ['firing', 'pending'],
])('while %s and %s are both there it fires', (first, second) => {
  expect(alertsOfSeries([series(first), series(second)]).map(({ state }) => state)).toEqual(['firing']);
});

test('alerts of others are passed over', () => {
  expect(alertsOfSeries([series('firing', { alertname: 'Watchdog', kubernetes_operator_part_of: '' })])).toEqual([]);
});

test('what the rules tell goes before, whatever label Thanos adds', () => {
  const rule = exampleRule({
    name: 'VMCannotBeEvicted',
    labels: { severity: 'warning' },
    alerts: [{ state: 'firing', activeAt: '2026-01-15T09:40:00Z', labels: { namespace: 'vms', name: 'web' } }],
  });
  const ofRules = parseRules(exampleAnswer(rule));
  const ofSeries = alertsOfSeries([series('firing'), series('firing', { name: 'database' })]);
  expect(mergeAlerts(ofRules, ofSeries).map(({ labels, rule: { id } }) => [labels.name, id !== ''])).toEqual([
    ['web', true],
    ['database', false],
  ]);
});
