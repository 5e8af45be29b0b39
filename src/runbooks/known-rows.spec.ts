import type { Alert } from '../alerts/alert';
import { exampleAnswer, exampleRule } from '../alerts/example-rules';
import { parseRules } from '../alerts/parse-rules';
import { firingAlert, KNOWN_ROWS } from './known-rows';

const alert = (vm: string, state: 'pending' | 'firing'): Alert => {
  const instance = { labels: { name: vm }, state, activeAt: '2026-01-15T09:46:00Z', annotations: {}, value: '1' };
  const rule = exampleRule({ name: 'VMCannotBeEvicted', labels: { severity: 'warning' }, alerts: [instance] });
  const [parsed] = parseRules(exampleAnswer(rule));
  if (parsed === undefined) throw new Error('The rule has an alert');
  return parsed;
};

test('has one row a name, those with a runbook first, and every severity of a name', () => {
  const rows = KNOWN_ROWS;
  expect(new Set(rows.map(({ name }) => name)).size).toBe(rows.length);
  const firstGeneral = rows.findIndex(({ hasRunbook }) => !hasRunbook);
  expect(rows.slice(firstGeneral).some(({ hasRunbook }) => hasRunbook)).toBe(false);
  expect(rows.find(({ name }) => name === 'HCOOperatorConditionsUnhealthy')).toMatchObject({
    severities: ['critical', 'warning'],
    healthImpact: 'critical',
  });
  // The operators list its warning first.
  expect(rows.find(({ name }) => name === 'VMNonRecoverableOSPanic')?.severities).toEqual(['critical', 'warning']);
});

test('knows which alert fires: a pending one does not', () => {
  expect(firingAlert('VMCannotBeEvicted', [alert('vm-a', 'pending'), alert('vm-b', 'firing')])?.labels.name).toBe(
    'vm-b',
  );
  expect(firingAlert('SSPDown', [alert('vm-b', 'firing')])).toBeUndefined();
});

test('every name that a release raises opens on a runbook, or on the page of one that is retired', () => {
  expect(KNOWN_ROWS).toHaveLength(83);
  expect(KNOWN_ROWS.filter(({ hasRunbook, isRetired }) => !hasRunbook && !isRetired)).toEqual([]);
});
