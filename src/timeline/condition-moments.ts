import { groupBy } from '../diagnosis/group-by';
import { objectsOf, type Observations } from '../diagnosis/observations';
import { referenceTo } from '../diagnosis/object-reference';
import { CHANGED_LATELY, GETTING_WELL } from '../diagnosis/recency';
import { message, type Message } from '../message';
import type { ClusterObject } from '../probes/observation';
import type { ModelName } from '../probes/probe';
import { conditionsOf, type Condition } from '../unknown-value';
import { timeOf, type Moment } from './moment';

/** What a condition is while all is well, by kind. Of a type that is not here nothing is told. */
const WELL: Readonly<Partial<Record<ModelName, Readonly<Record<string, string>>>>> = {
  Node: {
    Ready: 'True',
    MemoryPressure: 'False',
    DiskPressure: 'False',
    PIDPressure: 'False',
    NetworkUnavailable: 'False',
  },
  Pod: { Ready: 'True', PodScheduled: 'True' },
  Deployment: { Available: 'True', ReplicaFailure: 'False' },
  KubeVirt: { Available: 'True', Degraded: 'False' },
  HyperConverged: { Available: 'True', Degraded: 'False', ReconcileComplete: 'True' },
  SSP: { Available: 'True', Degraded: 'False' },
  CDI: { Available: 'True', Degraded: 'False' },
  NetworkAddonsConfig: { Available: 'True', Degraded: 'False' },
  HostPathProvisioner: { Available: 'True', Degraded: 'False' },
  VirtualMachine: { Ready: 'True' },
  VirtualMachineInstance: { Ready: 'True', LiveMigratable: 'True' },
  ClusterVersion: { Available: 'True', Failing: 'False' },
  MachineConfigPool: { Degraded: 'False' },
};

interface Told {
  readonly model: ModelName;
  readonly object: ClusterObject;
  readonly workload: string;
}

interface Became {
  readonly at: number;
  readonly isWell: boolean;
  readonly condition: Condition;
}

const became = ({ model, object }: Told, now: number): readonly Became[] => {
  const created = timeOf(object.metadata?.creationTimestamp) ?? 0;
  return conditionsOf(object).flatMap((condition): readonly Became[] => {
    const well = WELL[model]?.[condition.type];
    const at = timeOf(condition.lastTransitionTime);
    if (well === undefined || at === undefined) return [];
    const isWell = condition.status === well;
    return isWell && (now - at > CHANGED_LATELY || at - created < GETTING_WELL) ? [] : [{ at, isWell, condition }];
  });
};

/** Conditions of an object that changed in one second for one reason are one moment. */
const toMoment = ({ model, object, workload }: Told, all: readonly Became[]): readonly Moment[] => {
  const [first] = all;
  if (first === undefined) return [];
  const { at, isWell } = first;
  const { reason } = first.condition;
  const what = all.map(({ condition: { type, status } }) => `${type} → ${status}`).join(', ');
  const values = { model, name: object.metadata?.name ?? '', workload, what, reason };
  const several: Message =
    reason === ''
      ? message('{{count}} pods of {{workload}}: {{what}}', values)
      : message('{{count}} pods of {{workload}}: {{what}} ({{reason}})', values);
  return [
    {
      kind: isWell ? 'recovery' : 'problem',
      at,
      sentence:
        reason === ''
          ? message('{{model}} {{name}}: {{what}}', values)
          : message('{{model}} {{name}}: {{what}} ({{reason}})', values),
      objects: [referenceTo(model, object.metadata)],
      ...(workload === '' || model !== 'Pod'
        ? {}
        : { group: [model, workload, what, reason].join('/'), many: several }),
    },
  ];
};

const ofObject = (told: Told, now: number): readonly Moment[] =>
  [
    ...groupBy(became(told, now), ({ at, isWell, condition }) => [at, isWell, condition.reason].join('/')).values(),
  ].flatMap((all) => toMoment(told, all));

/**
 * When conditions became as they are, by their `lastTransitionTime`: those that are not as they should be, and those that
 * became well again in the last day. A Deployment's `Progressing` is left out: its time stays that of its creation over
 * many rollouts (seen on kube-apiserver 1.35).
 */
export const conditionMoments = (observed: Observations): readonly Moment[] => {
  const { pods, nodes, workloads, resources, now } = observed;
  const others = (['VirtualMachine', 'VirtualMachineInstance', 'ClusterVersion', 'MachineConfigPool'] as const).flatMap(
    (model) => objectsOf(observed, model).map(({ item }): Told => ({ model, object: item, workload: '' })),
  );
  const told: readonly Told[] = [
    ...nodes.map(({ item }): Told => ({ model: 'Node', object: item, workload: '' })),
    ...pods.map(({ item, workload }): Told => ({ model: 'Pod', object: item, workload })),
    ...workloads.map(({ item }): Told => ({ model: 'Deployment', object: item, workload: '' })),
    ...resources.map(({ item: { model, object } }): Told => ({ model, object, workload: '' })),
    ...others,
  ];
  return told.flatMap((one) => ofObject(one, now));
};
