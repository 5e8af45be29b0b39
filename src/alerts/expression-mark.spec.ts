import { expressionMark } from './expression-mark';
import { alertByExpression, isShippedExpression } from './known-by-expression';

const exact = (expression: string): string => expressionMark(expression).exact;

test.each([
  ['spaces and line ends', 'a{b="c"} > 2', 'a{ b = "c" }\n  >2'],
  ['quotes', 'a{b="c"}', "a{b='c'}"],
  ['numbers', 'a > 2.000000', 'a > 2'],
  ['large numbers', 'a > 1.048576e+06 and b', 'a > 1048576 and b'],
  ['durations', 'rate(a[60m])', 'rate(a[1h])'],
  ['where the grouping stands', 'sum(a) by (x, y)', 'sum by (x, y) (a)'],
  ['brackets of nothing', 'up{} == 0', '(up) == 0'],
  ['comments', '# why\nup == 0', 'up == 0'],
  ['the namespace of the operators', 'a{namespace="openshift-cnv"}', "a{namespace='kubevirt-hyperconverged'}"],
])('is the same whatever %s are', (_what, one, other) => {
  expect(exact(one)).toBe(exact(other));
});

test.each([
  ['a > 2', 'a > 3'],
  ['a > 2', 'a < 2'],
  ['a{b="c"}', 'a{b="d"}'],
  ['a{b="c"}', 'a{b!="c"}'],
])('%s is not %s', (one, other) => {
  expect(exact(one)).not.toBe(exact(other));
});

test('an alert is found by its expression, also with another threshold, where that says which', () => {
  expect(alertByExpression('cluster:kubevirt_cdi_operator_up:sum == 0')).toBe('CDIOperatorDown');
  expect(alertByExpression('sum(kubevirt_vmi_number_of_outdated) > 20')).toBeUndefined();
  expect(alertByExpression('sum(kube_pod_status_phase{phase="Failed", pod=~"virt-launcher-.*"}) >= 50')).toBe(
    'VirtLauncherPodsStuckFailed',
  );
  // Two rules differ in the number alone.
  expect(alertByExpression('kubevirt_vmi_guest_vcpu_queue > 20')).toBe('GuestVCPUQueueHighCritical');
  expect(alertByExpression('up == 0')).toBeUndefined();
  expect(alertByExpression('')).toBeUndefined();
});

test('a rule whose expression no release ships is told from one that an older release ships', () => {
  expect(isShippedExpression('GuestVCPUQueueHighCritical', 'kubevirt_vmi_guest_vcpu_queue > 20')).toBe(true);
  expect(isShippedExpression('GuestVCPUQueueHighCritical', 'kubevirt_vmi_guest_vcpu_queue > 25')).toBe(false);
  expect(isShippedExpression('SomeNewAlert', 'up == 0')).toBe(true);
});
