import type { KubernetesObject } from '../scenario';
import { humanAge } from './duration';
import { podCells } from './pod-columns';
import { readCondition, readFields, readList, readNumber, readText } from './read-field';
import type { Resource } from './resources';

/** The columns of a kind of object in `kubectl get`. Names that begin with `*` are shown with `-o wide` alone. */
export interface Columns {
  names: string[];
  cells: (object: KubernetesObject, now: Date) => unknown[];
}

type Cell = string | ((object: KubernetesObject, now: Date) => unknown);

/** Columns after the name; a cell is a path or a function. */
const columns = (definitions: Record<string, Cell>): Columns => ({
  names: ['Name', ...Object.keys(definitions)],
  cells: (object, now) => [
    object.metadata.name,
    ...Object.values(definitions).map((cell) =>
      typeof cell === 'string' ? readText(object, cell) : cell(object, now),
    ),
  ],
});

const age = (object: KubernetesObject, now: Date): string => humanAge(object.metadata.creationTimestamp ?? '', now);

const count =
  (path: string) =>
  (object: KubernetesObject): number =>
    readNumber(object, path);

const listed =
  (path: string, field: string) =>
  (object: KubernetesObject): string =>
    readList(object, path)
      .map((entry) => readText(entry, field))
      .join(',');

const pairs =
  (path: string) =>
  (object: KubernetesObject): string =>
    Object.entries(readFields(object, path))
      .map(([name, value]) => `${name}=${String(value)}`)
      .join(',') || '<none>';

const containers = {
  '*Containers': listed('spec.template.spec.containers', 'name'),
  '*Images': listed('spec.template.spec.containers', 'image'),
};

const nodeStatus = (node: KubernetesObject): string => {
  // A node whose kubelet is silent is NotReady too; Unknown is one that never said anything.
  const ready = readCondition(node, 'Ready');
  const known = ready === 'True' ? 'Ready' : 'NotReady';
  const state = ready === '' ? 'Unknown' : known;
  return readText(node, 'spec.unschedulable') === 'true' ? `${state},SchedulingDisabled` : state;
};

const nodeRoles = ({ metadata: { labels = {} } }: KubernetesObject): string =>
  Object.keys(labels)
    .filter((label) => label.startsWith('node-role.kubernetes.io/'))
    .map((label) => label.slice('node-role.kubernetes.io/'.length))
    .sort()
    .join(',') || '<none>';

const nodeAddress =
  (type: string) =>
  (node: KubernetesObject): string =>
    readText(
      readList(node, 'status.addresses').find((address) => address.type === type),
      'address',
    ) || '<none>';

const eventLastSeen = (event: KubernetesObject, now: Date): string =>
  humanAge(
    readText(event, 'series.lastObservedTime') || readText(event, 'lastTimestamp') || readText(event, 'eventTime'),
    now,
  );

const eventObject = (event: KubernetesObject): string =>
  `${readText(event, 'involvedObject.kind').toLowerCase()}/${readText(event, 'involvedObject.name')}`;

const conditionColumn =
  (type: string) =>
  (object: KubernetesObject): string =>
    readCondition(object, type);

/** How long ago a condition changed; blank where there is none. */
const conditionSince =
  (type: string) =>
  (object: KubernetesObject, now: Date): string => {
    const condition = readList(object, 'status.conditions').find((one) => one.type === type);
    return condition === undefined ? '' : humanAge(readText(condition, 'lastTransitionTime'), now);
  };

const PLAIN = columns({ Age: age });
const PHASE = columns({ Age: age, Phase: 'status.phase' });

const OF_STORAGE_CLASS = columns({
  Provisioner: 'provisioner',
  ReclaimPolicy: 'reclaimPolicy',
  VolumeBindingMode: 'volumeBindingMode',
  AllowVolumeExpansion: ({ allowVolumeExpansion = false }) => allowVolumeExpansion,
  Age: age,
});

const DEFAULT_CLASS = 'storageclass.kubernetes.io/is-default-class';

/** The default class says so beside its name. */
const STORAGE_CLASS: Columns = {
  ...OF_STORAGE_CLASS,
  cells: (object, now) => {
    const [name, ...cells] = OF_STORAGE_CLASS.cells(object, now);
    return [object.metadata.annotations?.[DEFAULT_CLASS] === 'true' ? `${String(name)} (default)` : name, ...cells];
  },
};

