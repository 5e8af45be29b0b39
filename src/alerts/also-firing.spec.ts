import type { Alert } from './alert';
import { alsoFiring } from './also-firing';
import { exampleAnswer, exampleRule } from './example-rules';
import { parseRules } from './parse-rules';

const alert = (name: string, labels: Record<string, string>, over: Partial<Alert> = {}): Alert => ({
  ...parseRules(
    exampleAnswer(
      exampleRule({
        name,
        labels: { severity: 'critical', ...labels },
        alerts: [{ state: 'firing', activeAt: '2026-01-15T09:45:00Z', labels }],
      }),
    ),
  )[0]!,
  ...over,
});

const KUBEVIRT = { kubernetes_operator_component: 'kubevirt', kubernetes_operator_part_of: 'kubevirt' };
const down = alert('VirtControllerDown', KUBEVIRT);
const names = (alerts: readonly Alert[], of: Alert): readonly string[] =>
  alsoFiring(alerts, of).alerts.map(({ name }) => name);

test('of the same component, one of each name, the gravest first', () => {
  const others = [
    alert('LowReadyVirtControllersCount', { ...KUBEVIRT, severity: 'warning' }),
    alert('VirtAPIDown', KUBEVIRT),
    alert('VirtAPIDown', { ...KUBEVIRT, namespace: 'other' }),
    alert('NoReadyVirtController', KUBEVIRT),
    down,
    alert('VirtControllerDown', { ...KUBEVIRT, namespace: 'other' }),
    alert('CDINotReady', { ...KUBEVIRT, kubernetes_operator_component: 'containerized-data-importer' }),
  ];
  expect(names(others, down)).toEqual(['NoReadyVirtController', 'VirtAPIDown', 'LowReadyVirtControllersCount']);
});

test.each(['pending', 'silenced', 'inhibited'] as const)('none that is %s', (state) => {
  expect(names([alert('VirtAPIDown', KUBEVIRT, { state })], down)).toEqual([]);
});

test('of a virtual machine, those about the same machine alone', () => {
  const of = alert('VMCannotBeEvicted', { ...KUBEVIRT, namespace: 'vms', name: 'web' });
  const others = [
    alert('VirtAPIDown', KUBEVIRT),
    alert('VirtualMachineStuckOnNode', { ...KUBEVIRT, namespace: 'vms', name: 'web' }),
    alert('OutdatedVirtualMachineInstanceWorkloads', { ...KUBEVIRT, namespace: 'vms', vmi: 'db' }),
  ];
  expect(alsoFiring(others, of)).toMatchObject({ by: 'machine', alerts: [{ name: 'VirtualMachineStuckOnNode' }] });
  expect(names(others, down)).toEqual(['VirtAPIDown']);
});

test('of a component that is not known, none', () => {
  const unknown = { ...down, component: '' };
  expect(names([{ ...alert('VirtAPIDown', KUBEVIRT), component: '' }], unknown)).toEqual([]);
});
