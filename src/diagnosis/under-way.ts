import { message, type Message } from '../message';
import { conditionOf, finite, list, record, text } from '../unknown-value';
import { age } from '../probes/duration';
import type { ClusterObject } from '../probes/observation';
import { DRAIN_TAKES } from './recency';

/** Work that is meant to happen: its end is awaited, or it is stuck. */
export interface UnderWay {
  readonly isStuck: boolean;
  /** When it began; where it is stuck, since when; empty where nothing says. */
  readonly since: string;
  /** What it says of itself. */
  readonly detail: string;
  readonly sentence: Message;
}

/** The cluster version operator waits this way where an operator takes longer than it should (pkg/cvo, status). */
const SLOW = 'longer than expected';

/** An update of OpenShift, by its ClusterVersion (config.openshift.io/v1). */
export const updateOfCluster = (clusterVersion: ClusterObject, now: number): UnderWay | undefined => {
  const progressing = conditionOf(clusterVersion, 'Progressing', 'True');
  if (progressing === undefined) return undefined;
  const { desired, history } = record(clusterVersion.status);
  const version = text(record(desired).version);
  const failing = conditionOf(clusterVersion, 'Failing', 'True') ?? conditionOf(clusterVersion, 'Failing', 'Unknown');
  const slow = progressing.message.includes(SLOW) ? progressing : undefined;
  const stuck = failing ?? slow;
  // The newest entry is the update that is under way.
  const began = text(record(list(history)[0]).startedTime) || progressing.lastTransitionTime;
  const detail = (stuck ?? progressing).message;
  const since = failing?.lastTransitionTime ?? began;
  const values = { version, detail, ago: age(since, now) };
  return {
    isStuck: stuck !== undefined,
    since,
    detail: progressing.message,
    sentence:
      stuck === undefined
        ? message(
            'OpenShift has been updating to {{version}} for {{ago}}; nodes and pods restart until it is done: {{detail}}',
            values,
          )
        : failing === undefined
          ? message('The update of OpenShift to {{version}}, begun {{ago}} ago, does not get on: {{detail}}', values)
          : message('The update of OpenShift to {{version}} has been stuck for {{ago}}: {{detail}}', values),
  };
};

/** A new configuration of the nodes of a pool, by its MachineConfigPool (machineconfiguration.openshift.io/v1). */
export const updateOfPool = (pool: ClusterObject, now: number): UnderWay | undefined => {
  const updating = conditionOf(pool, 'Updating', 'True');
  const degraded = conditionOf(pool, 'NodeDegraded', 'True') ?? conditionOf(pool, 'Degraded', 'True');
  if (updating === undefined && degraded === undefined) return undefined;
  const { machineCount, updatedMachineCount } = record(pool.status);
  const since = (degraded ?? updating)?.lastTransitionTime ?? '';
  const values = {
    name: pool.metadata?.name ?? '',
    done: finite(updatedMachineCount) ?? 0,
    total: finite(machineCount) ?? 0,
    ago: age(since, now),
    detail: degraded?.message ?? '',
  };
  return {
    isStuck: degraded !== undefined,
    since,
    detail: values.detail,
    sentence:
      degraded === undefined
        ? message(
            'The nodes of pool {{name}} have been getting a new configuration for {{ago}}, one after another; expected until all have it: {{done}} of {{total}} do',
            values,
          )
        : message(
            'The new configuration of the nodes of pool {{name}} has been stuck for {{ago}}, {{done}} of {{total}} have it: {{detail}}',
            values,
          ),
  };
};

const ANNOTATION = 'machineconfiguration.openshift.io/';
const annotation = ({ metadata }: ClusterObject, name: string): string =>
  metadata?.annotations?.[`${ANNOTATION}${name}`] ?? '';

/** When somebody closed a node for new pods; empty where nothing says. The node controller sets the taint. */
export const cordonedSince = ({ spec }: ClusterObject): string =>
  text(
    list(record(spec).taints)
      .map(record)
      .find(({ key }) => text(key) === 'node.kubernetes.io/unschedulable')?.timeAdded,
  );

/** The configuration that a node is being given, where it has another; empty where it is as it should be. */
export const comingConfig = (node: ClusterObject): string => {
  const desired = annotation(node, 'desiredConfig');
  return desired === annotation(node, 'currentConfig') ? '' : desired;
};

/**
 * A node that the machine config operator drains, or has drained to give it a new configuration: it asks for it
 * (`desiredDrain: drain-…`), and the controller says what it has done (`lastAppliedDrain`).
 */
export const drainOf = (node: ClusterObject, now: number): UnderWay | undefined => {
  const wanted = annotation(node, 'desiredDrain');
  const isFailed = annotation(node, 'state') === 'Degraded';
  if (!wanted.startsWith('drain-') && !isFailed) return undefined;
  const name = node.metadata?.name ?? '';
  const since = cordonedSince(node);
  const isDraining = wanted.startsWith('drain-') && wanted !== annotation(node, 'lastAppliedDrain');
  const isLong = isDraining && now - Date.parse(since) > DRAIN_TAKES;
  const detail = annotation(node, 'reason');
  const values = { name, ago: age(since, now), detail };
  if (isFailed && !isDraining)
    return {
      isStuck: true,
      since: '',
      detail,
      sentence: message('Node {{name}} does not get its new configuration: {{detail}}', values),
    };
  return {
    isStuck: isLong || isFailed,
    since,
    detail,
    sentence: !isDraining
      ? message(
          'Node {{name}} has been drained for its new configuration since {{ago}} ago; expected until it has restarted with it',
          values,
        )
      : isLong || isFailed
        ? message(
            'The drain of node {{name}} has been stuck for {{ago}}: a pod on it cannot be evicted, as by a disruption budget that allows none ({{detail}})',
            values,
          )
        : message('Node {{name}} has been draining for {{ago}}; expected until its pods are elsewhere', values),
  };
};

/** An upgrade of OpenShift Virtualization or of KubeVirt, by what HyperConverged and KubeVirt say. */
export const upgradeOfProduct = (resource: ClusterObject, now: number): UnderWay | undefined => {
  const progressing = conditionOf(resource, 'Progressing', 'True');
  if (progressing === undefined || !/^(HCOUpgrading|UpdateInProgress)$/.test(progressing.reason)) return undefined;
  const degraded = conditionOf(resource, 'Degraded', 'True');
  const since = (degraded ?? progressing).lastTransitionTime;
  const values = {
    name: resource.metadata?.name ?? '',
    ago: age(since, now),
    detail: (degraded ?? progressing).message,
  };
  return {
    isStuck: degraded !== undefined,
    since,
    detail: progressing.message,
    sentence:
      degraded === undefined
        ? message('{{name}} has been upgrading for {{ago}}; expected until it is done: {{detail}}', values)
        : message('The upgrade of {{name}} has been stuck for {{ago}}: {{detail}}', values),
  };
};