const COLUMNS: Record<string, Columns> = {
  Pod: {
    names: ['Name', 'Ready', 'Status', 'Restarts', 'Age', '*IP', '*Node', '*Nominated Node', '*Readiness Gates'],
    cells: podCells,
  },
  Deployment: columns({
    Ready: (object) => `${readNumber(object, 'status.readyReplicas')}/${readNumber(object, 'spec.replicas', 1)}`,
    'Up-to-date': count('status.updatedReplicas'),
    Available: count('status.availableReplicas'),
    Age: age,
    ...containers,
    '*Selector': pairs('spec.selector.matchLabels'),
  }),
  ReplicaSet: columns({
    Desired: count('spec.replicas'),
    Current: count('status.replicas'),
    Ready: count('status.readyReplicas'),
    Age: age,
    ...containers,
    '*Selector': pairs('spec.selector.matchLabels'),
  }),
  DaemonSet: columns({
    Desired: count('status.desiredNumberScheduled'),
    Current: count('status.currentNumberScheduled'),
    Ready: count('status.numberReady'),
    'Up-to-date': count('status.updatedNumberScheduled'),
    Available: count('status.numberAvailable'),
    'Node Selector': pairs('spec.template.spec.nodeSelector'),
    Age: age,
    ...containers,
    '*Selector': pairs('spec.selector.matchLabels'),
  }),
  StatefulSet: columns({
    Ready: (object) => `${readNumber(object, 'status.readyReplicas')}/${readNumber(object, 'spec.replicas', 1)}`,
    Age: age,
  }),
  Node: columns({
    Status: nodeStatus,
    Roles: nodeRoles,
    Age: age,
    Version: 'status.nodeInfo.kubeletVersion',
    '*Internal-IP': nodeAddress('InternalIP'),
    '*External-IP': nodeAddress('ExternalIP'),
    '*OS-Image': 'status.nodeInfo.osImage',
    '*Kernel-Version': 'status.nodeInfo.kernelVersion',
    '*Container-Runtime': 'status.nodeInfo.containerRuntimeVersion',
  }),
  Event: {
    names: ['Last Seen', 'Type', 'Reason', 'Object', '*Subobject', '*Source', 'Message', '*Count', '*Name'],
    cells: (event, now) => [
      eventLastSeen(event, now),
      readText(event, 'type'),
      readText(event, 'reason'),
      eventObject(event),
      readText(event, 'involvedObject.fieldPath'),
      readText(event, 'source.component'),
      readText(event, 'message').trim(),
      readNumber(event, 'count', 1),
      event.metadata.name,
    ],
  },
  APIService: columns({
    Service: (object) =>
      ['spec.service.namespace', 'spec.service.name'].map((path) => readText(object, path)).join('/'),
    Available: conditionColumn('Available'),
    Age: age,
  }),
  Lease: columns({ Holder: 'spec.holderIdentity', Age: age }),
  Namespace: columns({ Status: (object) => readText(object, 'status.phase') || 'Active', Age: age }),
  Project: columns({ 'Display Name': () => '', Status: 'status.phase' }),
  PersistentVolumeClaim: columns({
    Status: 'status.phase',
    Volume: 'spec.volumeName',
    Capacity: 'status.capacity.storage',
    'Access Modes': () => '',
    StorageClass: 'spec.storageClassName',
    VolumeAttributesClass: () => '<unset>',
    Age: age,
  }),
  StorageClass: STORAGE_CLASS,
  ServiceAccount: columns({ Secrets: () => 0, Age: age }),
  ConfigMap: columns({ Data: (object) => Object.keys(readFields(object, 'data')).length, Age: age }),
  Endpoints: columns({
    Endpoints: (object) =>
      readList(object, 'subsets')
        .flatMap((subset) => readList(subset, 'addresses').map((address) => readText(address, 'ip')))
        .join(',') || '<none>',
    Age: age,
  }),
  CustomResourceDefinition: columns({ 'Created At': ({ metadata }) => metadata.creationTimestamp ?? '' }),
  KubeVirt: PHASE,
  HyperConverged: PLAIN,
  SSP: PHASE,
  CDI: PHASE,
  DataVolume: columns({
    Phase: 'status.phase',
    Progress: 'status.progress',
    Restarts: 'status.restartCount',
    Age: age,
  }),
  DataImportCron: columns({ Format: 'status.sourceFormat' }),
  VirtualMachine: columns({ Age: age, Status: 'status.printableStatus', Ready: conditionColumn('Ready') }),
  VirtualMachineInstance: columns({
    Age: age,
    Phase: 'status.phase',
    IP: (object) => readText(readList(object, 'status.interfaces')[0], 'ipAddress'),
    NodeName: 'status.nodeName',
    Ready: conditionColumn('Ready'),
    '*Live-Migratable': conditionColumn('LiveMigratable'),
    '*Paused': conditionColumn('Paused'),
  }),
  VirtualMachineInstanceMigration: columns({ Phase: 'status.phase', VMI: 'spec.vmiName' }),
  // OLM 0.38 (operators.coreos.com_clusterserviceversions.yaml).
  ClusterServiceVersion: columns({
    Display: 'spec.displayName',
    Version: 'spec.version',
    Replaces: 'spec.replaces',
    Phase: 'status.phase',
  }),
  ClusterOperator: columns({
    Version: (object) =>
      readText(
        readList(object, 'status.versions').find(({ name }) => name === 'operator'),
        'version',
      ),
    Available: conditionColumn('Available'),
    Progressing: conditionColumn('Progressing'),
    Degraded: conditionColumn('Degraded'),
    Since: conditionSince('Available'),
  }),
  ClusterVersion: columns({
    Version: (object) =>
      readText(
        readList(object, 'status.history').find(({ state }) => state === 'Completed'),
        'version',
      ),
    Available: conditionColumn('Available'),
    Progressing: conditionColumn('Progressing'),
    Since: conditionSince('Progressing'),
    Status: (object) =>
      readText(
        readList(object, 'status.conditions').find(({ type }) => type === 'Progressing'),
        'message',
      ),
  }),
  MachineConfigPool: columns({
    Config: 'status.configuration.name',
    Updated: conditionColumn('Updated'),
    Updating: conditionColumn('Updating'),
    Degraded: conditionColumn('Degraded'),
    MachineCount: count('status.machineCount'),
    ReadyMachineCount: count('status.readyMachineCount'),
    UpdatedMachineCount: count('status.updatedMachineCount'),
    DegradedMachineCount: count('status.degradedMachineCount'),
    Age: age,
  }),
};

/** The columns of a resource: kubectl's, or name and age. */
export const columnsOf = ({ kind }: Resource): Columns => COLUMNS[kind] ?? PLAIN;
