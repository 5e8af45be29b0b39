import type { Message } from '../message';
import type { Argv } from '../probes/probe';
import type { Command } from '../probes/step-result';
import type { ValueName } from './remedy-value';

/** What a remedy does to the cluster, the harmless first. */
export type Effect = 'reads-only' | 'changes-settings' | 'restarts' | 'interrupts-machines' | 'can-lose-data';

/**
 * What must be so for a remedy to fit, by what was read. `other-nodes`: another node could take what it moves. `workers`: the
 * cluster has nodes beside those that all share, or nothing says otherwise. `own-control-plane`: the pods and nodes of the
 * control plane are in the cluster. `node-answers`: nothing says that the kubelet of the node is silent; `silent-node`: it is.
 * `lost-pod`: a pod of a Deployment is on the node, which is not ready. `asks-for-node`: the pods ask for nodes with certain
 * labels. `privileged-forbidden`: the API server itself forbids privileged containers.
 */
export type Circumstance =
  | 'other-nodes'
  | 'no-other-nodes'
  | 'workers'
  | 'shared-nodes'
  | 'own-control-plane'
  | 'hosted-control-plane'
  | 'node-network'
  | 'no-address'
  | 'node-answers'
  | 'silent-node'
  | 'lost-pod'
  | 'asks-for-node'
  | 'privileged-forbidden'
  | 'image-policy'
  | 'image-missing'
  | 'crash'
  | 'inotify'
  | 'limit-range'
  | 'by-lifecycle-manager'
  | 'unnamed-volume'
  | 'unnamed-admission'
  | 'no-kube-state-metrics'
  | 'not-scraped';

/** What to look at before something is done. */
export interface ReadFirst {
  readonly text: Message;
  readonly command?: Argv;
}

/**
 * What helps against a cause. `{{name}}` in its sentences stands for the component in which the cause lies; of a shared
 * cause, the other places are filled from the facts that show it (`ValueName`).
 */
export interface Remedy {
  /** What to do, as an imperative. */
  readonly title: Message;
  /** Why it helps. */
  readonly why: Message;
  readonly effect: Effect;
  /** What it costs; where a command changes something. */
  readonly costs?: Message;
  /** Always there where it interrupts machines or can lose data. */
  readonly readFirst?: ReadFirst;
  /** Printed, and never run by the page. */
  readonly command?: Argv;
  /** How one sees that it worked. */
  readonly doneWhen: Message;
  /** It fits only where the evidence names all of these. */
  readonly about?: readonly ValueName[];
  /** It fits only where all of these are so. */
  readonly where?: readonly Circumstance[];
}

/** A remedy whose sentences and commands were filled. A command that lacks a value is not printed at all. */
export interface FilledRemedy extends Pick<Remedy, 'title' | 'why' | 'effect' | 'costs' | 'doneWhen'> {
  readonly readFirst?: { readonly text: Message; readonly printed?: Command };
  readonly printed?: Command;
  /** Why a command is not printed: a sentence for each value that is not known. */
  readonly lacks?: readonly Message[];
}

/** Whether a remedy stops machines or can lose data: it never comes first. */
export const isDangerous = ({ effect }: Pick<Remedy, 'effect'>): boolean =>
  effect === 'interrupts-machines' || effect === 'can-lose-data';
