import { message, type Message } from '../message';
import { RANK } from './rank';

/** How the problem of one pod is said, and that of several pods with the same problem. */
interface PodSentence {
  readonly rank: number;
  readonly one: Message;
  readonly many: Message;
}

/** What can be wrong with a pod. */
export const POD_SENTENCES = {
  image: {
    rank: RANK.image,
    one: message("Pod {{pod}} can't pull its image: {{detail}}"),
    many: message("{{count}} of {{total}} {{workload}} pods can't pull their image: {{detail}}"),
  },
  mount: {
    rank: RANK.mount,
    one: message("Pod {{pod}} can't mount a volume: {{detail}}"),
    many: message("{{count}} of {{total}} {{workload}} pods can't mount a volume: {{detail}}"),
  },
  podNetwork: {
    rank: RANK.podNetwork,
    one: message('Pod {{pod}} gets no network: {{detail}}'),
    many: message('{{count}} of {{total}} {{workload}} pods get no network: {{detail}}'),
  },
  containerConfig: {
    rank: RANK.containerConfig,
    one: message("Pod {{pod}}: a container can't be made ({{status}}): {{detail}}"),
    many: message("{{count}} of {{total}} {{workload}} pods: a container can't be made ({{status}}): {{detail}}"),
  },
  unschedulable: {
    rank: RANK.unschedulable,
    one: message('Pod {{pod}} is not scheduled ({{status}}): {{detail}}'),
    many: message('{{count}} of {{total}} {{workload}} pods are not scheduled ({{status}}): {{detail}}'),
  },
  unseen: {
    rank: RANK.unschedulable,
    one: message(
      'Pod {{pod}} has been waiting for the scheduler ({{scheduler}}) for {{ago}}, which has not looked at it',
    ),
    many: message(
      '{{count}} of {{total}} {{workload}} pods have been waiting for the scheduler ({{scheduler}}) for {{ago}}, which has not looked at them',
    ),
  },
  outOfMemory: {
    rank: RANK.outOfMemory,
    one: message(
      'Pod {{pod}} runs out of memory: {{container}} was OOMKilled at its limit of {{limit}}: {{end}}, {{restarts}} restarts, last {{ago}} ago',
    ),
    many: message(
      '{{count}} of {{total}} {{workload}} pods run out of memory: {{container}} was OOMKilled at its limit of {{limit}}: {{end}}, up to {{restarts}} restarts, last {{ago}} ago',
    ),
  },
  outOfNodeMemory: {
    rank: RANK.outOfMemory,
    one: message(
      'Pod {{pod}} was OOMKilled: {{container}} has no memory limit, so that its node ran out: {{end}}, {{restarts}} restarts, last {{ago}} ago',
    ),
    many: message(
      '{{count}} of {{total}} {{workload}} pods were OOMKilled: {{container}} has no memory limit, so that the nodes ran out: {{end}}, up to {{restarts}} restarts, last {{ago}} ago',
    ),
  },
  evicted: {
    rank: RANK.evicted,
    one: message('Pod {{pod}} was evicted: {{detail}}'),
    many: message('{{count}} {{workload}} pods were evicted: {{detail}}'),
  },
  failed: {
    rank: RANK.evicted,
    one: message('Pod {{pod}} has failed ({{status}}): {{detail}}'),
    many: message('{{count}} {{workload}} pods have failed ({{status}}): {{detail}}'),
  },
  crash: {
    rank: RANK.crash,
    one: message('Pod {{pod}} is in {{status}}: {{end}}, {{restarts}} restarts, last {{ago}} ago'),
    many: message(
      '{{count}} of {{total}} {{workload}} pods are in {{status}}: {{end}}, up to {{restarts}} restarts, last {{ago}} ago',
    ),
  },
  crashSaying: {
    rank: RANK.crash,
    one: message(
      'Pod {{pod}} is in {{status}}: {{end}}, {{restarts}} restarts, last {{ago}} ago; the log of {{container}} ends: {{line}}',
    ),
    many: message(
      '{{count}} of {{total}} {{workload}} pods are in {{status}}: {{end}}, up to {{restarts}} restarts, last {{ago}} ago; the log of {{container}} ends: {{line}}',
    ),
  },
  initCrash: {
    rank: RANK.crash,
    one: message(
      'Pod {{pod}} does not get past its init container {{container}} ({{status}}): {{end}}, {{restarts}} restarts, last {{ago}} ago',
    ),
    many: message(
      '{{count}} of {{total}} {{workload}} pods do not get past the init container {{container}} ({{status}}): {{end}}, up to {{restarts}} restarts, last {{ago}} ago',
    ),
  },
  initCrashSaying: {
    rank: RANK.crash,
    one: message(
      'Pod {{pod}} does not get past its init container {{container}} ({{status}}): {{end}}, {{restarts}} restarts, last {{ago}} ago; its log ends: {{line}}',
    ),
    many: message(
      '{{count}} of {{total}} {{workload}} pods do not get past the init container {{container}} ({{status}}): {{end}}, up to {{restarts}} restarts, last {{ago}} ago; its log ends: {{line}}',
    ),
  },
  probeKilled: {
    rank: RANK.crash,
    one: message(
      'The kubelet killed {{container}} of pod {{pod}} because of its liveness probe: {{detail}}; {{restarts}} restarts, last {{ago}} ago',
    ),
    many: message(
      'The kubelet killed {{container}} of {{count}} of {{total}} {{workload}} pods because of its liveness probe: {{detail}}; up to {{restarts}} restarts, last {{ago}} ago',
    ),
  },
  nodeLost: {
    rank: RANK.ownNode + 1,
    one: message('Pod {{pod}} is not ready: its node {{node}} is NotReady'),
    many: message('{{count}} of {{total}} {{workload}} pods are not ready: their node {{node}} is NotReady'),
  },
  readinessGate: {
    rank: RANK.readinessGate,
    one: message('Pod {{pod}} waits for its readiness gate: {{detail}}'),
    many: message('{{count}} of {{total}} {{workload}} pods wait for their readiness gate: {{detail}}'),
  },
  notReady: {
    rank: RANK.notReady,
    one: message('Pod {{pod}} is running but not ready: {{detail}}'),
    many: message('{{count}} of {{total}} {{workload}} pods are running but not ready: {{detail}}'),
  },
  terminating: {
    rank: RANK.notReady,
    one: message('Pod {{pod}} is being deleted, and should have been gone {{ago}} ago'),
    many: message('{{count}} {{workload}} pods are being deleted, and should have been gone {{ago}} ago'),
  },
  starting: {
    rank: RANK.otherStep,
    one: message('Pod {{pod}} starts: {{status}}'),
    many: message('{{count}} of {{total}} {{workload}} pods start: {{status}}'),
  },
  waiting: {
    rank: RANK.waiting,
    one: message('Pod {{pod}} has been waiting for {{ago}}: {{detail}}'),
    many: message('{{count}} of {{total}} {{workload}} pods have been waiting for {{ago}}: {{detail}}'),
  },
  restarted: {
    rank: RANK.restarted,
    one: message('Pod {{pod}} is ready, but restarted {{ago}} ago: {{end}}, {{restarts}} restarts'),
    many: message(
      '{{count}} of {{total}} {{workload}} pods are ready, but restarted {{ago}} ago: {{end}}, up to {{restarts}} restarts',
    ),
  },
} satisfies Record<string, PodSentence>;

/** The name of a problem. */
export type PodState = keyof typeof POD_SENTENCES;
