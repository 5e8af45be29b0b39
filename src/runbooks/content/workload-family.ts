import { message } from '../../message';
import type { ListProbe, ModelName } from '../../probes/probe';
import type { Fix, Step } from '../runbook';
import { workloadOf, type WorkloadName } from '../workloads';

/** The namespace of the runbook's workload, found by the plugin. */
export const NAMESPACE = '{{namespace}}';

/**
 * Lines that report an error: JSON and logfmt logs by their level, klog by its `E1130 12:15:` beginning, zap's console
 * format by `ERROR` between tabs, what KubeVirt says at any level with a `reason` or of a panic, a crash of Go, what a
 * program says that does not start, and the ways in which a call to the API server does not get through.
 * `oc logs --prefix` puts the pod before each line, so klog's beginning may follow a space. A tab is written as what is
 * neither letter, digit nor space: `awk` reads `\t`, and a tab in a command is lost when it is pasted. Repetitions are
 * written out, because not every `awk` counts them.
 */
export const ERROR_LINES =
  '"level":"(error|fatal|panic)"|"reason":"[^"]|(^| )level=(error|fatal|panic)|(^| )[EF][0-9][0-9][0-9][0-9] [0-9][0-9]:|' +
  '[0-9Z][^0-9A-Za-z ](ERROR|FATAL|PANIC)[^0-9A-Za-z ]|^(Error|error): |panic:|fatal error:|panic serving|' +
  'Observed a panic|exec format error|connection refused|client connection lost|connection reset by peer|' +
  'i/o timeout|no such host|Unauthorized|x509:|too many open files|no configuration has been provided|rate limiter Wait';

/** Lines of a call that did not reach the API server: names that do not resolve, and networks that do not answer. */
export const CONNECTION_LINES =
  'no such host|server misbehaving|i/o timeout|connection refused|no route to host|network is unreachable|' +
  'client connection lost|connection reset by peer|' +
  'TLS handshake timeout|context deadline exceeded|Unable to connect to the server';

/** Lines of a run that ended by itself. */
export const CRASH_LINES =
  '"level":"(fatal|panic)"|(^| )F[0-9][0-9][0-9][0-9] [0-9][0-9]:|panic:|fatal error:|leaderelection lost';

/** Lines that only the leader writes; every candidate writes that it attempts to acquire the lease. */
export const LEADER_LINES = 'successfully acquired lease|Started leading';

const prefixed = (id: string, prefix?: string): string => (prefix === undefined ? id : `${prefix}-${id}`);

/** The resource whose namespace is the component's. */
export const whereItRuns = (model: Extract<ModelName, 'KubeVirt' | 'HyperConverged'>): Step => ({
  id: 'namespace',
  title: message('Find the namespace'),
  text: message(
    'The components run in the namespace of the `{{model}}` resource. It is read from that resource and not from a pod, because the pods may be what is missing.',
    { model },
  ),
  probe: { kind: 'list', model, show: 'table' },
  // A cluster whose operators were installed one by one has no HyperConverged, and lacks nothing.
  expectation: { kind: 'exists', atLeast: model === 'HyperConverged' ? 0 : 1 },
});

/** How many replicas are wanted and how many are ready. */
export const replicas = (name: WorkloadName, prefix?: string): Step => ({
  id: prefixed('replicas', prefix),
  title: message('Compare the replicas of {{workload}}', { workload: name }),
  text: message('Compare how many replicas are wanted with how many are ready and available.'),
  probe: { kind: 'get', model: workloadOf(name).model, namespace: NAMESPACE, name, show: 'status' },
  expectation: { kind: 'replicas-ready' },
});

/** The whole object of the workload. */
export const workloadYaml = (name: WorkloadName): Step => {
  const { model } = workloadOf(name);
  return {
    id: 'yaml',
    title: message('Read the {{model}} of {{workload}}', { model, workload: name }),
    text: message(
      'Read `status` for the replicas and the conditions, and `spec` for the image, the requested resources and where the pods may be placed.',
    ),
    probe: { kind: 'get', model, namespace: NAMESPACE, name, show: 'yaml' },
    expectation:
      model === 'Deployment' ? { kind: 'condition', type: 'Available', status: 'True' } : { kind: 'replicas-ready' },
  };
};

/** The workload with its conditions and events. */
export const describeWorkload = (name: WorkloadName): Step => {
  const { model } = workloadOf(name);
  return {
    id: 'describe-workload',
    title: message('Describe the {{model}} of {{workload}}', { model, workload: name }),
    text: message(
      'Its conditions and events show a rollout that does not progress, an image that cannot be pulled or pods that cannot be created.',
    ),
    probe: { kind: 'get', model, namespace: NAMESPACE, name, show: 'describe' },
    expectation:
      model === 'Deployment' ? { kind: 'condition', type: 'Progressing', status: 'True' } : { kind: 'replicas-ready' },
  };
};

const podList = (name: WorkloadName, show: ListProbe['show']): ListProbe => ({
  kind: 'list',
  model: 'Pod',
  namespace: NAMESPACE,
  selector: workloadOf(name).selector,
  show,
});

/** The pods: whether there are any, ready or not, how often restarted, on which node. */
export const pods = (name: WorkloadName, prefix?: string): Step => ({
  id: prefixed('pods', prefix),
  title: message('List the pods of {{workload}}', { workload: name }),
  text: message(
    'Look for missing pods, pods that are not ready, restarts, and pods that share a node. No pod at all is a finding.',
  ),
  probe: podList(name, 'table'),
  expectation: { kind: 'pods-ready', atLeast: 1 },
});

