import { releasesOf } from './alert-releases';
import { KNOWN_ALERTS, knownAlert } from './known-alerts';

test('knows 86 rules under 83 names, no rule twice', () => {
  expect(KNOWN_ALERTS).toHaveLength(86);
  expect(new Set(KNOWN_ALERTS.map(({ alert }) => alert)).size).toBe(83);
  expect(new Set(KNOWN_ALERTS.map((rule) => JSON.stringify(rule))).size).toBe(86);
});

test.each([
  ['a name that every release has', 'VirtAPIDown', undefined],
  ['one that only older releases raise', 'SingleStackIPv6Unsupported', { until: '4.19' }],
  ['one that came and went', 'VirtualMachineInstanceHasEphemeralHotplugVolume', { since: '4.20', until: '4.22' }],
  ['one that no release has yet', 'NoLeadingVirtController', { since: 'next' }],
])('says which releases have it: %s', (_what, alert, releases) => {
  expect(knownAlert(alert)?.alert).toBe(alert);
  expect(knownAlert(alert)?.releases).toEqual(releases);
  expect(releasesOf(alert)).toEqual(releases);
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
