import { fill, variablesOf, type Variables } from '../probes/variables';
import type { ListRequest, LogsOf, ReadPlan } from './gathered';
import type { EvidenceSource } from './source';

/** What tells versions, and is small: the summary for the clipboard reads it too. */
export const VERSION_LISTS: readonly ListRequest[] = [
  { model: 'ClusterVersion' },
  { model: 'HyperConverged' },
  { model: 'KubeVirt' },
];

const OPERATOR_LISTS: readonly ListRequest[] = [
  { model: 'SSP' },
  { model: 'CDI' },
  { model: 'NetworkAddonsConfig' },
  { model: 'Node' },
  // The events of nodes, and of what else has no namespace, are in `default`.
  { model: 'Event', namespace: 'default' },
];

const NAMESPACE_LISTS = ['Pod', 'Deployment', 'ReplicaSet', 'DaemonSet', 'Event', 'Lease'] as const;

const unique = <T>(entries: readonly T[]): readonly T[] => [
  ...new Map(entries.map((entry) => [JSON.stringify(entry), entry])).values(),
];

const logsOfSteps = ({ steps }: EvidenceSource, variables: Variables): readonly LogsOf[] =>
  steps.flatMap(({ probe }) => {
    if (probe.kind !== 'logs') return [];
    const namespace = fill(probe.namespace, variables).text;
    return namespace === undefined ? [] : [{ namespace, selector: probe.selector }];
  });

/** How many minutes the graph of an alert shows: three times its `for`, half an hour at least. */
export const graphMinutes = (duration: number): number => Math.max(30, Math.ceil(duration / 20));

/**
 * Says what is read for the file: the component's namespace (pods, workloads, events, leases), the resources of the
 * operators, the nodes, the logs of the component's pods and of every logs step, and the alert's graph. Never Secrets
 * or ConfigMaps: no kind of request names them.
 */
export const planReads = (source: EvidenceSource): ReadPlan => {
  const { namespace } = source.namespace;
  const variables = variablesOf(namespace, source.labels);
  const logs = unique([{ namespace, selector: source.workload.selector }, ...logsOfSteps(source, variables)]);
  const podsElsewhere = logs.map((entry): ListRequest => ({ model: 'Pod', namespace: entry.namespace }));
  const rule = source.alert?.rule;
  return {
    lists: unique([
      ...VERSION_LISTS,
      ...NAMESPACE_LISTS.map((model): ListRequest => ({ model, namespace })),
      ...podsElsewhere,
      ...OPERATOR_LISTS,
    ]),
    logs,
    ...(rule === undefined ? {} : { graph: { query: rule.query, minutes: graphMinutes(rule.duration) } }),
  };
};
