import { exampleAnswer, exampleRule } from './example-rules';
import { instancesCsv, searchInstances } from './instances';
import { parseRules } from './parse-rules';

const instancesWith = (...labels: Record<string, string>[]) =>
  parseRules(
    exampleAnswer(
      exampleRule({
        name: 'VMCannotBeEvicted',
        labels: { severity: 'warning', kubernetes_operator_part_of: 'kubevirt' },
        alerts: labels.map((own) => ({ state: 'firing', activeAt: '2026-01-15T09:46:00Z', labels: own })),
      }),
    ),
  );

const rowsOf = (...labels: Record<string, string>[]): string[] => instancesCsv(instancesWith(...labels)).split('\r\n');

describe('CSV', () => {
  test('has a header, a row for each instance, and an end of line after each', () => {
    const csv = instancesCsv(instancesWith({ namespace: 'vms', name: 'web' }, { namespace: 'vms', name: 'db' }));
    expect(csv.endsWith('\r\n')).toBe(true);
    const [head, ...rows] = csv.trimEnd().split('\r\n');
    expect(head).toMatch(/^state,since,(alertname,)?severity,namespace,name,/);
    expect(rows).toHaveLength(2);
    expect(rows[0]).toMatch(/^firing,2026-01-15T.*,vms,web,/);
  });

  test('a label that one instance lacks is an empty field', () => {
    const [head, first, second] = rowsOf({ name: 'web', zone: 'a' }, { name: 'db' });
    const at = head!.split(',').indexOf('zone');
    expect([first!.split(',')[at], second!.split(',')[at]]).toEqual(['a', '']);
  });

  test.each([
    ['a comma', 'a,b', '"a,b"'],
    ['a quote', 'a"b', '"a""b"'],
    ['a line', 'a\nb', '"a\nb"'],
    ['a carriage return', 'a\rb', '"a\rb"'],
    ['spaces, which belong to it', ' a ', ' a '],
    ['a formula', '=HYPERLINK("http://x")', `"'=HYPERLINK(""http://x"")"`],
    ['a sum', '+1', "'+1"],
    ['a difference', '-1', "'-1"],
    ['a function of old spreadsheets', '@SUM(A1)', "'@SUM(A1)"],
    ['a tab before a formula', '\t=1', "'\t=1"],
    ['letters of any script', 'über', 'über'],
  ])('quotes %s', (_name, value, field) => {
    expect(instancesCsv(instancesWith({ name: 'x', zz: value }))).toContain(`,${field}\r\n`);
  });
});

test.each([
  ['part of a value, in any case', 'WEB', ['web']],
  ['a name with its value', 'namespace=other', ['db']],
  ['nothing', ' ', ['web', 'db']],
  ['what none has', 'nowhere', []],
])('instances are found by %s', (_name, search, names) => {
  const all = instancesWith({ namespace: 'vms', name: 'web' }, { namespace: 'other', name: 'db' });
  expect(searchInstances(all, search).map(({ labels }) => labels.name)).toEqual(names);
});
