import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { alertByExpression, isShippedExpression } from '../../src/alerts/known-by-expression';
import { KNOWN_ALERTS } from '../../src/alerts/known-alerts';
import { duration } from '../lab/prometheus/literals';
import { compareRules, isTheSame } from './compare';
import { expressionMarks, knownExpressions, MARKS_FILE } from './expression-marks';
import { readRules, type ClusterRule } from './read-rules';
import { reportOf } from './report';
import { releasesIn, rulesFromFacts, type AlertFacts } from './rules-from-facts';
import { sameExpression } from './same-expression';
import shippedRules from './shipped-rules.json';
import { RELEASES, type Release, type ShippedRule } from './shipped-rule';

const SHIPPED = shippedRules as readonly ShippedRule[];

/** A cluster that has just what a release ships, in the first of its forms. */
const clusterOf = (release: Release): readonly ClusterRule[] =>
  SHIPPED.filter(({ releases }) => releases.includes(release))
    .filter((rule, index, all) => all.findIndex(({ alert }) => alert === rule.alert) === index)
    .map(({ expr = 'up == 0', ...rule }) => ({ ...rule, expr, source: 'openshift-cnv/rules', partOf: 'kubevirt' }));

const CLUSTER = clusterOf('4.22');
const changed = (alert: string, change: Partial<ClusterRule>): readonly ClusterRule[] =>
  CLUSTER.map((rule) => (rule.alert === alert ? { ...rule, ...change } : rule));

/** The rule as the latest release that has it ships it. */
const latestOf = (name: string, severity: string): ShippedRule | undefined =>
  SHIPPED.filter((rule) => rule.alert === name && rule.severity === severity).toSorted(
    (a, b) => RELEASES.indexOf(b.releases.at(-1) ?? '4.18') - RELEASES.indexOf(a.releases.at(-1) ?? '4.18'),
  )[0];

test('the catalogue and the shipped rules have the same names', () => {
  expect(new Set(KNOWN_ALERTS.map(({ alert }) => alert))).toEqual(new Set(SHIPPED.map(({ alert }) => alert)));
});

test.each(KNOWN_ALERTS.map((known) => [known.alert, known.severity, known] as const))(
  'the catalogue has %s (%s) as the latest release ships it',
  (name, severity, known) => {
    const rule = latestOf(name, severity);
    expect(rule).toMatchObject({ severity: known.severity, for: known.duration ?? null });
    expect(rule?.impact ?? 'unknown').toBe(known.healthImpact);
    expect(rule?.component ?? known.component).toBe(known.component);
  },
);

test.each(KNOWN_ALERTS.map((known) => [known.alert, known.releases] as const))(
  'the catalogue knows which releases have %s',
  (name, releases) => {
    const having = RELEASES.filter((release) =>
      SHIPPED.some((rule) => rule.alert === name && rule.releases.includes(release)),
    );
    const first = having[0] === 'main' ? 'next' : having[0];
    expect(first).toBe(releases?.since ?? '4.18');
    expect(having.at(-1)).toBe(releases?.until ?? 'main');
  },
);

test('the page knows every expression of any release again, and takes none for another’s', () => {
  // Where this fails, `npm run upstream:table` makes the marks anew.
  expect(JSON.parse(readFileSync(MARKS_FILE, 'utf8'))).toEqual(expressionMarks());
  const known = knownExpressions();
  expect(new Set(known.map(([alert]) => alert))).toEqual(new Set(KNOWN_ALERTS.map(({ alert }) => alert)));
  expect(known.filter(([alert, expression]) => alertByExpression(expression) !== alert)).toEqual([]);
});

const LAB_RULES = readdirSync(join(__dirname, '../lab/scenarios/rules')).flatMap((file) =>
  readRules(readFileSync(join(__dirname, '../lab/scenarios/rules', file), 'utf8')),
);

test.each(LAB_RULES.map((rule) => [rule.alert, rule] as const))(
  'the lab has the rule %s as some release ships it',
  (alert, rule) => {
    expect(isShippedExpression(alert, rule.expr)).toBe(true);
    const forms = SHIPPED.filter((form) => form.alert === alert && form.severity === rule.severity);
    if (!KNOWN_ALERTS.some((known) => known.alert === alert)) return;
    const properties = ({ impact, component, for: hold }: Pick<ShippedRule, 'impact' | 'component' | 'for'>): string =>
      [impact, component, duration(hold ?? '0s')].join(' ');
    expect(forms.map(properties)).toContain(properties(rule));
  },
);

