import type { Alert } from './alert';
import { exampleAnswer, exampleRule } from './example-rules';
import { parseRules } from './parse-rules';
import { firingSince, keepEarliest, pendingSince, stateSince } from './since';

const active = (activeAt: string, more: { state?: string; duration?: number; vm?: string } = {}): Alert => {
  const { state = 'firing', duration = 600, vm = 'web' } = more;
  const alerts = [{ state, activeAt, labels: { namespace: 'vms', name: vm, prometheus: 'openshift-monitoring/k8s' } }];
  return parseRules(exampleAnswer(exampleRule({ duration, alerts })))[0]!;
};
const NONE = new Map<string, string>();

describe('pending and firing are two moments', () => {
  test('without Alertmanager an alert fires about its `for` after its condition began to hold', () => {
    const alert = active('2026-01-15T09:40:00Z');
    expect(alert.firing).toEqual({ at: '2026-01-15T09:50:00.000Z', by: 'estimate' });
    expect(pendingSince(alert)).toBe('2026-01-15T09:40:00Z');
    expect(stateSince(alert)).toBe('2026-01-15T09:50:00.000Z');
  });

  test('what Alertmanager says goes before', () => {
    const alert = active('2026-01-15T09:40:00Z');
    expect(firingSince(alert, '2026-01-15T09:51:07Z')).toEqual({ at: '2026-01-15T09:51:07Z', by: 'alertmanager' });
  });

  test('without `for` it is one moment, which Prometheus knows', () => {
    expect(active('2026-01-15T09:40:00Z', { duration: 0 }).firing).toEqual({
      at: '2026-01-15T09:40:00Z',
      by: 'prometheus',
    });
  });

  test('a pending alert does not fire, and what is not said is not known', () => {
    const pending = active('2026-01-15T09:40:00Z', { state: 'pending' });
    expect(pending.firing).toBeUndefined();
    expect(stateSince(pending)).toBe('2026-01-15T09:40:00Z');
    expect(stateSince(active(''))).toBe('');
    expect(active('0001-01-01T00:00:00Z').firing).toBeUndefined();
  });

  test('what is pending since later than it fires was forgotten by a restart', () => {
    const alert = active('2026-01-15T09:58:00Z');
    const firing = firingSince(alert, '2026-01-15T08:00:00Z')!;
    expect(pendingSince({ ...alert, firing })).toBe('');
  });
});

describe('the earliest time that is known', () => {
  test('stays while Thanos takes the alert from one replica and the other', () => {
    const first = keepEarliest([active('2026-01-15T09:40:10.5Z')], NONE, true);
    const second = keepEarliest([active('2026-01-15T09:40:00Z')], first.known, true);
    const third = keepEarliest([active('2026-01-15T09:40:10.5Z')], second.known, true);
    expect(second.alerts[0]?.activeAt).toBe('2026-01-15T09:40:00Z');
    expect(third.alerts[0]?.activeAt).toBe('2026-01-15T09:40:00Z');
    // What follows from it follows it.
    expect(third.alerts[0]?.firing?.at).toBe('2026-01-15T09:50:00.000Z');
  });

  test('is each instance’s own', () => {
    const { known } = keepEarliest([active('2026-01-15T09:40:00Z', { vm: 'web' })], NONE, true);
    const { alerts } = keepEarliest([active('2026-01-15T09:45:00Z', { vm: 'database' })], known, true);
    expect(alerts[0]?.activeAt).toBe('2026-01-15T09:45:00Z');
  });

  test.each([
    ['an alert that came back has begun anew', true, '2026-01-15T10:30:00Z'],
    ['an answer in part forgets nothing', false, '2026-01-15T09:40:00Z'],
  ])('%s', (_name, isWhole, activeAt) => {
    const before = keepEarliest([active('2026-01-15T09:40:00Z')], NONE, true);
    const without = keepEarliest([], before.known, isWhole);
    const { alerts } = keepEarliest([active('2026-01-15T10:30:00Z')], without.known, true);
    expect(alerts[0]?.activeAt).toBe(activeAt);
  });
});
