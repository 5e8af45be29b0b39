import type { Alert, Silence } from './alert';
import { alertAddress, findByAddress } from './address';
import { parseAlertmanagerAlerts } from './alertmanager-alerts';
import { applyAlertmanager } from './apply-alertmanager';
import { exampleSent } from './example-alertmanager';
import { exampleAnswer, exampleRule } from './example-rules';
import { parseRules } from './parse-rules';
import { alertsOfSeries } from './series-alerts';
import { UnexpectedAnswer } from './unexpected-answer';

const FIRING = parseRules(exampleAnswer(exampleRule()));
const SILENCE: Silence = {
  id: '7d4b8a1e',
  createdBy: 'kim',
  comment: 'upgrade',
  startsAt: '2026-01-15T09:00:00Z',
  endsAt: '2026-01-15T12:00:00Z',
  matchers: [],
};

const apply = (alerts: readonly Alert[], sent: readonly object[], more: { keepsOthers?: boolean } = {}) =>
  applyAlertmanager(alerts, {
    alerts: parseAlertmanagerAlerts(sent),
    silences: [SILENCE],
    keepsOthers: false,
    ...more,
  });

test('an alert fires since Alertmanager has it, although it adds the label of its sender', () => {
  expect(apply(FIRING, [exampleSent()])).toMatchObject([
    {
      state: 'firing',
      inAlertmanager: true,
      firing: { at: '2026-01-15T09:56:07.123Z', by: 'alertmanager' },
      labels: { namespace: 'openshift-cnv' },
    },
  ]);
});

test('it is silenced when Alertmanager says so, whatever the matchers', () => {
  expect(apply(FIRING, [exampleSent({ silencedBy: ['7d4b8a1e'] })])).toMatchObject([
    { state: 'silenced', silencedBy: [{ createdBy: 'kim', comment: 'upgrade' }] },
  ]);
});

test('a silence that the user may not read still silences; nothing is made up about it', () => {
  expect(apply(FIRING, [exampleSent({ silencedBy: ['another'] })])).toMatchObject([
    { state: 'silenced', silencedBy: [{ id: 'another', createdBy: '', comment: '' }] },
  ]);
});

test('an inhibited alert names the alert that holds it back', () => {
  const other = exampleSent({ fingerprint: 'cafe', labels: { alertname: 'NoReadyVirtController' } });
  const said = [exampleSent({ inhibitedBy: ['cafe', 'gone'] }), other];
  expect(apply(FIRING, said)).toMatchObject([
    { state: 'inhibited', inhibitedBy: ['NoReadyVirtController', 'gone'], silencedBy: [] },
  ]);
});

test('one that is both is silenced, as a person said', () => {
  expect(apply(FIRING, [exampleSent({ silencedBy: ['7d4b8a1e'], inhibitedBy: ['cafe'] })])[0]?.state).toBe('silenced');
});

test('one that Alertmanager does not have is said to be so, and fires', () => {
  const other = exampleSent({ labels: { namespace: 'kubevirt' } });
  expect(apply(FIRING, [other])).toMatchObject([{ state: 'firing', inAlertmanager: false }]);
});

test('a pending alert is not sent: nothing is said of it', () => {
  const pending = parseRules(exampleAnswer(exampleRule({ alerts: [{ state: 'pending', activeAt: '', labels: {} }] })));
  expect(apply(pending, [exampleSent()])).toEqual(pending);
});

describe('it is known again', () => {
  test.each([
    ['with more external labels', { region: 'eu', prometheus: 'openshift-monitoring/k8s' }],
    ['with a severity that a relabelling changed', { severity: 'info' }],
  ])('%s', (_name, labels) => {
    expect(apply(FIRING, [exampleSent({ labels })])[0]?.inAlertmanager).toBe(true);
  });

  test('among two of one name, each by its own severity', () => {
    const two = ['critical', 'warning'].map((severity) => exampleRule({ labels: { severity } }));
    const said = [
      exampleSent({ labels: { severity: 'warning' }, silencedBy: ['7d4b8a1e'] }),
      exampleSent({ labels: { severity: 'critical' } }),
    ];
    expect(apply(parseRules(exampleAnswer(...two)), said).map(({ severity, state }) => [severity, state])).toEqual([
      ['critical', 'firing'],
      ['warning', 'silenced'],
    ]);
  });

  test('not by another label than its severity', () => {
    expect(apply(FIRING, [exampleSent({ labels: { namespace: 'other' } })])[0]?.inAlertmanager).toBe(false);
  });
});

describe('what Alertmanager alone has', () => {
  const said = [
    exampleSent({ labels: { alertname: 'VMCannotBeEvicted', namespace: 'vms', name: 'web', severity: 'warning' } }),
    exampleSent({ labels: { alertname: 'Watchdog', kubernetes_operator_part_of: '' } }),
  ];

  test('counts where the rules could not be read, if it is of OpenShift Virtualization', () => {
    const [alert, ...more] = apply([], said, { keepsOthers: true });
    expect(more).toEqual([]);
    expect(alert).toMatchObject({
      name: 'VMCannotBeEvicted',
      severity: 'warning',
      state: 'firing',
      activeAt: '',
      firing: { at: '2026-01-15T09:56:07.123Z' },
      annotations: { summary: 'No running virt-controller was detected.' },
      rule: { id: '', query: 'up{job="x"} == 0' },
    });
  });

  test('tells more of an alert than its series do', () => {
    const labels = { alertname: 'VirtControllerDown', namespace: 'openshift-cnv', severity: 'critical' };
    const series = {
      labels: { __name__: 'ALERTS', alertstate: 'firing', kubernetes_operator_part_of: 'kubevirt', ...labels },
      value: 1,
    };
    expect(apply(alertsOfSeries([series]), [exampleSent()])).toMatchObject([
      {
        rule: { id: '', query: 'up{job="x"} == 0' },
        annotations: { summary: 'No running virt-controller was detected.' },
      },
    ]);
  });

  test('has ended where the rules were read', () => {
    expect(apply([], said)).toEqual([]);
  });

  test('has an address without the id of a rule, which finds it again', () => {
    const [alert] = apply([], said, { keepsOthers: true });
    const [path, query] = alertAddress(alert!).split('?');
    expect(path).toBe('/virtualization/monitoring/alerts/-');
    expect(findByAddress([alert!], '-', new URLSearchParams(query))).toEqual({ state: 'found', alert });
  });
});

test.each([['<html></html>'], [{ status: 'error' }], [undefined]])('%j is no answer of Alertmanager', (answer) => {
  expect(() => parseAlertmanagerAlerts(answer)).toThrow(UnexpectedAnswer);
});

test('a thousand instances with another external label are found at once', () => {
  const names = Array.from({ length: 1000 }, (_item, index) => `vm-${String(index)}`);
  const alerts = names.map((name) => ({ state: 'firing', activeAt: '', labels: { name } }));
  const sent = names.map((name) => exampleSent({ labels: { name, region: 'eu' }, silencedBy: ['7d4b8a1e'] }));
  const own = parseRules(exampleAnswer(exampleRule({ alerts })));
  expect(apply(own, sent).every(({ state }) => state === 'silenced')).toBe(true);
});
