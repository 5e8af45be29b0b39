import { virtualMachineOf } from '../alerts/virtual-machine-alerts';
import type { ListRequest } from '../probes/list-request';
import type { ClusterObject } from '../probes/observation';
import type { ModelName } from '../probes/probe';
import { list, record, text } from '../unknown-value';
import type { Gathered, ReadPlan } from './gathered';
import { knownObjects, named } from './known';
import type { EvidenceSource } from './source';

/** A virtual machine, by its names. */
interface Machine {
  readonly namespace: string;
  readonly name: string;
}

/** What in the machine's project bears on it. */
const OF_PROJECT = ['ResourceQuota', 'LimitRange', 'PodDisruptionBudget'] as const satisfies readonly ModelName[];
/** Disks that are read by name; a machine with more gets the whole project's. */
const MOST_DISKS = 20;

/** The launcher pod that an alert names beside no machine. */
const podOf = ({ labels }: EvidenceSource): Machine | undefined => {
  const { namespace = '', pod = '' } = labels;
  return namespace !== '' && pod.startsWith('virt-launcher-') ? { namespace, name: pod } : undefined;
};

/** The machine that an alert is about: by its labels, else by the owner of the launcher pod that they name. */
const machineOf = (source: EvidenceSource, known: Gathered): Machine | undefined => {
  const { title, labels } = source;
  const own = virtualMachineOf(source.alert ?? { name: title, labels, severity: 'none' });
  if (own !== undefined) return own;
  const launcher = podOf(source);
  if (launcher === undefined) return undefined;
  const owners = named(known, 'Pod', launcher)?.metadata?.ownerReferences ?? [];
  const instance = owners.find(({ kind }) => kind === 'VirtualMachineInstance');
  return instance === undefined ? undefined : { namespace: launcher.namespace, name: instance.name };
};

const volumesOf = (machine: ClusterObject | undefined, instance: ClusterObject | undefined): readonly unknown[] => [
  ...list(record(record(record(machine?.spec).template).spec).volumes),
  ...list(record(instance?.spec).volumes),
];

/** The names of the machine's data volumes and claims: as it asks for them, and as they are attached. */
const disksOf = (
  machine: ClusterObject | undefined,
  instance: ClusterObject | undefined,
): { readonly dataVolumes: readonly string[]; readonly claims: readonly string[] } => {
  const volumes = volumesOf(machine, instance).map(record);
  const dataVolumes = volumes.map(({ dataVolume }) => text(record(dataVolume).name));
  const attached = list(record(instance?.status).volumeStatus).map((status) =>
    text(record(record(status).persistentVolumeClaimInfo).claimName),
  );
  const claims = volumes.map(({ persistentVolumeClaim }) => text(record(persistentVolumeClaim).claimName));
  const some = (names: readonly string[]): readonly string[] => [...new Set(names.filter((name) => name !== ''))];
  // The claim of a data volume bears its name.
  return { dataVolumes: some(dataVolumes), claims: some([...dataVolumes, ...claims, ...attached]) };
};

const byName = (model: ModelName, namespace: string | undefined, names: readonly string[]): readonly ListRequest[] => {
  const place = namespace === undefined ? {} : { namespace };
  return names.length > MOST_DISKS
    ? [{ model, ...place }]
    : names.map((name) => ({ model, ...place, fields: { 'metadata.name': name } }));
};

const eventsOf = (namespace: string, names: readonly string[]): readonly ListRequest[] =>
  [...new Set(names)]
    .slice(0, MOST_DISKS)
    .map((name) => ({ model: 'Event', namespace, fields: { 'involvedObject.name': name } }));

const namesOf = (objects: readonly ClusterObject[]): readonly string[] =>
  objects.map(({ metadata }) => metadata?.name ?? '');

/**
 * Says what is read of the virtual machine that an alert is about: itself, its instance with the launcher pods and all
 * their logs, its migrations, its disks down to the volumes, what limits its project, and the events of all of these.
 * What one answer names (pods, claims, volumes) is part of the next plan. Its node is among those that are read anyway.
 */
export const planMachine = (source: EvidenceSource, known: Gathered): ReadPlan => {
  const launcher = podOf(source);
  const one: readonly ListRequest[] = launcher === undefined ? [] : byName('Pod', launcher.namespace, [launcher.name]);
  const podLogs = launcher === undefined ? [] : [{ namespace: launcher.namespace, pod: launcher.name }];
  const machine = machineOf(source, known);
  if (machine === undefined) return { lists: one, logs: podLogs };
  const { namespace, name } = machine;
  const instance = named(known, 'VirtualMachineInstance', machine);
  const uid = instance?.metadata?.uid;
  // As KubeVirt marks them (kubevirt.io/api, core/v1: CreatedByLabel, MigrationSelectorLabel).
  const ofInstance = uid === undefined ? undefined : { 'kubevirt.io/created-by': uid };
  const { dataVolumes, claims } = disksOf(named(known, 'VirtualMachine', machine), instance);
  const inProject = (model: ModelName): readonly ClusterObject[] =>
    knownObjects(known, model).filter(({ metadata }) => metadata?.namespace === namespace);
  const bound = inProject('PersistentVolumeClaim').filter(({ metadata }) => claims.includes(metadata?.name ?? ''));
  const ofClaims = (field: string): readonly string[] => [
    ...new Set(bound.map(({ spec }) => text(record(spec)[field])).filter((value) => value !== '')),
  ];
  return {
    lists: [
      ...one,
      ...byName('Namespace', undefined, [namespace]),
      ...byName('VirtualMachine', namespace, [name]),
      ...byName('VirtualMachineInstance', namespace, [name]),
      { model: 'VirtualMachineInstanceMigration', namespace, selector: { 'kubevirt.io/vmi-name': name } },
      ...(ofInstance === undefined ? [] : [{ model: 'Pod', namespace, selector: ofInstance } as const]),
      ...byName('DataVolume', namespace, dataVolumes),
      ...byName('PersistentVolumeClaim', namespace, claims),
      ...byName('PersistentVolume', undefined, ofClaims('volumeName')),
      ...byName('StorageClass', undefined, ofClaims('storageClassName')),
      ...OF_PROJECT.map((model) => ({ model, namespace })),
      ...eventsOf(namespace, [
        name,
        ...namesOf(inProject('Pod')),
        ...claims,
        ...namesOf(inProject('VirtualMachineInstanceMigration')),
      ]),
    ],
    logs: [...podLogs, ...(ofInstance === undefined ? [] : [{ namespace, selector: ofInstance }])],
  };
};
