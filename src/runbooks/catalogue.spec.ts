import { knownAlert } from '../alerts/known-alerts';
import type { Message } from '../message';
import { templatesOf } from '../probes/fill-probe';
import type { Probe } from '../probes/probe';
import { namesIn, namesInData } from '../probes/variables';
import { findRunbook, RUNBOOKS } from './catalogue';
import { REMEDIES } from './content/remedies';
import { stepsOfFacts } from './fact-pattern';
import { isDangerous } from './remedy';
import { isOwnCause, type Runbook } from './runbook';
import { componentOf, ownSteps } from './subject';
import { WORKLOADS, workloadOf } from './workloads';

/** The alerts of the source document, all critical. */
const FOURTEEN = [
  'KubemacpoolDown',
  'SSPFailingToReconcile',
  'SSPDown',
  'SSPTemplateValidatorDown',
  'NoLeadingVirtOperator',
  'NoReadyVirtController',
  'NoReadyVirtOperator',
  'VirtAPIDown',
  'VirtApiRESTErrorsBurst',
  'VirtControllerDown',
  'VirtControllerRESTErrorsBurst',
  'VirtHandlerRESTErrorsBurst',
  'VirtOperatorDown',
  'VirtOperatorRESTErrorsBurst',
];

const REST_ERRORS = FOURTEEN.filter((name) => name.endsWith('RESTErrorsBurst'));

const selectorOf = (probe: Probe) => ('selector' in probe ? probe.selector : undefined);

const textsOf = ({ description, reason, impact, endsWhen, steps, resolution }: Runbook): Message[] => [
  ...description,
  ...reason,
  impact.says,
  endsWhen,
  ...steps.flatMap(({ title, text }) => [title, text]),
  ...resolution.actions,
  ...resolution.causes.flatMap(({ title, text }) => [title, text]),
  ...(resolution.fix === undefined ? [] : [resolution.fix.warning]),
];

const written = ({ text, values = {} }: Message): string =>
  text.replace(/\{\{(\w+)\}\}/g, (place, name: string) => (name in values ? String(values[name]) : place));

test('there is one runbook for each alert of the document, and no two for one', () => {
  const alerts = RUNBOOKS.map(({ alert }) => alert);
  expect(new Set(alerts).size).toBe(alerts.length);
  const withSource = RUNBOOKS.filter(({ source }) => source !== undefined);
  expect(withSource.map(({ alert }) => alert).sort()).toEqual([...FOURTEEN].sort());
});

