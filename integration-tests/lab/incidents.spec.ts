/** @jest-environment node */
import { parseRules } from '../../src/alerts/parse-rules';
import { caseOf } from '../../src/diagnosis/case';
import { beginningOf } from '../../src/incidents/beginning';
import { foundIn } from '../../src/incidents/found';
import { incidentsOf, isExplained, type Found } from '../../src/incidents/incident';
import { shareRoot } from '../../src/incidents/root';
import { subjectsOf } from '../../src/incidents/subjects';
import { instanceKey } from '../../src/alerts/instance-key';
import { inEnglish } from '../../src/message';
import { findRunbook } from '../../src/runbooks/catalogue';
import { investigateLab } from './investigate-lab';
import { Lab } from './lab';
import { REFERENCE_TIME } from './scenario';

jest.useFakeTimers({ now: Date.parse(REFERENCE_TIME) });

const lab = new Lab();
beforeEach(() => {
  lab.reset();
});
afterAll(() => {
  lab.close();
});

const alertsNow = () => parseRules(lab.prometheus.answer('/api/v1/rules', new URLSearchParams({ type: 'alert' })).json);

/** What the page finds behind the alerts that some faults raise. */
const incidentsWith = (faults: readonly string[]) => {
  for (const fault of faults) lab.switch(fault, true);
  const alerts = alertsNow();
  const { subjects } = subjectsOf(alerts, (name) => findRunbook(name)?.subject.kind);
  const found = new Map<string, Found>(
    subjects.flatMap(({ alert, alerts: instances }) => {
      const runbook = findRunbook(alert.name)!;
      const one = foundIn(investigateLab(lab, caseOf(runbook, alert.labels)), runbook.impact);
      return instances.map(({ labels }) => [instanceKey(labels), one] as const);
    }),
  );
  return incidentsOf(alerts, found);
};

/** Each incident as its cause and the names of its alerts; `?` where nothing explains them. */
const told = (faults: readonly string[]): Record<string, string> =>
  Object.fromEntries(
    incidentsWith(faults).map((incident) => {
      const names = incident.groups.map(({ name }) => name).sort();
      const { cause } = incident.found ?? {};
      return [isExplained(incident) && cause !== undefined ? inEnglish(cause) : `? ${names.join()}`, names.join(' ')];
    }),
  );

const CONTROLLERS = 'LowVirtControllersCount NoLeadingVirtController NoReadyVirtController VirtControllerDown';

test.each<[string, readonly string[], Record<string, string>]>([
  ['one fault that raises several alerts', ['VirtControllerDown'], { 'Node worker-1 has no pod network': CONTROLLERS }],
  [
    'a node that is lost, for all components on it',
    ['SSPDown-node-notready'],
    { 'Node worker-3 is not ready': 'LowReadyVirtHandlerCount SSPDown VirtHandlerDaemonSetRolloutFailing' },
  ],
  [
    'two quotas of one namespace, which are two things',
    ['KubemacpoolDown-quota', 'VirtOperatorDown'],
    {
      'Quota cnv-compute refuses the pods of virt-operator':
        'LowVirtOperatorCount NoLeadingVirtOperator NoReadyVirtOperator VirtOperatorDown',
      'Quota tenant-cpu refuses the pods of kubemacpool-mac-controller-manager':
        'KubemacpoolDown NetworkAddonsConfigNotReady',
    },
  ],
  [
    'components that fail at the same time by different things',
    ['NoReadyVirtController-crash-loop', 'NoReadyVirtOperator-crash-loop'],
    {
      'Node worker-1 has no pod network': 'LowVirtControllersCount NoLeadingVirtController NoReadyVirtController',
      '2 of 2 virt-operator pods crash again and again':
        'LowVirtOperatorCount NoLeadingVirtOperator NoReadyVirtOperator',
    },
  ],
  [
    'an overloaded API server, for two components',
    ['VirtOperatorRESTErrorsBurst-api-overload', 'VirtControllerRESTErrorsBurst-api-overload'],
    {
      'The API server is overloaded and turns calls away': 'VirtControllerRESTErrorsBurst VirtOperatorRESTErrorsBurst',
    },
  ],
  [
    'pods that took the place of others',
    ['VirtAPIDown-unschedulable-memory'],
    {
      'Pods of virt-api lost their places to pods whose priority is higher':
        'LowVirtAPICount NoReadyVirtAPI VirtAPIDown',
    },
  ],
  ['what is expected', ['VirtControllerDown-update'], { 'OpenShift is being updated': CONTROLLERS }],
  [
    'an alert beside a component that is well: nothing explains it',
    ['VirtControllerDown-healthy'],
    { '? VirtControllerDown': 'VirtControllerDown' },
  ],
  [
    'what is measured and not explained stands by itself beside a cause',
    ['NodeNetworkInterfaceDown', 'VirtHandlerDown'],
    {
      '? NodeNetworkInterfaceDown': 'NodeNetworkInterfaceDown',
      '? OrphanedVirtualMachineInstances': 'OrphanedVirtualMachineInstances',
      'Webhook pods.policy.example.com refuses the pods of virt-handler':
        'NoReadyVirtHandler VirtHandlerDaemonSetRolloutFailing VirtHandlerDown',
    },
  ],
])('%s', (_name, faults, incidents) => {
  expect(told(faults)).toEqual(incidents);
});

test('the first of several incidents is the worst, and where to begin', () => {
  const incidents = incidentsWith(['VirtControllerDown', 'VMCannotBeEvicted', 'KubemacpoolDown-quota']);
  const { incident, from, all } = beginningOf(incidents)!;
  expect(incident.found?.object).toEqual({ model: 'Node', name: 'worker-1' });
  expect(inEnglish(incident.found!.impact!)).toMatch(/^No VM starts, stops or migrates/);
  expect([from, all]).toEqual([4, 6]);
  expect(incidents).toHaveLength(2);
});

test('two alerts share a root by their evidence', () => {
  lab.switch('VirtControllerDown', true);
  lab.switch('KubemacpoolDown-quota', true);
  const diagnosisOf = (name: string) => investigateLab(lab, caseOf(findRunbook(name)!, { alertname: name })).diagnosis;
  expect(shareRoot(diagnosisOf('VirtControllerDown'), diagnosisOf('NoReadyVirtController'))).toBe(true);
  expect(shareRoot(diagnosisOf('VirtControllerDown'), diagnosisOf('KubemacpoolDown'))).toBe(false);
});
