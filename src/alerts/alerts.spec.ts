import { alertAddress, everyInstance, findByAddress, observeAddresses } from './address';
import type { Alert } from './alert';
import { exampleAnswer } from './example-rules';
import { filterAlerts, readView, writeView } from './filter';
import { countFiring, groupAlerts, sortGroups } from './group';
import { parseRules, readRules } from './parse-rules';
import { murmur3, ruleId } from './rule-id';
import { applySilences, parseSilences } from './silences';
import { UnexpectedAnswer } from './unexpected-answer';

const instance = (labels: Record<string, string>, state = 'firing', activeAt = '2026-01-15T09:46:00Z'): object => ({
  labels,
  state,
  activeAt,
  annotations: { summary: 'All virt-controller servers are down.' },
  value: '0e+00',
});

const rule = (name: string, labels: Record<string, string>, alerts: object[]): object => ({
  name,
  type: 'alerting',
  state: 'firing',
  query: 'cluster:x:count == 0',
  duration: 600,
  labels,
  annotations: { runbook_url: `https://kubevirt.io/monitoring/runbooks/${name}` },
  alerts,
});

const OURS = {
  severity: 'critical',
  kubernetes_operator_part_of: 'kubevirt',
  kubernetes_operator_component: 'kubevirt',
  operator_health_impact: 'critical',
};

const ANSWER = exampleAnswer(
  rule('VirtControllerDown', OURS, [instance({ alertname: 'VirtControllerDown', namespace: 'openshift-cnv' })]),
  rule('VMCannotBeEvicted', { ...OURS, severity: 'warning', operator_health_impact: 'none' }, [
    instance({ name: 'vm-a', namespace: 'vms' }, 'pending'),
    instance({ name: 'vm-b', namespace: 'vms' }),
  ]),
  rule('KubemacpoolMACCollisionDetected', { severity: 'warning' }, [instance({ mac: '02:00' })]),
  rule('Watchdog', { severity: 'none' }, [instance({})]),
  rule('SSPDown', OURS, []),
);
const ALERTS = parseRules(ANSWER);

const silence = (matchers: object[], state = 'active'): object => ({
  id: 'a',
  createdBy: 'kim',
  comment: 'upgrade',
  startsAt: '2026-01-15T09:00:00Z',
  endsAt: '2026-01-15T12:00:00Z',
  status: { state },
  matchers,
});

describe('reading the rules', () => {
  test('gives the alerts of virtualization, by label or by name, and no others', () => {
    expect(ALERTS.map(({ name, state, severity }) => [name, state, severity])).toEqual([
      ['VirtControllerDown', 'firing', 'critical'],
      ['VMCannotBeEvicted', 'pending', 'warning'],
      ['VMCannotBeEvicted', 'firing', 'warning'],
      ['KubemacpoolMACCollisionDetected', 'firing', 'warning'],
    ]);
  });

  test('puts the labels of the alert over those of the rule, and changes neither', () => {
    const before = JSON.stringify(ANSWER);
    expect(parseRules(ANSWER)[0]?.labels).toEqual({
      ...OURS,
      alertname: 'VirtControllerDown',
      namespace: 'openshift-cnv',
    });
    expect(JSON.stringify(ANSWER)).toBe(before);
  });

  test.each([
    ['HTML', '<html></html>'],
    ['nothing', undefined],
    ['no groups', { status: 'success', data: {} }],
    ['an error', { status: 'error', error: 'bad_data' }],
  ])('says that %s is not rules', (_name, said) => {
    expect(() => parseRules(said)).toThrow(UnexpectedAnswer);
  });

  test('counts the rules that have no name, and not the recording ones', () => {
    const nameless = { type: 'alerting', labels: OURS, alerts: [instance({})] };
    const said = exampleAnswer(nameless, { ...nameless, type: 'recording' }, rule('SSPDown', OURS, [instance({})]));
    expect(readRules(said)).toMatchObject({ alerts: [{ name: 'SSPDown' }], skipped: 1 });
  });

  test('passes over what has no name, and takes an alert without labels', () => {
    const odd = exampleAnswer({ type: 'alerting', labels: OURS }, null as never, rule('SSPDown', OURS, [{}]));
    expect(parseRules(odd).map(({ name, labels }) => [name, labels.alertname])).toEqual([['SSPDown', 'SSPDown']]);
  });
});

