import { message } from '../../message';
import type { CauseId } from '../cause-id';
import type { Remedy } from '../remedy';

const PODS_READY = message('The pods of {{name}} become ready and stay so.');
const NO_MORE_LINES = message('The log of {{name}} has no new line of this kind.');
const PODS_CREATED = message('New pods of {{name}} are created, and no new `FailedCreate` warning comes.');

/** What helps against each known cause. */
export const REMEDIES: Readonly<Record<CauseId, Remedy>> = {
  'node-resources': {
    title: message('Free what the node is short of, or give the pods another node'),
    why: message('The conditions of the node say whether it lacks disk, process ids or CPU.'),
    effect: 'changes-settings',
    doneWhen: message('The node is under no pressure any more, and the pods are ready.'),
  },
  'cluster-memory': {
    title: message('Add memory to the cluster, or move or stop what takes it'),
    why: message('See which pods and machines have requested most, on the nodes that may run {{name}}.'),
    effect: 'changes-settings',
    doneWhen: PODS_READY,
  },
  'nodes-down': {
    title: message('Bring the node back'),
    why: message('Its conditions say since when it is away and what it said last; its console says more.'),
    effect: 'restarts',
    doneWhen: message('The node is `Ready` again.'),
  },
  'api-server-overload': {
    title: message('Find who calls the API server so often, and make it call less'),
    why: message('The metrics of the API server name the users and resources with the most calls.'),
    effect: 'changes-settings',
    doneWhen: message('The API server answers within a second again, and turns no call away.'),
  },
  network: {
    title: message('Mend the network between the pod, its node and what it connects to'),
    why: message(
      'See whether other pods of the same node reach that address too: if none does, look at the node and its OVN pods; if only this one, at network policies.',
    ),
    effect: 'changes-settings',
    doneWhen: NO_MORE_LINES,
  },
  dns: {
    title: message('Mend the name resolution'),
    why: message(
      'A pod on the network of its node uses the resolver of the node, as the API server does of its own; all others use the pods of `openshift-dns`.',
    ),
    effect: 'changes-settings',
    doneWhen: NO_MORE_LINES,
  },
  'control-plane-dns': {
    title: message('Mend the name resolution of the control plane'),
    why: message(
      'The API server itself looks up the service of a webhook. It runs on the network of its node: see `/etc/resolv.conf` of the control plane nodes and what answers there. Neither the resolver of the node of {{name}} nor the pods of `openshift-dns` are asked.',
    ),
    effect: 'changes-settings',
    doneWhen: NO_MORE_LINES,
  },
  certificates: {
    title: message('Renew the certificate or token of {{name}}: restart the pods of {{name}}'),
    why: message(
      'The operator renews certificates before they expire, and a process that still serves the old one has not read it again. Look first whether the Secret holds a newer one; if it does not, its operator does not renew it.',
    ),
    effect: 'restarts',
    doneWhen: NO_MORE_LINES,
  },
  permissions: {
    title: message('Give the role of {{name}} the permission that the message names'),
    why: message(
      'The Operator Lifecycle Manager sets the roles of the operators, and the operators those of what they create: a role of an older version, or one that somebody changed, grants less.',
    ),
    effect: 'changes-settings',
    doneWhen: NO_MORE_LINES,
  },
  quota: {
    title: message('Raise the quota or limit range that refuses the pods, or take it out of the namespace'),
    why: message('Namespaces of the product are not meant to have quotas: updates need room for new pods.'),
    effect: 'changes-settings',
    doneWhen: PODS_CREATED,
  },
  image: {
    title: message('Make the image available, and allowed, to the nodes'),
    why: message(
      'The message of the registry or of the signature policy says whether the image is missing, refused or not signed as the policy asks.',
    ),
    effect: 'changes-settings',
    doneWhen: PODS_READY,
  },
  volume: {
    title: message('Create the Secret, ConfigMap or storage that the pod mounts'),
    why: message('The warning names it. What an operator creates comes back once the operator runs.'),
    effect: 'changes-settings',
    doneWhen: PODS_READY,
  },
  'memory-limit': {
    title: message('Give the container more memory, or find out why it needs so much'),
    why: message('An operator may set its limit back: change it where the operator takes it from.'),
    effect: 'changes-settings',
    doneWhen: message('The container does not restart any more.'),
  },
  'security-context': {
    title: message('Give the service account of {{name}} back its security context constraint (SCC)'),
    why: message(
      'The message lists the constraints that were tried. virt-operator and the Operator Lifecycle Manager set the users of their own constraints: see who changed them.',
    ),
    effect: 'changes-settings',
    doneWhen: PODS_CREATED,
  },
  'admission-webhook': {
    title: message('Mend the webhook or policy that refuses the calls, or what serves it'),
    why: message('The message names it. A webhook whose service has no ready pod fails every call that it must see.'),
    effect: 'changes-settings',
    doneWhen: NO_MORE_LINES,
  },
  'node-placement': {
    title: message('Change the placement (node selector, affinity, tolerations), or label nodes so that they fit'),
    why: message(
      'No node has what the pods ask for. The placement of the infrastructure and of the workloads stands in HyperConverged; that of the operators in their Subscription.',
    ),
    effect: 'changes-settings',
    doneWhen: message('The pods get a node.'),
  },
  'client-throttled': {
    title: message('Lessen the calls of {{name}}, or raise its own rate limit (QPS and burst)'),
    why: message(
      'The client waits for itself, not for the API server: see which calls the log says were held back, and what makes it call so often.',
    ),
    effect: 'changes-settings',
    doneWhen: message('The log tells of no call that waited, and the lease is renewed in time.'),
  },
  'wrong-architecture': {
    title: message('Use an image that is built for the architecture of the nodes'),
    why: message('Compare the architecture of the nodes with those that the image has.'),
    effect: 'changes-settings',
    doneWhen: PODS_READY,
  },
  'credentials-missing': {
    title: message('Let the pods have the token of their service account'),
    why: message(
      'Neither the pod nor its service account may say `automountServiceAccountToken: false`; a pod gets its token when it is created.',
    ),
    effect: 'restarts',
    doneWhen: PODS_READY,
  },
  'kind-missing': {
    title: message('Bring back the CustomResourceDefinition of the kind that is missing'),
    why: message('Its operator creates it: see whether that operator runs, and who deleted the definition.'),
    effect: 'changes-settings',
    doneWhen: message('The cluster serves the kind, and the pods are ready.'),
  },
  'probe-killed': {
    title: message('Find out why the probe gets no answer: load of the node, or what `/healthz` itself asks'),
    why: message('The probes of KubeVirt ask the API server: a slow node or API server makes a healthy process fail.'),
    effect: 'reads-only',
    doneWhen: message('The container does not restart any more.'),
  },
  'program-crash': {
    title: message('Update to a version without this bug, or report it to support with the evidence file'),
    why: message('The first frame of our own code names the place. What it works on at that moment may be avoidable.'),
    effect: 'changes-settings',
    doneWhen: NO_MORE_LINES,
  },
  'node-limits': {
    title: message('Raise the limit of the node (inotify, open files) by a MachineConfig or tuned profile'),
    why: message('See which processes of the node use it up: all pods share the limits of their node.'),
    effect: 'restarts',
    doneWhen: PODS_READY,
  },
  'operator-blocked': {
    title: message(
      'Remove what is in the way of the operator: the policy, permission or admission that its message names',
    ),
    why: message('The operator tries again by itself, and creates what is missing once it is let.'),
    effect: 'changes-settings',
    doneWhen: message('The condition `Available` of its resource is `True`.'),
  },
  'scrape-lost': {
    title: message('Let Prometheus scrape again what the alert counts'),
    why: message(
      'See the target in Observe → Targets: its ServiceMonitor, its Service and the network policies lead to it; the phases of pods come from kube-state-metrics in `openshift-monitoring`.',
    ),
    effect: 'changes-settings',
    doneWhen: message('The alert goes away by itself a few minutes after the scrape succeeds.'),
  },
  'clock-wrong': {
    title: message('Set the clock of the node right'),
    why: message('See whether chrony of the node reaches its time server: compare the clocks of the nodes.'),
    effect: 'changes-settings',
    doneWhen: NO_MORE_LINES,
  },
};

