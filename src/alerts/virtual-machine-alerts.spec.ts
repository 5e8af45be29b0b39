import { exampleAnswer, exampleRule } from './example-rules';
import { parseRules } from './parse-rules';
import { alertsOfVirtualMachine, virtualMachineOf } from './virtual-machine-alerts';

const alert = (name: string, labels: Record<string, string>): ReturnType<typeof parseRules>[number] => {
  const alerts = [{ state: 'firing', activeAt: '2026-01-15T09:45:00Z', labels }];
  return parseRules(exampleAnswer(exampleRule({ name, labels: { severity: 'warning' }, alerts })))[0]!;
};

test.each([
  ['its name', 'VMCannotBeEvicted', { namespace: 'vms', name: 'web' }, true],
  ['its name in a rule that is not known', 'SomeNewVmAlert', { namespace: 'vms', name: 'web' }, true],
  ['the name of its instance', 'KubeVirtVMIExcessiveMigrations', { namespace: 'vms', vmi: 'web' }, true],
  ['another label of its name', 'SomeNewVmAlert', { namespace: 'vms', vmName: 'web' }, true],
  ['one of its pods', 'KubevirtVmHighMemoryUsage', { namespace: 'vms', pod: 'virt-launcher-web-x7k2p' }, true],
  ['the same name in another project', 'VMCannotBeEvicted', { namespace: 'other', name: 'web' }, false],
  ['a name that begins like it', 'VMCannotBeEvicted', { namespace: 'vms', name: 'web-2' }, false],
  [
    'a pod whose name holds its name',
    'KubevirtVmHighMemoryUsage',
    { namespace: 'vms', pod: 'virt-launcher-web-2-abcde' },
    false,
  ],
  ['no namespace', 'VMCannotBeEvicted', { name: 'web' }, false],
  ['something of an operator that bears its name', 'CnaoDown', { namespace: 'vms', name: 'web' }, false],
])('an alert that names %s', (_case, name, labels, isAbout) => {
  const machine = { namespace: 'vms', name: 'web', pods: ['virt-launcher-web-x7k2p'] };
  expect(alertsOfVirtualMachine([alert(name, labels)], machine)).toHaveLength(isAbout ? 1 : 0);
});

test.each([
  ['by its name', 'VMCannotBeEvicted', { namespace: 'vms', name: 'web' }, 'web'],
  ['by its instance', 'KubeVirtVMIExcessiveMigrations', { namespace: 'vms', vmi: 'web', name: 'other' }, 'web'],
  ['by a label that is empty', 'VMCannotBeEvicted', { namespace: 'vms', vmi: '', name: 'web' }, 'web'],
  ['by a pod alone', 'KubevirtVmHighMemoryUsage', { namespace: 'vms', pod: 'virt-launcher-web-x7k2p' }, undefined],
  ['without a namespace', 'VMCannotBeEvicted', { name: 'web' }, undefined],
  ['not at all, but an operator', 'CnaoDown', { namespace: 'vms', name: 'web' }, undefined],
  ['perhaps, in a rule that is not known', 'SomeNewAlert', { namespace: 'vms', name: 'web' }, undefined],
])('an alert that names its virtual machine %s', (_case, name, labels, machine) => {
  const expected = machine === undefined ? undefined : { namespace: 'vms', name: machine };
  expect(virtualMachineOf(alert(name, labels))).toEqual(expected);
});

test('an alert whose rule was renamed is about the machine that its labels name', () => {
  const labels = { severity: 'warning', namespace: 'vms', name: 'web' };
  const annotations = { runbook_url: 'https://kubevirt.io/monitoring/runbooks/VMCannotBeEvicted' };
  const [renamed] = parseRules(
    exampleAnswer(exampleRule({ name: 'NightShift', annotations, alerts: [{ state: 'firing', labels }] })),
  );
  expect(renamed).toMatchObject({ name: 'NightShift', knownAs: 'VMCannotBeEvicted', healthImpact: 'none' });
  expect(virtualMachineOf(renamed!)).toEqual({ namespace: 'vms', name: 'web' });
});
