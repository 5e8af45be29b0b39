import type { ListRequest } from '../probes/list-request';
import type { ModelName } from '../probes/probe';
import { definitionLists } from './definitions';
import { logsOfFailingServices } from './failing-services';
import type { Gathered, LogsOf, ReadPlan } from './gathered';
import { NOTHING_GATHERED } from './known';
import { planMachine } from './machine';
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
  // How the cluster is laid out, and what its nodes are being given.
  { model: 'Infrastructure' },
  { model: 'MachineConfigPool' },
  // Of these two, and of the aggregated APIs, the file gets the operators' own.
  { model: 'ValidatingWebhookConfiguration' },
  { model: 'MutatingWebhookConfiguration' },
  { model: 'APIService' },
  { model: 'Node' },
  // The events of nodes, and of what else has no namespace, are in `default`.
  { model: 'Event', namespace: 'default' },
];

const NAMESPACE_LISTS = [
  'Pod',
  'Deployment',
  'ReplicaSet',
  'DaemonSet',
  'Event',
  'Lease',
  'Service',
  'EndpointSlice',
  'Job',
  'ResourceQuota',
  'LimitRange',
  'PodDisruptionBudget',
  'ServiceAccount',
] as const satisfies readonly ModelName[];

const unique = <T>(entries: readonly T[]): readonly T[] => [
  ...new Map(entries.map((entry) => [JSON.stringify(entry), entry])).values(),
];

const logsOfSteps = ({ steps }: EvidenceSource): readonly LogsOf[] =>
  steps.flatMap(({ probe }) =>
    probe.kind === 'logs' ? [{ namespace: probe.namespace, selector: probe.selector }] : [],
  );

/** How many minutes the graph of an alert shows: three times its `for`, half an hour at least. */
export const graphMinutes = (duration: number): number => Math.max(30, Math.ceil(duration / 20));

/**
 * Says what is read for the file: the component's namespace (pods, workloads, events, leases, services with their
 * endpoints, install Jobs, and what limits pods), the resources of the operators with their definitions, webhooks and
 * aggregated APIs, the nodes, everything of the machine that the alert is about, the logs of the component's pods, of
 * every logs step and of services whose webhook fails, and the alert's graph. Never Secrets or ConfigMaps: no kind of
 * request names them.
 * @param known what was read so far: what it names is part of the plan
 */
export const planReads = (source: EvidenceSource, known: Gathered = NOTHING_GATHERED): ReadPlan => {
  const { namespace } = source.namespace;
  const machine = planMachine(source, known);
  const ofComponent = unique([{ namespace, selector: source.workload.selector }, ...logsOfSteps(source)]);
  const podsElsewhere = ofComponent.map((entry): ListRequest => ({ model: 'Pod', namespace: entry.namespace }));
  const rule = source.alert?.rule;
  return {
    lists: unique([
      ...VERSION_LISTS,
      { model: 'Namespace', fields: { 'metadata.name': namespace } },
      ...NAMESPACE_LISTS.map((model): ListRequest => ({ model, namespace })),
      ...podsElsewhere,
      ...OPERATOR_LISTS,
      ...machine.lists,
      ...definitionLists(source, known),
    ]),
    logs: unique([...ofComponent, ...machine.logs, ...logsOfFailingServices(source, known)]),
    ...(rule === undefined ? {} : { graph: { query: rule.query, minutes: graphMinutes(rule.duration) } }),
  };
};
