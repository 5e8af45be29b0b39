import { KNOWN_ALERTS } from '../alerts/known-alerts';
import { generalChecks } from './general';
import { WORKLOADS } from './workloads';

test('checks every workload of the alert’s component, the operator first', () => {
  const checks = generalChecks({ name: 'CDINotReady', component: 'containerized-data-importer' });
  expect(checks.map(({ workload }) => workload)).toEqual([
    'cdi-operator',
    'cdi-deployment',
    'cdi-apiserver',
    'cdi-uploadproxy',
  ]);
  for (const { workload, steps } of checks) {
    expect(steps.map(({ probe }) => probe.kind)).toEqual(['get', 'list', 'events', 'logs']);
    expect(steps[1]?.probe).toMatchObject({ selector: WORKLOADS[workload]?.selector });
  }
});

test('knows the component of an alert that carries no component label', () => {
  const checks = generalChecks({ name: 'KubemacpoolMACCollisionDetected', component: '' });
  expect(checks.map(({ workload }) => workload)).toContain('kubemacpool-mac-controller-manager');
});

test.each(KNOWN_ALERTS.map(({ alert, component }) => [alert, component] as const))(
  '%s has checks with ids of their own',
  (name, component) => {
    const ids = generalChecks({ name, component }).flatMap(({ steps }) => steps.map(({ id }) => id));
    expect(ids.length).toBeGreaterThan(0);
    expect(new Set(ids).size).toBe(ids.length);
  },
);

test.each(['', 'etcd', 'constructor'])('has no checks for the component %j', (component) => {
  expect(generalChecks({ name: 'SomethingElse', component })).toEqual([]);
});