describe('the id of a rule', () => {
  test.each([
    ['', 0],
    ['a', 1009084850],
    ['hello', 613153351],
    ['hello, world', 345750399],
  ])('murmur3 of %j', (key, hash) => {
    expect(murmur3(key)).toBe(hash);
  });

  test('writes labels as VALUE=KEY', () => {
    const identity = { file: 'f', group: 'g', name: 'n', duration: 60, query: 'q', labels: { severity: 'critical' } };
    expect(ruleId(identity)).toBe(String(murmur3('f,g,n,60,q,critical=severity')));
  });
});

describe('silences', () => {
  const apply = (...said: object[]): readonly Alert[] => applySilences(ALERTS, parseSilences(said));
  const equal = { name: 'alertname', value: 'VirtControllerDown', isRegex: false, isEqual: true };

  test.each([
    ['an equal label', [silence([equal])], 'silenced'],
    ['an expression is anchored', [silence([{ ...equal, value: 'VirtController', isRegex: true }])], 'firing'],
    ['an expression', [silence([{ ...equal, value: 'Virt.*', isRegex: true }])], 'silenced'],
    ['a negative matcher', [silence([{ ...equal, isEqual: false }])], 'firing'],
    ['all matchers must match', [silence([equal, { ...equal, name: 'namespace', value: 'other' }])], 'firing'],
    ['an expired silence', [silence([equal], 'expired')], 'firing'],
    [
      'a label that is not there is empty',
      [silence([equal, { ...equal, name: 'constructor', value: '' }])],
      'silenced',
    ],
    ['an expression that can not be read', [silence([{ ...equal, value: '(', isRegex: true }])], 'firing'],
  ])('%s', (_name, said, state) => {
    expect(apply(...said)[0]?.state).toBe(state);
  });

  test('a pending alert stays pending', () => {
    expect(apply(silence([{ ...equal, value: 'VMCannotBeEvicted' }])).map(({ state }) => state)).toEqual([
      'firing',
      'pending',
      'silenced',
      'firing',
    ]);
  });
});

describe('rows', () => {
  test('are one a name and severity, the most urgent first', () => {
    const groups = groupAlerts(ALERTS);
    expect(groups.map(({ name, state, alerts }) => [name, state, alerts.length])).toEqual([
      ['VirtControllerDown', 'firing', 1],
      ['KubemacpoolMACCollisionDetected', 'firing', 1],
      ['VMCannotBeEvicted', 'firing', 2],
    ]);
    const none = { alerts: 0, instances: 0 };
    expect(countFiring(groups)).toEqual({
      critical: { alerts: 1, instances: 1 },
      // One of the two instances of VMCannotBeEvicted is pending.
      warning: { alerts: 2, instances: 2 },
      info: none,
      none,
    });
    expect(sortGroups(groups, 'instances', true)[0]?.name).toBe('VMCannotBeEvicted');
  });
});

describe('the view in the address', () => {
  test.each([
    '',
    'name=virt&state=firing&state=pending&label=namespace%3Dvms',
    'sort=since&order=desc&page=3&perPage=50',
  ])('round trip of %j', (address) => {
    expect(writeView(readView(new URLSearchParams(address))).toString()).toBe(address);
  });

  test('hostile values round trip', () => {
    const hostile = ['a=<img onerror=alert(1)>', '"; rm -rf ~ #', 'b=c=d&e,f+g%20', 'x'.repeat(2000)];
    const view = { ...readView(new URLSearchParams()), name: hostile[1] ?? '', label: hostile };
    expect(readView(new URLSearchParams(writeView(view).toString()))).toEqual(view);
  });

  test('what makes no sense counts as not said', () => {
    expect(writeView(readView(new URLSearchParams('sort=evil&page=-1&perPage=7&page=1e9'))).toString()).toBe('');
  });

  test.each([
    ['name=virtcontroller', ['VirtControllerDown']],
    ['label=name%3Dvm-b', ['VMCannotBeEvicted']],
    ['severity=warning&state=pending', ['VMCannotBeEvicted']],
    ['impact=none', ['VMCannotBeEvicted', 'VMCannotBeEvicted']],
    ['component=nobody', []],
    ['label=mac', ['KubemacpoolMACCollisionDetected']],
    ['label=constructor', []],
  ])('%s', (address, names) => {
    expect(filterAlerts(ALERTS, readView(new URLSearchParams(address))).map(({ name }) => name)).toEqual(names);
  });
});