describe.each(RUNBOOKS.map((runbook) => [runbook.alert, runbook] as const))('%s', (alert, runbook) => {
  const { steps, resolution } = runbook;
  const ids = steps.map(({ id }) => id);
  const declared = runbook.variables ?? {};
  const { subject } = runbook;
  const isAboutWorkload = subject.kind === 'workload';

  test('is about an alert of the operators', () => {
    expect(knownAlert(alert)).toBeDefined();
  });

  test('is plain data', () => {
    expect(JSON.parse(JSON.stringify(runbook))).toEqual(runbook);
  });

  test('is about a known workload', () => {
    expect(WORKLOADS[componentOf(runbook.subject)]?.name).toBe(componentOf(runbook.subject));
  });

  test('says something everywhere', () => {
    expect(runbook.description.length).toBeGreaterThan(0);
    expect(runbook.reason.length).toBeGreaterThan(0);
    expect(resolution.actions.length).toBeGreaterThan(0);
    for (const text of textsOf(runbook)) {
      expect(written(text).trim()).not.toBe('');
    }
  });

  test('fills every place of its texts, and leaves no placeholder to fill in', () => {
    for (const text of [...textsOf(runbook).map(written), ...steps.flatMap(({ probe }) => templatesOf(probe))]) {
      expect(text).not.toMatch(/<[\w -]+>|&lt;|\$\{?[A-Z]/);
    }
    for (const text of textsOf(runbook)) {
      for (const name of namesIn(written(text))) {
        expect([...Object.keys(declared), 'namespace', 'installNamespace']).toContain(name);
      }
    }
  });

  test('gives every step its own id', () => {
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) {
      expect(id).toMatch(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/);
    }
  });

  test('needs no variable but the namespace, labels of the alert, and what earlier steps give', () => {
    steps.forEach(({ probe }, index) => {
      const earlier = steps.slice(0, index).map(({ id }) => id);
      for (const name of templatesOf(probe).flatMap(namesIn)) {
        const sources = declared[name]?.firstOf;
        if (sources === undefined) expect(name).toMatch(/^(namespace|installNamespace|label\.\w+)$/);
        for (const source of sources ?? []) if ('step' in source) expect(earlier).toContain(source.step);
      }
    });
  });

  test('is about several objects of one variable at a time', () => {
    for (const { probe } of steps) {
      const several = new Set(templatesOf(probe).flatMap(namesIn)).values();
      expect([...several].filter((name) => declared[name]?.each !== undefined).length).toBeLessThan(2);
    }
  });

  test('names as its own the steps that it has', () => {
    for (const id of ownSteps(subject)) expect(ids).toContain(id);
  });

  test('chooses pods as their workload does', () => {
    if (!isAboutWorkload) return;
    const known = Object.values(WORKLOADS).map(({ selector }) => selector);
    const used = steps.map(({ probe }) => selectorOf(probe)).filter((selector) => selector !== undefined);
    expect(used).toContainEqual(workloadOf(componentOf(runbook.subject)).selector);
    for (const selector of used) {
      expect(known).toContainEqual(selector);
    }
  });

  test('asks for workloads by their own kind', () => {
    for (const { probe } of steps) {
      if (probe.kind === 'get' && (probe.model === 'Deployment' || probe.model === 'DaemonSet')) {
        expect(WORKLOADS[probe.name]?.model).toBe(probe.model);
      }
    }
  });

  test('begins with the namespace, and looks at replicas, YAML, pods, logs, warnings and nodes', () => {
    if (!isAboutWorkload) return;
    expect(steps[0]).toMatchObject({ id: 'namespace', expectation: { kind: 'exists' } });
    expect(ids).toEqual(
      expect.arrayContaining(['replicas', 'yaml', 'pods', 'describe-pods', 'logs', 'warnings', 'nodes']),
    );
    expect(steps.find(({ id }) => id === 'replicas')?.expectation).toEqual({ kind: 'replicas-ready' });
    expect(steps.find(({ id }) => id === 'yaml')?.probe).toMatchObject({ kind: 'get', show: 'yaml' });
  });

  test('looks at what the alert measures, by a step about its own subject', () => {
    const measure = steps.find(({ id }) => id === runbook.measuredBy);
    expect(measure).toBeDefined();
    // What an alert has of each object stands on its page alone.
    if (subject.kind === 'object') return;
    // A list or a log would be read for every alert of the list of alerts.
    expect(['get', 'metric']).toContain(measure?.probe.kind);
    if (measure?.probe.kind !== 'get') return;
    if (subject.kind === 'operator') expect(measure.probe.model).toBe(subject.model);
    else expect(measure.probe.name).toBe(componentOf(subject));
  });

  test('marks in a log the very lines that it judges', () => {
    for (const { probe, expectation } of steps) {
      if (probe.kind === 'logs' && 'pattern' in expectation) {
        expect(probe.grep).toBe(expectation.pattern);
        expect(() => new RegExp(expectation.pattern)).not.toThrow();
      }
    }
  });

  test('points its causes at its own steps', () => {
    expect(new Set(resolution.causes.map(({ id }) => id)).size).toBe(resolution.causes.length);
    for (const { step } of resolution.causes) {
      expect(step === undefined || ids.includes(step)).toBe(true);
    }
    const all = [
      ...ids,
      ...resolution.causes.flatMap((cause) => (isOwnCause(cause) ? [] : (cause.checks ?? []))).map(({ id }) => id),
    ];
    expect(new Set(all).size).toBe(all.length);
  });

  test('shows its own causes by what steps read, and says what helps against each', () => {
    const known = [...Object.keys(declared), 'namespace', 'installNamespace'];
    const isKnown = (name: string): boolean => known.includes(name) || name.startsWith('label.');
    for (const { id, supportedBy, ruledOutBy, remedies } of resolution.causes.filter(isOwnCause)) {
      expect(id).toMatch(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/);
      expect(Object.keys(REMEDIES)).not.toContain(id);
      for (const facts of [supportedBy, ...(ruledOutBy === undefined ? [] : [ruledOutBy])]) {
        for (const step of stepsOfFacts(facts)) expect(ids).toContain(step);
      }
      expect(
        namesInData([
          supportedBy,
          ruledOutBy,
          remedies.map(({ command, readFirst }) => [command, readFirst?.command]),
        ]).filter((name) => !isKnown(name)),
      ).toEqual([]);
      expect(remedies.length).toBeGreaterThan(0);
      // What stops machines or loses data is never all that helps.
      expect(remedies.every(isDangerous)).toBe(false);
      for (const remedy of remedies) {
        const { effect, command, costs, readFirst } = remedy;
        // What changes something says what it costs.
        expect(command === undefined || effect === 'reads-only' || costs !== undefined).toBe(true);
        if (isDangerous(remedy)) expect(readFirst?.command).toBeDefined();
      }
    }
  });
});

