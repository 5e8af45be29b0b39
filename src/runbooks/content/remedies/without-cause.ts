import { message } from '../../../message';
import type { Remedy } from '../../remedy';
import { LAST_RUN, NAMESPACE, NO_RESTARTS, onNode, PODS_READY } from './commands';

/** What helps where nobody has looked for a node for a pod. */
export const LOOK_AT_SCHEDULER: readonly Remedy[] = [
  {
    title: message('See whether the scheduler runs'),
    why: message(
      'The pods wait for a scheduler that has not looked at them: see its pods, and whether `schedulerName` of the pods names one that exists.',
    ),
    effect: 'reads-only',
    command: [
      'oc',
      'get',
      'pods',
      '-n',
      'openshift-kube-scheduler',
      '-l',
      'app=openshift-kube-scheduler',
      '-o',
      'wide',
    ],
    doneWhen: message('The pods get a node, or an event says why not.'),
    where: ['own-control-plane'],
  },
  {
    title: message('Ask who runs the control plane whether the scheduler runs'),
    why: message('The pods wait for a scheduler that has not looked at them. It runs where the control plane does.'),
    effect: 'reads-only',
    doneWhen: message('The pods get a node, or an event says why not.'),
    where: ['hosted-control-plane'],
  },
];

/** What helps where a pod runs and is not ready, and no known cause says why. */
export const READ_WHY_NOT_READY: readonly Remedy[] = [
  {
    title: message('Read what the pod says of itself, and what its probe asks'),
    why: message('A pod that runs and is not ready has a probe that fails: its log says what it waits for.'),
    effect: 'reads-only',
    command: ['oc', 'logs', '-n', NAMESPACE, '{{pod}}', '--all-containers', '--prefix', '--tail=50'],
    doneWhen: PODS_READY,
    where: ['node-answers'],
  },
  {
    title: message('Make the pod anew'),
    why: message('A process that hangs answers again; whatever made it hang may come back.'),
    effect: 'restarts',
    costs: message('Running machines go on. The old logs are lost: download the evidence first.'),
    command: ['oc', 'delete', 'pods', '-n', NAMESPACE, '{{pod}}', '--wait=false'],
    doneWhen: PODS_READY,
  },
];

/** What helps where somebody scaled a Deployment to nothing. */
export const SCALE_UP: readonly Remedy[] = [
  {
    title: message('Scale {{name}} up again'),
    why: message('Its Deployment asks for no pods. Who changed that may do so again: its managed fields name them.'),
    effect: 'restarts',
    costs: message('Nothing that runs is stopped: pods are added.'),
    readFirst: {
      text: message('Who changed it, and when:'),
      command: ['oc', 'get', '-n', NAMESPACE, '{{workload}}', '-o', 'yaml', '--show-managed-fields'],
    },
    command: ['oc', 'scale', '-n', NAMESPACE, '{{workload}}', '--replicas=1'],
    doneWhen: PODS_READY,
  },
];

/** What helps where a container ends, and no known cause says why. */
export const READ_LAST_WORDS: readonly Remedy[] = [
  {
    title: message(
      'Correct what the last words of the container name: its arguments and image, its ConfigMap or Secret, or what the node forbids it (SELinux, AppArmor; the audit log of the node says so)',
    ),
    why: message('A program that ends at once mostly says why in its last lines.'),
    effect: 'reads-only',
    command: LAST_RUN,
    doneWhen: NO_RESTARTS,
  },
  {
    title: message('See what the node forbids the container'),
    why: message('SELinux and AppArmor write what they refuse into the log of the kernel.'),
    effect: 'reads-only',
    command: onNode('node', 'journalctl', '--dmesg', '--since=-1h', '--grep=avc|apparmor|audit', '--no-pager'),
    doneWhen: NO_RESTARTS,
    about: ['node'],
    where: ['node-answers'],
  },
];
