/** @jest-environment node */
import { KNOWN_ALERTS } from '../../src/alerts/known-alerts';
import { namesInData } from '../../src/probes/variables';
import { RUNBOOKS } from '../../src/runbooks/catalogue';
import type { Runbook } from '../../src/runbooks/runbook';
import { Lab } from '../lab/lab';
import { labelsOfFault } from '../lab/labels-of-alert';
import { REFERENCE_TIME } from '../lab/scenario';
import type { ShippedRule } from './shipped-rule';
import shippedRules from './shipped-rules.json';

jest.useFakeTimers({ now: Date.parse(REFERENCE_TIME) });

const SHIPPED = shippedRules as readonly ShippedRule[];

/** What each rule sets itself, and what is put on the way. */
const OF_EACH = [
  'alertname',
  'severity',
  'prometheus',
  'kubernetes_operator_component',
  'kubernetes_operator_part_of',
  'operator_health_impact',
  // KubeVirt's rules of main set that of the installation.
  'namespace',
];

const lab = new Lab();
const FAULTS = lab.list().map(({ name, alert }) => [name, alert] as const);
afterAll(() => {
  lab.close();
});

const labelsOf = (alert: string): readonly string[] => SHIPPED.find((rule) => rule.alert === alert)?.labels ?? [];

const isAmong = (label: string, labels: readonly string[]): boolean =>
  labels.some((known) => (known.endsWith('*') ? label.startsWith(known.slice(0, -1)) : label === known));

const unknownOf = (alert: string, labels: readonly string[]): readonly string[] =>
  labels.filter((label) => !isAmong(label, [...OF_EACH, ...labelsOf(alert)]));

test.each(FAULTS)('the alert of the fault %s has labels that its rule gives, %s', (fault, alert) => {
  expect(unknownOf(alert, Object.keys(labelsOfFault(lab, fault, alert)))).toEqual([]);
});

/** The labels that a runbook asks for, in probes, sentences and variables; of several that do for one value, all. */
const askedBy = (runbook: Runbook): readonly (readonly string[])[] => [
  ...namesInData(runbook).flatMap((name) => (name.startsWith('label.') ? [[name.slice('label.'.length)]] : [])),
  ...Object.values(runbook.variables ?? {})
    .map(({ firstOf }) => firstOf.flatMap((source) => ('label' in source ? [source.label] : [])))
    .filter((labels) => labels.length > 0),
];

test.each(RUNBOOKS.map((runbook) => [runbook.alert, runbook] as const))(
  'the runbook of %s asks for labels that its alert has in some release',
  (alert, runbook) => {
    const without = askedBy(runbook).filter((labels) => unknownOf(alert, labels).length === labels.length);
    expect(without).toEqual([]);
  },
);

/** Labels in which rules name a machine; `name` does so beside `vm` in main, and alone before. */
const OF_MACHINE = ['vm', 'vmi', 'vm_name'];
/** Their labels name the machine's pod alone. */
const BY_POD = ['KubevirtVmHighMemoryUsage'];
test.each(KNOWN_ALERTS.map((known) => [known.alert, known.perVirtualMachine] as const))(
  'the catalogue has %s per machine as its rule does',
  (alert, perMachine) => {
    const names = labelsOf(alert);
    const isMachine =
      OF_MACHINE.some((label) => names.includes(label)) ||
      (names.includes('name') && names.includes('namespace')) ||
      BY_POD.includes(alert);
    expect(perMachine).toBe(isMachine);
  },
);
