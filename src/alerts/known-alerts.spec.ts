import { KNOWN_ALERTS, knownAlert } from './known-alerts';

test('knows 78 rules under 75 names, no rule twice', () => {
  expect(KNOWN_ALERTS).toHaveLength(78);
  expect(new Set(KNOWN_ALERTS.map(({ alert }) => alert)).size).toBe(75);
  expect(new Set(KNOWN_ALERTS.map((rule) => JSON.stringify(rule))).size).toBe(78);
});

test.each([
  ['HCOOperatorConditionsUnhealthy', 'critical', 'critical'],
  ['HCOOperatorConditionsUnhealthy', 'warning', 'warning'],
  ['GuestFilesystemAlmostOutOfSpace', 'critical', 'none'],
])('%s with severity %s has the health impact %s', (name, severity, healthImpact) => {
  expect(knownAlert(name, severity)).toMatchObject({ alert: name, severity, healthImpact });
});

test('still knows an alert whose severity was changed', () => {
  expect(knownAlert('VirtAPIDown', 'warning')).toMatchObject({
    component: 'kubevirt',
    severity: 'critical',
    duration: '10m',
  });
});

test('leaves out the duration of a rule that fires at once', () => {
  expect(knownAlert('HCOMisconfiguredDescheduler')).not.toHaveProperty('duration');
});

test.each(['', 'KubeAPIDown', 'toString'])('does not know %j', (name) => {
  expect(knownAlert(name)).toBeUndefined();
});
