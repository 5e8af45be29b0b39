import type { Fact, FactKind, FactOf, NodeFact, ObjectReference } from './fact';
import type { KnownLineId } from '../probes/log-known';
import { orderOf } from './fact-order';
import { haveInCommon } from './same-object';
import type { Unmet } from './unmet';

/** One way in which a fact explains another: the evidence of one of them names the other. Never by time alone. */
export interface Edge {
  readonly from: FactKind;
  readonly to: FactKind;
  readonly explains: (cause: Fact, effect: Fact) => boolean;
}

const edge = <C extends FactKind, E extends FactKind>(
  from: C,
  to: E,
  explains: (cause: FactOf<C>, effect: FactOf<E>) => boolean,
): Edge => ({
  from,
  to,
  explains: (cause, effect) =>
    cause.kind === from && effect.kind === to && explains(cause as FactOf<C>, effect as FactOf<E>),
});

const isOf =
  <T>(...among: readonly T[]) =>
  (one: T | undefined): boolean =>
    one !== undefined && among.includes(one);

const names = ({ names: named }: Fact, { objects }: { readonly objects: readonly ObjectReference[] }): boolean =>
  haveInCommon(named, objects);

const isDown = isOf<NodeFact['state']>('not-ready', 'network-lost', 'network-unavailable', 'silent');
const isPressed = isOf<NodeFact['state']>('disk-pressure', 'memory-pressure', 'pid-pressure');
/** The taints that the node controller sets, as the scheduler names them. */
const TAINTED: Readonly<Partial<Record<NodeFact['state'], Unmet>>> = {
  'disk-pressure': 'disk-pressure',
  'memory-pressure': 'memory-pressure',
  'pid-pressure': 'pid-pressure',
  'not-ready': 'node-down',
  'network-lost': 'node-down',
  'network-unavailable': 'network',
  cordoned: 'cordoned',
};

/** How the message of a ClusterVersion names the operator that it waits for. */
const WAITS_FOR_NODES = /\bmachine-config\b/;

const isConnection = isOf<KnownLineId>(
  'refused',
  'timeout',
  'unreachable',
  'connection-lost',
  'connection-reset',
  'name-resolution',
);
const isCertificate = isOf<KnownLineId>('certificate-expired', 'certificate-not-yet-valid', 'certificate-untrusted');
const isOverload = isOf<KnownLineId>('overload', 'unavailable', 'etcd');
const isCount = isOf<FactOf<'metric'>['measures']>('pod-count', 'pod-phases');
const isApiServer = isOf<FactOf<'metric'>['measures']>('api-latency', 'api-seats', 'api-rejected', 'api-errors');

/** The answers of an API server that turns calls away, or whose backend is late. */
const OVERLOAD_CODES = new Set(['429', '503', '504']);
/** The answers that the known lines stand for; a call that got none has a word for a code. */
const CODES: Readonly<Partial<Record<KnownLineId, RegExp>>> = {
  unauthorized: /^401$/,
  forbidden: /^403$/,
  overload: /^(429|503|504)$/,
  unavailable: /^50[34]$/,
  'client-throttled': /^(429|\D.*)$/,
  etcd: /^5\d\d$/,
  'connection-reset': /^\D/,
  'webhook-denied': /^4\d\d$/,
  refused: /^\D/,
  timeout: /^\D/,
  unreachable: /^\D/,
  'connection-lost': /^\D/,
  'name-resolution': /^\D/,
  // The API server answers the call, and says that it could not look up whom it must ask.
  'control-plane-name-resolution': /^5\d\d$/,
};

/** A line is of the container that the pod's fact is about, where that names one. */
const isOwnLine = (line: FactOf<'line'>, pod: FactOf<'pod'>): boolean =>
  haveInCommon(line.objects, pod.objects) && (pod.container === undefined || pod.container === line.container);

const NOT_RUNNING = isOf<FactOf<'pod'>['state']>('notReady', 'readinessGate', 'probeKilled');

/** How much of the end of a message is compared: more than any two have in common by chance, in characters. */
const END = 60;

/** An operator writes into its resource's condition how its own log line ends. */
const isRepeated = (line: FactOf<'line'>, { workload, detail }: FactOf<'operator'>): boolean =>
  line.workload === workload && line.text.length >= END && detail.includes(line.text.slice(-END));

