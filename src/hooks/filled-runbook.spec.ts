import { watchList } from '../cluster/watch-requests';
import { printFix, printProbe } from '../commands/oc-command';
import { planReads } from '../evidence/plan';
import type { EvidenceSource } from '../evidence/source';
import { inEnglish, message } from '../message';
import { NO_ANSWERS } from '../probes/answers';
import { fillPods } from '../probes/fill-probe';
import { observeProbe } from '../probes/observe-probe';
import { readsOf } from '../probes/probe-reads';
import { variablesOf, type Variables } from '../probes/variables';
import { findRunbook } from '../runbooks/catalogue';
import { fillStepWith, fillTexts } from '../runbooks/fill-runbook';
import type { Runbook } from '../runbooks/runbook';
import { workloadOf } from '../runbooks/workloads';

const pods = { namespace: '{{label.namespace}}', selector: { 'vm.kubevirt.io/name': '{{label.vm}}' } };
const about = { expectation: { kind: 'exists', atLeast: 1 }, text: message('It runs {{label.vm}}.') } as const;

/** A runbook about the machine that the alert's labels name. */
const RUNBOOK: Runbook = {
  ...findRunbook('VirtControllerDown')!,
  description: [message('{{label.vm}} does not start.')],
  steps: [
    {
      ...about,
      id: 'launcher',
      title: message('Find the pod of {{label.vm}}'),
      probe: { kind: 'list', model: 'Pod', ...pods, show: 'table' },
    },
    { ...about, id: 'log', title: message('Read its log'), probe: { kind: 'logs', ...pods } },
  ],
  resolution: {
    actions: [],
    causes: [],
    fix: { kind: 'delete-pods', ...pods, warning: message('{{label.vm}} stops.') },
  },
};
const LABELS = { alertname: 'X', namespace: 'vms', vm: 'web-1' };
const VARIABLES = variablesOf('openshift-cnv', LABELS);
const [launcher, log] = RUNBOOK.steps.map((step) => fillStepWith(step, VARIABLES));

test('what a label selects is printed, watched, packed and changed alike', () => {
  expect(printProbe(launcher!.probe).text).toBe('oc get pods -n vms -l vm.kubevirt.io/name=web-1 -o wide');
  expect(printProbe(log!.probe).text).toContain('oc get pods -n vms -l vm.kubevirt.io/name=web-1 ');
  const selected = { namespace: 'vms', selector: { matchLabels: { 'vm.kubevirt.io/name': 'web-1' } } };
  for (const { probe } of [launcher!, log!]) {
    expect(watchList(readsOf(probe, {}).objects!).request).toMatchObject(selected);
  }
  const source: EvidenceSource = {
    title: 'X',
    workload: workloadOf('virt-controller'),
    labels: LABELS,
    namespace: { namespace: 'openshift-cnv', source: message('Assumed.'), settled: true },
    steps: [launcher!, log!],
    results: [],
    findings: [],
    remedies: [],
    script: '',
  };
  expect(planReads(source).logs).toContainEqual({ namespace: 'vms', selector: { 'vm.kubevirt.io/name': 'web-1' } });
  const target = fillPods(RUNBOOK.resolution.fix!, VARIABLES)!;
  expect(printFix(target).text).toBe('oc delete pods -n vms -l vm.kubevirt.io/name=web-1 --wait=false');
});

test('sentences name what the labels name, and what nobody knows by its name', () => {
  const said = (variables: Variables): string[] => {
    const { description, resolution } = fillTexts(RUNBOOK, variables);
    const steps = RUNBOOK.steps.map((step) => fillStepWith(step, variables));
    return [...description, ...steps.flatMap(({ title, text }) => [title, text]), resolution.fix!.warning].map(
      inEnglish,
    );
  };
  expect(said(VARIABLES)).toEqual([
    'web-1 does not start.',
    'Find the pod of web-1',
    'It runs web-1.',
    'Read its log',
    'It runs web-1.',
    'web-1 stops.',
  ]);
  expect(said({})).toContain('<vm> does not start.');
});

test('without the label nothing is asked, the observation and the command say which value is missing', () => {
  const { probe } = fillStepWith(RUNBOOK.steps[0]!, variablesOf('openshift-cnv', { namespace: 'vms' }));
  expect(readsOf(probe, {})).toEqual({});
  expect(observeProbe(probe, {}, NO_ANSWERS)).toMatchObject({ state: 'failed', reason: 'The alert has no label vm.' });
  expect(printProbe(probe, { 'label.namespace': 'vms' })).toMatchObject({
    text: 'oc get pods -n vms -l vm.kubevirt.io/name="${LABEL_VM:?The alert has no label vm.}" -o wide',
    missing: [message('The alert has no label {{label}}.', { label: 'vm' })],
  });
});