/** The pods with their conditions, container states and events. */
export const describePods = (name: WorkloadName, prefix?: string): Step => ({
  id: prefixed('describe-pods', prefix),
  title: message('Describe the pods of {{workload}}', { workload: name }),
  text: message(
    'The container states give the reason of the last exit; the events tell of failed scheduling, failed pulls and failed probes.',
  ),
  probe: podList(name, 'describe'),
  expectation: { kind: 'pods-ready', atLeast: 1 },
});

/** The logs of all pods, errors marked. */
export const logs = (name: WorkloadName, prefix?: string): Step => ({
  id: prefixed('logs', prefix),
  title: message('Read the logs of {{workload}}', { workload: name }),
  text: message('Look for errors, crashes and calls to the API server that fail. The lines that match are marked.'),
  probe: { kind: 'logs', namespace: NAMESPACE, selector: workloadOf(name).selector, grep: ERROR_LINES },
  expectation: { kind: 'log-without', pattern: ERROR_LINES, what: 'Errors' },
});

/** What the containers said before they were last restarted; without a restart there is nothing to read. */
export const previousLogs = (name: WorkloadName): Step => ({
  id: 'previous-logs',
  title: message('Read the logs of the previous run of {{workload}}', { workload: name }),
  text: message(
    'A container that restarts says why at the end of its previous run. A container that never restarted has no such log.',
  ),
  probe: { kind: 'logs', namespace: NAMESPACE, selector: workloadOf(name).selector, previous: true, grep: CRASH_LINES },
  expectation: { kind: 'log-without', pattern: CRASH_LINES, what: 'Signs of a crash' },
});

/** The manager's log: why it does not create or mend what it manages. */
export const managerLogs = (manager: WorkloadName, managed: WorkloadName): Step => ({
  id: 'manager-logs',
  title: message('Read the logs of {{manager}}', { manager }),
  text: message('`{{manager}}` creates {{managed}} and keeps it as it should be. Its log says why that fails.', {
    manager,
    managed,
  }),
  probe: { kind: 'logs', namespace: NAMESPACE, selector: workloadOf(manager).selector, grep: ERROR_LINES },
  expectation: { kind: 'log-without', pattern: ERROR_LINES, what: 'Errors' },
});

/** The namespace's recent warnings about pods. */
export const warnings = (prefix?: string): Step => ({
  id: prefixed('warnings', prefix),
  title: message('Look for recent warnings'),
  text: message('The warnings about pods in the namespace also tell of pods that are gone by now.'),
  probe: { kind: 'events', namespace: NAMESPACE, about: 'Pod', type: 'Warning' },
  expectation: { kind: 'no-warnings' },
});

/** The warnings of the controllers that create the pods. */
export const podCreation = (name: WorkloadName): Step => ({
  id: 'pod-creation',
  title: message('Find out why pods of {{workload}} are not created', { workload: name }),
  text: message(
    'Quotas, admission webhooks and security constraints that refuse a pod leave a `FailedCreate` warning at its ReplicaSet. The Deployment itself is installed by the Operator Lifecycle Manager, not by OpenShift Virtualization.',
  ),
  probe: { kind: 'events', namespace: NAMESPACE, about: 'ReplicaSet', type: 'Warning' },
  expectation: { kind: 'no-warnings' },
});

/** The nodes: ready, under pressure, without a network. */
export const nodes = (): Step => ({
  id: 'nodes',
  title: message('Check the nodes'),
  text: message(
    'Look for nodes that are `NotReady`, cordoned, or short of memory, disk or process ids, first those that ran the pods.',
  ),
  probe: { kind: 'list', model: 'Node', show: 'table' },
  expectation: { kind: 'nodes-healthy' },
});

/** Who leads, by the Lease that the candidates compete for. */
export const lease = (name: 'virt-operator' | 'virt-controller'): Step => ({
  id: 'lease',
  title: message('Read the leader lease of {{workload}}', { workload: name }),
  text: message(
    'The Lease names the pod that leads and when it last renewed its claim. This decides; the logs only support it.',
  ),
  probe: { kind: 'get', model: 'Lease', namespace: NAMESPACE, name, show: 'status' },
  expectation: { kind: 'lease-held' },
});

/** The lines with which a pod becomes the leader. */
export const leaderLines = (name: 'virt-operator' | 'virt-controller'): Step => ({
  id: 'leader-lines',
  title: message('Find out from the logs which pod became the leader'),
  text: message(
    'Only the leader writes `successfully acquired lease` and `Started leading`. Every pod writes that it attempts to acquire the lease, so that line says nothing.',
  ),
  probe: { kind: 'logs', namespace: NAMESPACE, selector: workloadOf(name).selector, grep: LEADER_LINES },
  expectation: { kind: 'log-with', pattern: LEADER_LINES, what: 'Signs of leadership' },
});

/** Deletes the pods of a workload; its Deployment or DaemonSet starts new ones. */
export const deletePods = (name: WorkloadName): Fix => ({
  kind: 'delete-pods',
  namespace: NAMESPACE,
  selector: workloadOf(name).selector,
  warning: message(
    'Deletes the pods of {{workload}}; its {{model}} starts new ones at once. Running virtual machines go on, but what {{workload}} does stops until a new pod is ready. The old logs are lost: download the evidence first.',
    { workload: name, model: workloadOf(name).model },
  ),
});