/** What objects say of themselves. */
const SAID = ['condition', 'field'] as const;

/** All ways in which one fact explains another, with what names what. */
export const EDGES: readonly Edge[] = [
  // A drain or an upgrade cordons nodes, and takes them down for a while; its facts name the nodes.
  edge('expected', 'node', names),
  // An update says that it waits for the operator of the nodes' configuration; a pool's nodes name what they get.
  edge('expected', 'expected', (cause, effect) =>
    cause.what === 'upgrade'
      ? effect.what === 'machine-config' && WAITS_FOR_NODES.test(cause.detail)
      : names(cause, effect),
  ),
  // A resource that is being upgraded is at work, and not all of it is there.
  edge('expected', 'condition', (expected, condition) => haveInCommon(expected.objects, condition.objects)),
  // The connections, or the full disk, of a pod on a node that is down or has no room: the pod's nodeName names it.
  edge(
    'node',
    'line',
    (node, line) =>
      names(line, node) &&
      ((isDown(node.state) && isConnection(line.known)) ||
        (node.state === 'disk-pressure' && line.known === 'disk-full')),
  ),
  // Pods on a node that is down (nodeName), evicted from one under pressure, or kept away by its taint.
  edge('node', 'pod', (node, pod) =>
    pod.state === 'unschedulable'
      ? isOf(...pod.unmet)(TAINTED[node.state])
      : names(pod, node) && (isDown(node.state) || (isPressed(node.state) && pod.state === 'evicted')),
  ),
  // "Too many requests", or the same as a code: what the API server answers, whose own measures say why.
  edge('metric', 'line', ({ measures }, line) => isApiServer(measures) && isOverload(line.known)),
  // The measures of one API server: that it turns calls away says most.
  edge('metric', 'metric', (one, other) => isApiServer(one.measures) && isApiServer(other.measures)),
  edge('metric', 'calls', ({ measures }, { code }) => isApiServer(measures) && OVERLOAD_CODES.has(code)),
  // Tokens that are refused, and the certificate of who issues tokens, which another line of the container names.
  edge('line', 'line', (cause, effect) => {
    const isAboutIssuer = cause.names.some(({ model }) => model === 'Certificate');
    return (
      effect.known === 'unauthorized' &&
      isCertificate(cause.known) &&
      isAboutIssuer &&
      haveInCommon(cause.objects, effect.objects)
    );
  }),
  // A line that names a lease, and one of the same container that says that it could not be renewed.
  edge('line', 'line', (cause, effect) => {
    const isAboutLease = cause.names.some(({ model }) => model === 'Lease');
    return effect.known === 'lease-lost' && isAboutLease && haveInCommon(cause.objects, effect.objects);
  }),
  // The last words of a container that ended; what a container that is not ready writes itself.
  edge('line', 'pod', (line, pod) =>
    pod.lastWords === undefined
      ? NOT_RUNNING(pod.state) && line.known !== undefined && isOwnLine(line, pod)
      : isOwnLine(line, pod) && line.text.includes(pod.lastWords.slice(0, 60)),
  ),
  // The webhook that a line says it could not call, and a panic or a certificate of who serves it.
  edge('line', 'webhook', (line, webhook) =>
    line.known === 'panic'
      ? webhook.names.some(({ name, model }) => model !== 'Lease' && name === line.workload)
      : haveInCommon(line.names, webhook.objects),
  ),
  edge('certificate', 'webhook', (certificate, webhook) => names(webhook, certificate)),
  edge('workload', 'webhook', (workload, webhook) => names(webhook, workload)),
  // The message of a pod's event or condition is about this workload.
  edge('refusal', 'workload', (refusal, { workload, state }) =>
    isOf<FactOf<'workload'>['state']>('no-pods', 'not-ready', 'rollout-stuck')(state)
      ? workload === refusal.workload
      : false,
  ),
  // The message of a pod that waits names the Secret, ConfigMap, claim or volume; a claim names its storage class.
  edge('need', 'pod', (need, pod) => names(pod, need)),
  edge('need', 'need', (storageClass, claim) => names(claim, storageClass)),
  // A warning about the very claim.
  edge('need', 'event', (need, { objects }) => haveInCommon(need.objects, objects)),
  edge('need', 'field', (need, { objects }) => haveInCommon(need.objects, objects)),
  // The scheduler's event names the pod that had to go; by its name it is one of this workload, whose next one waits.
  edge('preemption', 'pod', (preemption, pod) =>
    pod.state === 'unschedulable' ? pod.workload === preemption.workload : names(preemption, pod),
  ),
  // A workload selects its pods.
  edge('pod', 'workload', (pod, workload) => pod.state !== 'restarted' && names(workload, pod)),
  edge('workload', 'workload', (cause, effect) => cause.workload === effect.workload),
  // Pods that Prometheus counts, by the workload whose they are.
  edge('workload', 'metric', ({ workload }, { measures, workload: of }) => isCount(measures) && workload === of),
  // A line and a condition about one thing that could not be created, which both name, or in the same words.
  edge('line', 'operator', (line, operator) => {
    const created = operator.names.filter(({ model }) => model === 'Deployment' || model === 'DaemonSet');
    const isSame = haveInCommon(line.names, created) || isRepeated(line, operator);
    return operator.state === 'blocked' && line.known !== undefined && isSame;
  }),
  // Who waits for a job names it; the job's pod has it as its owner.
  edge('pod', 'operator', (pod, operator) => names(operator, pod)),
  // What an operator says that it could not create.
  edge('operator', 'workload', (operator, workload) => workload.state === 'missing' && names(operator, workload)),
  // A resource says in a condition that what its operator creates is not available, and names it.
  edge('workload', 'condition', (workload, condition) => names(condition, workload)),
  // What an object says names another that is not as it should be: the claim that keeps an instance from moving, the
  // import that a cron waits for.
  ...SAID.flatMap((from) => SAID.map((to) => edge(from, to, (cause, effect) => names(effect, cause)))),
  // A machine and its instance have one name.
  edge(
    'condition',
    'field',
    ({ objects: [instance] }, { objects }) =>
      instance?.model === 'VirtualMachineInstance' && haveInCommon([{ ...instance, model: 'VirtualMachine' }], objects),
  ),
  // Who holds fields of what the operator counts as changed, and what it counts and its warning names.
  edge('writer', 'metric', (writer, metric) => haveInCommon(writer.objects, metric.objects)),
  edge('metric', 'event', (metric, event) => names(event, metric)),
  // A warning about the instance that says so of itself.
  edge('condition', 'event', (condition, { objects }) => haveInCommon(condition.objects, objects)),
  edge('operator', 'condition', (operator, { objects }) => haveInCommon(operator.objects, objects)),
  // HyperConverged gives as its reason the kind of the resource that is not well: `KubeVirtNotAvailable`.
  edge('condition', 'condition', ({ objects: [resource] }, { reason, objects: [about] }) =>
    about?.model === 'HyperConverged' && resource !== undefined ? reason.startsWith(resource.model) : false,
  ),
  // A lease names its holder, and what competes for it has its name; who can't renew it names it.
  edge('pod', 'lease', (pod, lease) => pod.state !== 'restarted' && names(lease, pod)),
  edge('workload', 'lease', ({ ready, objects }, lease) => ready === 0 && names(lease, { objects })),
  edge('webhook', 'lease', names),
  edge('line', 'lease', (line, lease) => names(line, lease)),
  // The code of the failing calls is that which the lines of the same component stand for; a webhook fails the call itself.
  edge('line', 'calls', ({ known, workload }, calls) =>
    known === undefined ? false : workload === calls.workload && CODES[known]?.test(calls.code) === true,
  ),
  // The calls go to the address to which the line says that no connection leads: what stands before it answers the others.
  edge('line', 'calls', (line, calls) => {
    const isSame = line.workload === calls.workload && names(calls, line);
    return isSame && isConnection(line.known) && !calls.code.startsWith('4');
  }),
  edge('webhook', 'calls', ({ workload }, calls) => workload === calls.workload && /^[45]\d\d$/.test(calls.code)),
];

/** Whether one fact explains another. */
export const explains = (cause: Fact, effect: Fact): boolean =>
  orderOf(cause) < orderOf(effect) && EDGES.some((one) => one.explains(cause, effect));
