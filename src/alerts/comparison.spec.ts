import { splitComparison } from './comparison';

test.each([
  [
    'cluster:kubevirt_virt_controller_pods_running:count == 0',
    { measured: 'cluster:kubevirt_virt_controller_pods_running:count', threshold: 0 },
  ],
  [
    '  sum(rate(a[5m]))\n  / sum(rate(b[5m]))\n  >= 0.8 ',
    { measured: 'sum(rate(a[5m]))\n  / sum(rate(b[5m]))', threshold: 0.8 },
  ],
  [
    'a{code=~"(4|5)[0-9][0-9]", x!="a > 1"} > 1e3',
    { measured: 'a{code=~"(4|5)[0-9][0-9]", x!="a > 1"}', threshold: 1000 },
  ],
  ['(a - b) < -1', { measured: '(a - b)', threshold: -1 }],
])('%s', (expression, parts) => {
  expect(splitComparison(expression)).toEqual(parts);
});

test.each([
  'up',
  'a == 1 and b == 0',
  '(a == 0) and on() b',
  'a > bool 1',
  'a > b',
  '0 == a',
  '(a > 1)',
  'sum(a == 0)',
])('%s is left as it is', (expression) => {
  expect(splitComparison(expression)).toBeUndefined();
});