test.each(RELEASES)('a cluster of %s is told from the others, and differs in nothing', (release) => {
  const differences = compareRules(clusterOf(release), SHIPPED);
  expect(isTheSame(differences)).toBe(true);
  expect(isTheSame(compareRules(clusterOf(release), SHIPPED, release))).toBe(true);
  expect(reportOf(differences)).toContain('Nothing is new, gone or changed.');
});

test('names what is new, of another release, gone and changed', () => {
  const cluster: readonly ClusterRule[] = [
    ...changed('VirtAPIDown', { severity: 'warning', for: '15m' }).filter(({ alert }) => alert !== 'CnaoDown'),
    { ...CLUSTER[0], alert: 'VirtNewDown', source: 'openshift-cnv/new', partOf: 'kubevirt' } as ClusterRule,
    { ...CLUSTER[0], alert: 'SingleStackIPv6Unsupported' } as ClusterRule,
    { ...CLUSTER[0], alert: 'KubePodCrashLooping', partOf: null } as ClusterRule,
  ];
  const report = reportOf(compareRules(cluster, SHIPPED, '4.22'));
  expect(report).toContain('VirtNewDown');
  expect(report).toContain('openshift-cnv/new');
  expect(report).toMatch(/Of another release[^]*SingleStackIPv6Unsupported/);
  expect(report).toMatch(/Gone[^]*CnaoDown/);
  expect(report).toContain('severity: critical → warning');
  expect(report).toContain('for: 10m → 15m');
  expect(report).not.toContain('KubePodCrashLooping');
});

test.each([
  ['spaces, line ends and quotes', "a{b='c'}  == 2.000000", 'a{b="c"}\n== 2', true],
  ['a comment', 'a == 2 # two', 'a == 2', true],
  ['another number', 'a == 2', 'a == 3', false],
  ['other brackets', '(a + b) * c', 'a + (b * c)', false],
  ['another label', 'a{b="c"}', 'a{b="d"}', false],
])('compares expressions by what they say: %s', (_what, one, other, same) => {
  expect(sameExpression(one, other)).toBe(same);
});

test('another expression is a change', () => {
  const differences = compareRules(changed('LowKVMNodesCount', { expr: 'up < 2' }), SHIPPED, '4.22');
  expect(differences.changed).toMatchObject([{ rule: { alert: 'LowKVMNodesCount' }, what: [{ property: 'expr' }] }]);
});

test('reads what oc prints, a list or documents', () => {
  const file = readFileSync(join(__dirname, '../lab/scenarios/rules/cdi.yaml'), 'utf8');
  const [first] = readRules(file);
  expect(first).toMatchObject({ alert: 'CDIDataImportCronOutdated', source: 'openshift-cnv/lab-cdi-rules' });
  const list = `kind: List\nitems:\n${file.replace(/^/gm, '    ').replace('    ', '  - ')}`;
  expect(readRules(list)).toEqual(readRules(file));
  expect(readRules(`${file}\n---\nkind: ConfigMap\n`)).toEqual(readRules(file));
});

test.each([
  ['nothing of the kind', 'kind: ConfigMap\n', 'no PrometheusRule'],
  ['no YAML', 'a: b: c\n', 'Nested mappings'],
  ['nothing', '', 'no PrometheusRule'],
])('says what is wrong with %s', (_what, text, message) => {
  expect(() => readRules(text)).toThrow(message);
});

const FORM = { severity: 'warning', impact: 'none', for: '5m', expr: 'now' };
const FACTS: AlertFacts = {
  ...FORM,
  instanceLabels: { fromExpr: [{ name: 'pod/container/…' }, { name: 'node' }] },
  alert: 'Some',
  component: 'kubevirt',
  releases: ['HPPO 0.22 (CNV 4.19, 4.20)', 'KubeVirt 1.9 (HCO 1.19)', 'KubeVirt main d923fdb'],
  exprOlder: [{ ...FORM, expr: 'before', releases: ['HPPO 0.22 (CNV 4.19, 4.20)'] }],
};

test('makes rows from facts, by the product’s releases', () => {
  expect(rulesFromFacts(FACTS).map(({ expr, releases }) => [expr, releases])).toEqual([
    ['before', ['4.19', '4.20']],
    ['now', ['next', 'main']],
  ]);
  expect(rulesFromFacts(FACTS)[0]?.labels).toEqual([
    'pod',
    'container',
    'endpoint',
    'instance',
    'job',
    'service',
    'node',
  ]);
  expect(releasesIn('kubemacpool 0.51 (CNAO 0.102: CNV 4.22, HCO 1.19)')).toEqual(['4.22', 'next']);
  expect(() => rulesFromFacts({ ...FACTS, releases: ['KubeVirt 9'] })).toThrow('no release is known for “KubeVirt 9”');
});