test('virt-handler is a DaemonSet, everything else a Deployment', () => {
  const daemonSets = Object.values(WORKLOADS).filter(({ model }) => model === 'DaemonSet');
  expect(daemonSets.map(({ name }) => name)).toEqual(['virt-handler']);
});

test.each(Object.entries(WORKLOADS))(
  '%s is found without its pods, at last in the namespace of the product',
  (name, workload) => {
    expect(workload.name).toBe(name);
    expect(workload.namespaceFrom.at(-1)).toEqual({ from: 'default', namespace: 'openshift-cnv' });
    expect(workload.namespaceFrom).toContainEqual({ from: 'workload', model: workload.model, name });
  },
);

test('the five known causes stand where the source names them', () => {
  const five = ['node-resources', 'cluster-memory', 'nodes-down', 'api-server-overload', 'network'];
  const withFive = RUNBOOKS.filter(({ resolution }) =>
    five.every((id) => resolution.causes.some((cause) => cause.id === id && cause.beyondSource !== true)),
  );
  expect(withFive.map(({ alert }) => alert).sort()).toEqual([
    'VirtApiRESTErrorsBurst',
    'VirtControllerDown',
    'VirtOperatorDown',
  ]);
});

test('pods are deleted only where the source says so, and only those of the workload', () => {
  const fixes = RUNBOOKS.flatMap(({ alert, subject, resolution: { fix } }) =>
    fix === undefined ? [] : [{ alert, workload: componentOf(subject), fix }],
  );
  expect(fixes.map(({ alert }) => alert).sort()).toEqual([
    'VirtControllerRESTErrorsBurst',
    'VirtHandlerRESTErrorsBurst',
    'VirtOperatorRESTErrorsBurst',
  ]);
  for (const { workload, fix } of fixes) {
    expect(fix.selector).toEqual(workloadOf(workload).selector);
    expect(fix.namespace).toBe('{{namespace}}');
  }
});

test.each([
  ['LowReadyVirtControllersCount', 'virt_controller'],
  ['LowReadyVirtHandlerCount', 'virt_handler'],
])('%s measures both sides of its rule, by the names of each release', (alert, part) => {
  const step = findRunbook(alert)?.steps.find(({ id }) => id === 'not-ready');
  expect(step?.probe).toMatchObject({
    query:
      `(cluster:kubevirt_${part}_pods_running:count or kubevirt_${part}_up)` +
      ` - (cluster:kubevirt_${part}_ready:sum or kubevirt_${part}_ready)`,
  });
  expect(step?.expectation).toEqual({ kind: 'below', threshold: 1, emptyIsHealthy: false });
});

test.each(REST_ERRORS)('%s measures what its rule measures, of its own pods', (alert) => {
  const { steps, subject } = findRunbook(alert)!;
  const step = steps.find(({ id }) => id === 'failing-share');
  const pods = `{namespace="{{namespace}}",pod=~"${componentOf(subject)}-.*"`;
  expect(step?.probe).toMatchObject({
    unit: 'ratio',
    query:
      `(sum(rate(kubevirt_rest_client_requests_total${pods},code=~"(4|5)[0-9][0-9]"}[5m])) or vector(0))` +
      ` / sum(rate(kubevirt_rest_client_requests_total${pods}}[5m]))`,
  });
  expect(step?.expectation).toMatchObject({ kind: 'below', threshold: 0.8 });
});

test.each([
  ['NoLeadingVirtOperator', 'for ten minutes'],
  ['NoReadyVirtController', 'for ten minutes'],
  ['NoReadyVirtOperator', 'for ten minutes'],
  ['VirtAPIDown', 'for ten minutes'],
  ['VirtControllerDown', 'for ten minutes'],
  ['VirtOperatorDown', 'for ten minutes'],
  ['LowReadyVirtControllersCount', 'for ten minutes'],
  ['LowReadyVirtHandlerCount', 'for ten minutes'],
  ['NoReadyVirtAPI', 'for ten minutes'],
  ['VirtHandlerDown', 'for ten minutes'],
  ['KubemacpoolDown', 'for five minutes'],
  ['SSPDown', 'for five minutes'],
  ['SSPFailingToReconcile', 'for five minutes'],
  ['SSPTemplateValidatorDown', 'for five minutes'],
])('%s says how long its rule waits: %s', (alert, duration) => {
  const description = findRunbook(alert)?.description.map(written).join(' ') ?? '';
  expect(description.toLowerCase()).toContain(duration);
  expect(knownAlert(alert)?.duration).toBe(duration.includes('ten') ? '10m' : '5m');
});
