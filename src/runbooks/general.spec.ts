import { KNOWN_ALERTS } from '../alerts/known-alerts';
import { generalChecks } from './general';
import { WORKLOADS } from './workloads';

test('checks every workload of the alert’s component, the operator first', () => {
  const checks = generalChecks({ name: 'CDINotReady', component: 'containerized-data-importer', labels: {} });
  expect(checks.map(({ workload }) => workload)).toEqual([
    'cdi-operator',
    'cdi-deployment',
    'cdi-apiserver',
    'cdi-uploadproxy',
  ]);
  for (const { workload, steps } of checks) {
    expect(steps.map(({ probe }) => probe.kind)).toEqual(['get', 'list', 'metric', 'events', 'logs']);
    expect(steps[1]?.probe).toMatchObject({ selector: WORKLOADS[workload]?.selector });
  }
});

test.each([
  ['NoReadyVirtHandler', 'kubevirt', 'virt-handler'],
  ['VirtHandlerDaemonSetRolloutFailing', 'kubevirt', 'virt-handler'],
  ['LowVirtAPICount', 'kubevirt', 'virt-api'],
  ['LowVirtControllersCount', 'kubevirt', 'virt-controller'],
  ['NoLeadingVirtController', 'kubevirt', 'virt-controller'],
  ['LowReadyVirtOperatorsCount', 'kubevirt', 'virt-operator'],
  ['VirtLauncherPodsStuckFailed', 'kubevirt', 'virt-controller'],
  ['KubeVirtNoAvailableNodesToRunVMs', 'kubevirt', 'virt-handler'],
  ['OrphanedVirtualMachineInstances', 'kubevirt', 'virt-handler'],
  ['KubeVirtDeprecatedAPIRequested', 'kubevirt', 'virt-operator'],
  ['KubemacpoolMACCollisionDetected', '', 'kubemacpool-mac-controller-manager'],
  ['CnaoDown', 'cluster-network-addons-operator', 'cluster-network-addons-operator'],
  ['SSPHighRateRejectedVms', 'ssp-operator', 'virt-template-validator'],
  ['SSPCommonTemplatesModificationReverted', 'ssp-operator', 'ssp-operator'],
  ['CDIDataImportCronOutdated', 'containerized-data-importer', 'cdi-deployment'],
  ['CDIOperatorDown', 'containerized-data-importer', 'cdi-operator'],
])('%s of %j looks at %s first, and at all others after it', (name, component, own) => {
  const workloads = generalChecks({ name, component, labels: {} }).map(({ workload }) => workload);
  expect(workloads[0]).toBe(own);
  expect(new Set(workloads).size).toBe(workloads.length);
  if (component === 'kubevirt') expect(workloads).toHaveLength(4);
});

test('knows the component of an alert that carries no component label', () => {
  const checks = generalChecks({ name: 'KubemacpoolMACCollisionDetected', component: '', labels: {} });
  expect(checks.map(({ workload }) => workload)).toContain('kubemacpool-mac-controller-manager');
});

const aboutOperators = KNOWN_ALERTS.filter(({ perVirtualMachine }) => !perVirtualMachine);

test.each(aboutOperators.map(({ alert, component }) => [alert, component] as const))(
  '%s has checks with ids of their own',
  (name, component) => {
    const ids = generalChecks({ name, component, labels: {} }).flatMap(({ steps }) => steps.map(({ id }) => id));
    expect(ids.length).toBeGreaterThan(0);
    expect(new Set(ids).size).toBe(ids.length);
  },
);

test.each(['', 'etcd', 'constructor'])('has no checks for the component %j', (component) => {
  expect(generalChecks({ name: 'SomethingElse', component, labels: {} })).toEqual([]);
});

test.each([
  ['one that is known to be about a machine', 'VMCannotBeEvicted', {}],
  ['one of a later release that names a machine', 'SomethingNew', { vmName: 'web' }],
  ['one about the pod of a machine', 'KubeVirtVMGuestMemoryPressure', { namespace: 'vms', pod: 'virt-launcher-web-x' }],
])('%s is not answered with the checks of its operator', (_case, name, labels) => {
  expect(generalChecks({ name, component: 'kubevirt', labels })).toEqual([]);
});

test.each([...new Set(KNOWN_ALERTS.map(({ component }) => component))])(
  'a rule of %s that is not known yet has the checks of its operator',
  (component) => {
    expect(generalChecks({ name: 'SomethingNewHappens', component, labels: {} }).length).toBeGreaterThan(0);
  },
);
