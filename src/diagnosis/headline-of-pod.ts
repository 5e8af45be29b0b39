import { message, type Message } from '../message';
import type { PodState } from './pod-sentences';

interface PodHeadline {
  /** Of some pods of a workload; true of one too. */
  readonly some: Message;
  /** Of a pod that belongs to no workload of the product. */
  readonly one: Message;
}

/** What is wrong with pods, in a few words that fit one pod as well as several. */
export const POD_HEADLINES: Readonly<Record<PodState, PodHeadline>> = {
  image: {
    some: message("{{count}} of {{total}} {{workload}} pods can't get their image"),
    one: message("Pod {{pod}} can't get its image"),
  },
  mount: {
    some: message("{{count}} of {{total}} {{workload}} pods can't mount a volume"),
    one: message("Pod {{pod}} can't mount a volume"),
  },
  podNetwork: {
    some: message("{{count}} of {{total}} {{workload}} pods can't get a network"),
    one: message("Pod {{pod}} can't get a network"),
  },
  containerConfig: {
    some: message("{{count}} of {{total}} {{workload}} pods can't make a container"),
    one: message("Pod {{pod}} can't make a container"),
  },
  unschedulable: {
    some: message("{{count}} of {{total}} {{workload}} pods can't be scheduled"),
    one: message("Pod {{pod}} can't be scheduled"),
  },
  unseen: {
    some: message('The scheduler has not looked at {{count}} of {{total}} {{workload}} pods'),
    one: message('The scheduler has not looked at pod {{pod}}'),
  },
  outOfMemory: {
    some: message('{{count}} of {{total}} {{workload}} pods ran out of memory at their limit'),
    one: message('Pod {{pod}} ran out of memory at its limit'),
  },
  outOfNodeMemory: {
    some: message("{{count}} of {{total}} {{workload}} pods used up their node's memory"),
    one: message("Pod {{pod}} used up its node's memory"),
  },
  evicted: {
    some: message('{{workload}} was evicted from a node'),
    one: message('Pod {{pod}} was evicted from its node'),
  },
  failed: { some: message('Pods of {{workload}} have failed'), one: message('Pod {{pod}} has failed') },
  crash: {
    some: message('{{count}} of {{total}} {{workload}} pods crash again and again'),
    one: message('Pod {{pod}} crashes again and again'),
  },
  crashSaying: {
    some: message('{{count}} of {{total}} {{workload}} pods crash again and again'),
    one: message('Pod {{pod}} crashes again and again'),
  },
  initCrash: {
    some: message("{{count}} of {{total}} {{workload}} pods can't get past the init container {{container}}"),
    one: message("Pod {{pod}} can't get past its init container {{container}}"),
  },
  initCrashSaying: {
    some: message("{{count}} of {{total}} {{workload}} pods can't get past the init container {{container}}"),
    one: message("Pod {{pod}} can't get past its init container {{container}}"),
  },
  probeKilled: {
    some: message('{{count}} of {{total}} {{workload}} pods did not answer their liveness probe'),
    one: message('Pod {{pod}} does not answer its liveness probe'),
  },
  nodeLost: {
    some: message('{{count}} of {{total}} {{workload}} pods went with their node {{node}}'),
    one: message('Pod {{pod}} went with its node {{node}}'),
  },
  readinessGate: {
    some: message("{{count}} of {{total}} {{workload}} pods can't pass their readiness gate"),
    one: message("Pod {{pod}} can't pass its readiness gate"),
  },
  notReady: {
    some: message("{{count}} of {{total}} {{workload}} pods can't get ready"),
    one: message("Pod {{pod}} can't get ready"),
  },
  terminating: {
    some: message("Pods of {{workload}} can't be deleted"),
    one: message("Pod {{pod}} can't be deleted"),
  },
  waiting: {
    some: message("{{count}} of {{total}} {{workload}} pods can't start"),
    one: message("Pod {{pod}} can't start"),
  },
  starting: {
    some: message('{{count}} of {{total}} {{workload}} pods have yet to start'),
    one: message('Pod {{pod}} has yet to start'),
  },
  restarted: {
    some: message('{{count}} of {{total}} {{workload}} pods restarted'),
    one: message('Pod {{pod}} restarted'),
  },
};