/** What helps instead where there is no other place: on a single node, on a compact cluster, beside a hosted control plane. */
export const IN_PLACE: Readonly<Partial<Record<CauseId, Remedy>>> = {
  'node-resources': {
    title: message('Free what the nodes are short of, or give them more'),
    why: message(
      'The conditions of the node say whether it lacks disk, process ids or CPU. This cluster has no nodes beside those that all share.',
    ),
    effect: 'changes-settings',
    doneWhen: message('The node is under no pressure any more, and the pods are ready.'),
  },
  'cluster-memory': {
    title: message('Stop what takes the memory, or give the nodes more'),
    why: message(
      'See which pods and machines have requested most. This cluster has no nodes beside those that all share.',
    ),
    effect: 'changes-settings',
    doneWhen: PODS_READY,
  },
  'node-placement': {
    title: message('Take the placement away that asks for nodes which this cluster does not have'),
    why: message(
      'A single node, a compact cluster and a hosted control plane have not both nodes of the control plane and workers. The placement of the infrastructure and of the workloads stands in HyperConverged; that of the operators in their Subscription.',
    ),
    effect: 'changes-settings',
    doneWhen: message('The pods get a node.'),
  },
};

/** What helps where a container ends, and no known cause says why. */
export const READ_LAST_WORDS: Remedy = {
  title: message(
    'Correct what the last words of the container name: its arguments and image, its ConfigMap or Secret, or what the node forbids it (SELinux, AppArmor; the audit log of the node says so)',
  ),
  why: message('A program that ends at once mostly says why in its last lines; they stand above.'),
  effect: 'changes-settings',
  doneWhen: message('The container does not restart any more.'),
};

/** What helps where nobody has looked for a node for a pod. */
export const LOOK_AT_SCHEDULER: Remedy = {
  title: message('See whether the scheduler runs'),
  why: message(
    'The pods wait for a scheduler that has not looked at them: see the pods in `openshift-kube-scheduler`, and whether `schedulerName` of the pods names one that exists.',
  ),
  effect: 'reads-only',
  doneWhen: message('The pods get a node, or an event says why not.'),
};
