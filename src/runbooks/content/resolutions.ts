import { message } from '../../message';
import type { Message } from '../../message';
import type { Runbook, SharedCause, Step } from '../runbook';
import { BEYOND_SOURCE } from './known-causes';
import { apiServerSteps } from './rest-errors';

/** What to do when nothing else helped. */
export const supportCase: Message = message(
  'If the cause stays unclear, or its remedy does not help, open a support case with Red Hat and attach the evidence file: it holds everything that these steps gathered.',
);

/** What to do once a step shows the cause. */
export const mendTheCause: Message = message(
  'Mend what the failing steps show, the first one first: later findings are often its consequences. The alert goes away by itself a few minutes later.',
);

/** Where the alert's cause lies outside OpenShift Virtualization. */
export const outsideTheAlert: Message = message(
  'When the connection is lost, the cause is normally DNS or the cluster network (CNI) and not the component that reports it. Find it there, or it comes back.',
);

/** How much of the memory of the emptiest node is promised to pods: what no new pod can have. */
const memoryRequested: Step = {
  id: 'check-memory-requests',
  title: message('Compare the requested memory with what the nodes have'),
  text: message('The part of its allocatable memory that pods have requested, on the node that has the most left.'),
  probe: {
    kind: 'metric',
    measures: 'memory-requests',
    query:
      'min(sum by (node) (kube_pod_container_resource_requests{resource="memory"}) / sum by (node) (kube_node_status_allocatable{resource="memory"}))',
    unit: 'ratio',
  },
  expectation: { kind: 'below', threshold: 0.95, emptyIsHealthy: false },
};

/** Nodes or the cluster out of resources. */
export const resourceCauses: readonly SharedCause[] = [
  {
    id: 'node-resources',
    title: message('Node resources are exhausted'),
    text: message('Pods are evicted, or cannot be scheduled, because a node is out of CPU, disk or process ids.'),
    step: 'nodes',
  },
  {
    id: 'cluster-memory',
    title: message('The cluster is short of memory'),
    text: message('Pods stay pending or are killed because no node has enough memory left.'),
    step: 'nodes',
    checks: [memoryRequested],
  },
];

const overload = (step?: string): SharedCause => ({
  id: 'api-server-overload',
  title: message('The API server is overloaded'),
  text: message(
    'Calls time out or are turned away; the scheduler and the controllers depend on them and fall behind too.',
  ),
  ...(step === undefined
    ? { checks: apiServerSteps().map((check) => ({ ...check, id: `check-${check.id}` })) }
    : { step }),
});

const network = (step: string): SharedCause => ({
  id: 'network',
  title: message('The network is faulty'),
  text: message('Connections between the pods, the nodes and the API server fail.'),
  step,
});

/** The five known reasons for pods being down or calls failing; `measured` where steps look at the API server itself. */
export const knownCauses = (measured: boolean): readonly SharedCause[] => [
  ...resourceCauses,
  {
    id: 'nodes-down',
    title: message('Nodes are down'),
    text: message('The nodes that ran the pods are off or cut off, and the others cannot take the pods.'),
    step: 'nodes',
  },
  overload(measured ? 'api-latency' : undefined),
  network(measured ? 'connection-logs' : 'logs'),
];

/** The reasons for a component not getting through to the API server. */
export const connectionCauses: readonly SharedCause[] = [
  overload('api-latency'),
  {
    id: 'dns',
    title: message('DNS does not work'),
    text: message(
      'A name does not resolve: that of the API server for the pods of a node, or that of a webhook for the API server.',
    ),
    step: 'connection-logs',
  },
  network('connection-logs'),
];

/** Causes that the source does not name, and that can be told from what the steps read. */
const FURTHER: readonly SharedCause[] = [
  // Their steps need not be in the runbook: what was read decides.
  ...knownCauses(false).map(({ id, title, text, checks = [] }): SharedCause => ({
    id,
    title,
    text,
    checks,
    beyondSource: true,
  })),
  ...BEYOND_SOURCE,
];

/** The causes that the source names for an alert, and after them those that can be told besides. */
export const withFurther = (named: readonly SharedCause[]): readonly SharedCause[] => [
  ...named,
  ...FURTHER.filter(({ id }) => !named.some((cause) => cause.id === id)),
];

/** What is done about an alert where the cause decides: it is mended, else a support case is opened. */
export const byCause = (named: readonly SharedCause[] = []): Runbook['resolution'] => ({
  actions: [mendTheCause, supportCase],
  causes: withFurther(named),
});

/** Names the lines of the source document that a runbook stands for. */
export const sourceOf = (title: string, lines: string): NonNullable<Runbook['source']> => ({
  title: `OpenShift Container Platform 4.11, Virtualization, section ${title}`,
  lines,
});