describe('addresses', () => {
  const [first] = ALERTS;
  const evil = parseRules(
    exampleAnswer(rule('SSPDown', OURS, [instance({ x: '<img onerror=alert(1)> & "; rm -rf ~ #' })])),
  )[0];

  test.each([first, evil])('an alert is found again by its address', (alert) => {
    const [path = '', query] = alertAddress(alert!).split('?');
    const found = findByAddress([...ALERTS, evil!], path.split('/').at(-1) ?? '', new URLSearchParams(query));
    expect(found).toEqual({ state: 'found', alert });
  });

  test('too few labels are ambiguous, an unknown alert is gone, a changed rule is still found', () => {
    const find = (id: string, query: string): string => findByAddress(ALERTS, id, new URLSearchParams(query)).state;
    expect(find('1', 'alertname=VMCannotBeEvicted')).toBe('ambiguous');
    expect(find('1', 'alertname=SSPDown')).toBe('gone');
    expect(find('1', '')).toBe('gone');
    expect(find('changed', 'alertname=VirtControllerDown')).toBe('found');
  });

  test('an alert whose labels are a part of those of another is found by its own address', () => {
    const twins = parseRules(
      exampleAnswer(
        rule('VMCannotBeEvicted', OURS, [instance({ name: 'vm-a', node: 'worker-1' }), instance({ name: 'vm-a' })]),
      ),
    );
    for (const alert of twins) {
      const [path = '', query] = alertAddress(alert).split('?');
      const found = findByAddress(twins, path.split('/').at(-1) ?? '', new URLSearchParams(query));
      expect(found).toEqual({ state: 'found', alert });
    }
  });

  test.each([
    [
      'admin',
      '/monitoring/alerts/',
      '/monitoring/alertrules/',
      '/monitoring/silences/~new?',
      '/monitoring/query-browser?',
    ],
    [
      'virtualization-perspective',
      '/virt-monitoring/alerts/',
      '/virt-monitoring/alertrules/',
      '/virt-monitoring/silences/~new?',
      '/virt-monitoring/query-browser?',
    ],
    [
      'dev',
      '/dev-monitoring/ns/openshift-cnv/alerts/',
      '/dev-monitoring/ns/openshift-cnv/rules/',
      '/dev-monitoring/ns/openshift-cnv/silences/~new?',
      '/dev-monitoring/ns/openshift-cnv/metrics?',
    ],
    [
      'fleet-virtualization-perspective',
      '/monitoring/alerts/',
      '/monitoring/alertrules/',
      '/monitoring/silences/~new?',
      '/monitoring/query-browser?',
    ],
  ])('the monitoring pages of perspective %s', (perspective, alert, rule, silence, expression) => {
    const inNamespace = { ...first!, labels: { ...first!.labels, namespace: 'openshift-cnv' } };
    const pages = observeAddresses(inNamespace, perspective);
    expect(pages.alert.startsWith(alert)).toBe(true);
    expect(pages.rule.startsWith(rule)).toBe(true);
    expect(pages.silence({ alertname: 'SSPDown' })).toBe(`${silence}alertname=SSPDown`);
    expect(pages.expression.startsWith(`${expression}query0=`)).toBe(true);
  });

  test('an alert without a namespace has no page in the developer perspective: it has the administrator', () => {
    const labels = { alertname: 'VirtControllerDown' };
    expect(observeAddresses({ ...first!, labels }, 'dev').rule).toMatch(/^\/monitoring\/alertrules\//);
  });

  test('a silence of every instance matches the name, and in a project the project', () => {
    expect(everyInstance(first!, { kind: 'cluster' })).toEqual({ alertname: 'VirtControllerDown' });
    expect(everyInstance(first!, { kind: 'project', namespace: 'vms' })).toEqual({
      alertname: 'VirtControllerDown',
      namespace: 'vms',
    });
  });
});
