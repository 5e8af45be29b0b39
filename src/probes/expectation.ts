import type { Message } from '../message';
import type { ObjectTest } from './object-test';

/** What a healthy answer looks like. Data, not code: it says which facts count, and `diagnosis` makes them. */
export type Expectation =
  /** At least so many objects exist. */
  | { readonly kind: 'exists'; readonly atLeast: number }
  /** Every pod is ready, and there are at least so many. */
  | { readonly kind: 'pods-ready'; readonly atLeast: number }
  /** The Deployment or DaemonSet has every replica that it wants ready. */
  | { readonly kind: 'replicas-ready' }
  /** Every object has this condition with this status; an object without it is judged unknown. */
  | { readonly kind: 'condition'; readonly type: string; readonly status: 'True' | 'False' }
  /** Every node is Ready, open for pods, without memory, disk or PID pressure, and its network is available. */
  | { readonly kind: 'nodes-healthy' }
  /** The Lease has a holder, and was renewed within its duration. */
  | { readonly kind: 'lease-held' }
  /** No line of the logs matches this regular expression (JavaScript). */
  | { readonly kind: 'log-without'; readonly pattern: string; readonly what: string }
  /** At least one log has a line that matches. */
  | { readonly kind: 'log-with'; readonly pattern: string; readonly what: string }
  /** No Warning event that tells of now. */
  | { readonly kind: 'no-warnings' }
  /** Nothing of this is under way, or it gets on: an update, a new configuration of nodes; nodes do not come and go. */
  | { readonly kind: 'settled'; readonly what: 'cluster-update' | 'node-configuration' | 'nodes' }
  /** Every sample is below this value; no sample is healthy only where `emptyIsHealthy`. */
  | { readonly kind: 'below'; readonly threshold: number; readonly emptyIsHealthy: boolean }
  /** Every sample is above this value. */
  | { readonly kind: 'above'; readonly threshold: number; readonly emptyIsHealthy: boolean }
  /** Every object passes every test; `none` says what it means that there is no object. */
  | {
      readonly kind: 'each';
      readonly tests: readonly ObjectTest[];
      readonly none: 'problem' | 'healthy' | 'unknown';
    }
  /** No client but these holds fields of the objects, status aside; names as `metadata.managedFields` has them. */
  | { readonly kind: 'writers'; readonly known: readonly string[] }
  /** There is no such object; the sentence for when there is names `{{names}}` and `{{count}}`. */
  | { readonly kind: 'none'; readonly found: Message }
  /** Nothing is expected: it is merely shown, for what else is judged by it. */
  | { readonly kind: 'shown' };
