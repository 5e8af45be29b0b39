/** @jest-environment node */
import { Alertmanager } from './alertmanager';
import { fingerprint, sentAlerts } from './alerts';

const NOW = Date.parse('2026-03-01T12:00:00Z');

const rule = (labels: Record<string, string>, state = 'firing'): object => ({
  query: 'up{job="virt-api"} == 0',
  duration: 600,
  alerts: [{ state, activeAt: '2026-03-01T11:40:00Z', labels, annotations: { summary: 'Down.' } }],
});
const DOWN = { alertname: 'VirtAPIDown', severity: 'warning', namespace: 'openshift-cnv' };

interface Answered {
  readonly labels: Record<string, string>;
  readonly status: object;
}
const ask = (server: Alertmanager, rules: readonly object[], query = ''): readonly Answered[] =>
  server.alerts(sentAlerts([{ rules }]), new URLSearchParams(query)).json as readonly Answered[];

test('has an alert since its `for` has passed, with the expression in its link; none that is pending', () => {
  const other = { alertname: 'SSPDown', severity: 'critical' };
  expect(ask(new Alertmanager(() => NOW), [rule(DOWN), rule(other, 'pending')])).toEqual([
    {
      annotations: { summary: 'Down.' },
      endsAt: '2026-03-01T12:04:00.000Z',
      fingerprint: fingerprint(DOWN),
      receivers: [{ name: 'Default' }],
      startsAt: '2026-03-01T11:50:00.000Z',
      status: { inhibitedBy: [], mutedBy: [], silencedBy: [], state: 'active' },
      updatedAt: '2026-03-01T12:00:00.000Z',
      generatorURL:
        'https://console.example.com/monitoring/graph?g0.expr=up%7Bjob%3D%22virt-api%22%7D%20%3D%3D%200&g0.tab=1',
      labels: DOWN,
    },
  ]);
});

test('an active silence whose matchers fit suppresses it', () => {
  const server = new Alertmanager(() => NOW);
  const matchers = [{ name: 'alertname', value: 'VirtAPI.*', isRegex: true, isEqual: true }];
  const times = { startsAt: '2026-03-01T12:00:00Z', endsAt: '2026-03-01T14:00:00Z' };
  const posted = server.answer('POST', '/api/v2/silences', { matchers, ...times, createdBy: 'kim', comment: 'x' });
  const { silenceID } = posted.json as { silenceID: string };
  expect(ask(server, [rule(DOWN)])).toMatchObject([{ status: { state: 'suppressed', silencedBy: [silenceID] } }]);
  server.answer('DELETE', `/api/v2/silence/${silenceID}`, undefined);
  expect(ask(server, [rule(DOWN)])).toMatchObject([{ status: { state: 'active', silencedBy: [] } }]);
});

test('the critical of an alert and namespace inhibits the warning, and of no other', () => {
  const rules = [
    rule(DOWN),
    rule({ ...DOWN, severity: 'critical' }),
    rule({ ...DOWN, namespace: 'kubevirt' }),
    rule({ ...DOWN, alertname: 'SSPDown' }),
  ];
  const inhibited = ask(new Alertmanager(() => NOW), rules).filter(
    ({ status }) => 'state' in status && status.state === 'suppressed',
  );
  expect(inhibited).toMatchObject([
    { labels: DOWN, status: { inhibitedBy: [fingerprint({ ...DOWN, severity: 'critical' })] } },
  ]);
});

test.each([
  ['filter=namespace="kubevirt"', 1],
  ['filter=namespace=~"openshift-.*"', 1],
  ['filter=namespace!="kubevirt"', 1],
  ['filter=alertname=VirtAPIDown&filter=severity=info', 0],
  ['active=false', 0],
  ['silenced=false&inhibited=false', 2],
])('%s', (query, count) => {
  const rules = [rule(DOWN), rule({ ...DOWN, namespace: 'kubevirt' })];
  expect(ask(new Alertmanager(() => NOW), rules, query)).toHaveLength(count);
});

test('a fingerprint does not depend on the order of labels', () => {
  expect(fingerprint({ b: '2', a: '1' })).toBe(fingerprint({ a: '1', b: '2' }));
  // The offset basis of FNV-1a, over nothing.
  expect(fingerprint({})).toBe('cbf29ce484222325');
});
