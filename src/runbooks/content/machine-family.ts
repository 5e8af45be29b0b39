import { message, type Message } from '../../message';
import type { ObjectTest } from '../../probes/object-test';
import type { Variable } from '../bind-variables';
import type { Remedy } from '../remedy';
import type { Step } from '../runbook';
import type { Subject } from '../subject';
import { workloadOf, type WorkloadName } from '../workloads';
import { each, INSTALLED, warningsOf } from './object-family';
import { ERROR_LINES } from './workload-family';

const PROJECT = '{{namespace}}';

/** The claims of an instance's disks; a data volume and its claim have one name. */
const DISKS = ['spec.volumes[*].persistentVolumeClaim.claimName', 'spec.volumes[*].dataVolume.name'];

/** Which machine an alert is about, by the label that names it, and what its instance names. */
export const machineVariables = (label: 'name' | 'vmi' | 'vm'): Readonly<Record<string, Variable>> => ({
  namespace: {
    firstOf: [{ label: 'namespace' }],
    whenAbsent: message('The alert has no label `namespace` that says where its machine is.'),
  },
  vm: {
    firstOf: [{ label }, { label: 'vm' }],
    whenAbsent: message('The alert has no label `{{label}}` that names its machine.', { label }),
  },
  uid: {
    firstOf: [{ step: 'instance', path: 'metadata.uid' }],
    whenAbsent: message('The machine has no instance: nothing of it runs.'),
    optional: true,
  },
  node: {
    firstOf: [{ step: 'instance', path: 'status.nodeName' }],
    whenAbsent: message('The machine has no instance on a node.'),
    optional: true,
  },
  pod: {
    firstOf: [{ step: 'launcher', path: 'metadata.name' }],
    whenAbsent: message('The machine has no launcher pod.'),
    optional: true,
  },
  claim: {
    firstOf: [{ step: 'instance', path: DISKS }],
    each: 20,
    whenAbsent: message('The instance of the machine names no claim.'),
    optional: true,
  },
});

/** A machine that the alert's labels name. */
export const aboutMachine = (component: WorkloadName, own: readonly string[]): Subject => ({
  kind: 'object',
  model: 'VirtualMachine',
  name: '{{vm}}',
  namespace: PROJECT,
  component,
  own,
});

const machine = { kind: 'get', model: 'VirtualMachine', namespace: PROJECT, name: '{{vm}}' } as const;

/** The machine as its user made it. */
export const readMachine = (...tests: readonly ObjectTest[]): Step => ({
  id: 'machine',
  title: message('Read the virtual machine'),
  text: message('See its status and conditions, what it is to do (`runStrategy`), and whether somebody deletes it.'),
  probe: { ...machine, show: 'describe' },
  expectation: each('problem', ...tests),
});

/** What runs of it. */
export const readInstance = (...tests: readonly ObjectTest[]): Step => ({
  id: 'instance',
  title: message('Describe its instance'),
  text: message('The instance is what runs of the machine: its phase, its conditions and its node.'),
  probe: { ...machine, model: 'VirtualMachineInstance', show: 'describe' },
  expectation: each('problem', ...tests),
});

const LAUNCHER = { 'kubevirt.io': 'virt-launcher', 'kubevirt.io/created-by': '{{uid}}' };

/**
 * By the uid of the instance: only machines that were made from a template have the label `kubevirt.io/domain`. While a
 * machine migrates there are two.
 */
export const launcher: Step = {
  id: 'launcher',
  title: message('Describe its launcher pod'),
  text: message('The machine runs in the pod `virt-launcher`; while it migrates there are two.'),
  probe: { kind: 'list', model: 'Pod', namespace: PROJECT, selector: LAUNCHER, show: 'describe' },
  expectation: { kind: 'pods-ready', atLeast: 1 },
};

/** What libvirt and QEMU say of the machine. */
export const launcherLog: Step = {
  id: 'launcher-log',
  title: message('Read the log of its launcher pod'),
  text: message('libvirt and QEMU write there why the machine does not start, stop or move.'),
  probe: { kind: 'logs', namespace: PROJECT, selector: LAUNCHER, container: 'compute', grep: ERROR_LINES },
  expectation: { kind: 'log-without', pattern: ERROR_LINES, what: 'Errors' },
};

/** The claims of its disks, each by itself. */
export const claims = (...tests: readonly ObjectTest[]): Step => ({
  id: 'claims',
  title: message('Describe the claims of its disks'),
  text: message('See whether each is bound, and whether several nodes may mount it.'),
  probe: { kind: 'get', model: 'PersistentVolumeClaim', namespace: PROJECT, name: '{{claim}}', show: 'describe' },
  expectation: each('problem', { path: 'status.phase', equals: 'Bound' }, ...tests),
});

/** Its migrations that are kept: those under way and the five newest that ended (KubeVirt, `migration.go`). */
export const migrations: Step = {
  id: 'migrations',
  title: message('See its last migrations'),
  text: message('Of those that ended, only the five newest are kept. The name says what asked for it.'),
  probe: {
    kind: 'list',
    model: 'VirtualMachineInstanceMigration',
    namespace: PROJECT,
    only: [{ path: 'spec.vmiName', equals: '{{vm}}' }],
    show: 'table',
  },
  expectation: { kind: 'shown' },
};

/** The warnings about its instance. */
export const machineWarnings: Step = warningsOf(
  message('Look for recent warnings about it'),
  message('virt-controller and virt-handler write there what they could not do.'),
  { namespace: PROJECT, about: 'VirtualMachineInstance', name: '{{vm}}' },
);

/** The node that it is on. */
export const nodeOfMachine: Step = {
  id: 'node',
  title: message('Describe its node'),
  text: message('See whether the node is ready, and whether it is cordoned for a drain.'),
  probe: { kind: 'get', model: 'Node', name: '{{node}}', show: 'describe' },
  expectation: { kind: 'nodes-healthy' },
};

/** In one line whether who takes care of machines is well. */
export const componentIsWell = (name: WorkloadName): Step => ({
  id: 'component',
  title: message('See whether {{workload}} is well', { workload: name }),
  text: message('`{{workload}}` takes care of it: the alert is about one object, and says nothing of that.', {
    workload: name,
  }),
  probe: { kind: 'get', model: workloadOf(name).model, namespace: INSTALLED, name, show: 'status' },
  expectation: { kind: 'replicas-ready' },
});

/**
 * A change of what a drain is to do with the machine. Nothing of a running instance can be changed: it takes effect when
 * the machine starts anew.
 */
export const setEvictionStrategy = (
  evictionStrategy: 'LiveMigrateIfPossible' | 'None',
  { title, why, doneWhen }: { readonly title: Message; readonly why: Message; readonly doneWhen: Message },
): Remedy => ({
  title,
  why,
  command: [
    'oc',
    'patch',
    'virtualmachines.kubevirt.io',
    '{{vm}}',
    '-n',
    PROJECT,
    '--type=merge',
    '-p',
    { json: { spec: { template: { spec: { evictionStrategy } } } } },
  ],
  effect: 'changes-settings',
  costs: message('It counts from the next start of the machine; from then on a drain shuts it down.'),
  doneWhen,
});
