const EFFECT_NAMES = [
  'forbid',
  'error',
  'hang',
  'drop-watches',
  'gone',
  'html',
  'no-log',
  'empty-log',
  'huge-log',
  'binary-log',
  'lost-log',
  'torn-log',
  'rotated-log',
  'refuse-watches',
  'apis-down',
  'without-kubevirt',
] as const;

/** What can go wrong with a request to the Kubernetes API. */
export type FailureEffect = (typeof EFFECT_NAMES)[number];

/** Which requests a failure is about; what is left out matches everything. */
export interface FailureMatch {
  /** The plural name, with the subresource: `pods`, `pods/log`. */
  resource?: string;
  /** `get`, `list`, `watch`, `create`, `delete`. */
  verb?: string;
  namespace?: string;
}

/**
 * A failure to order. `forbid` answers 403 and says so to access reviews, `error` 500, `html` a log-in page instead of
 * JSON, `hang` nothing at all; `gone` answers lists that continue and watches with 410, and `drop-watches` closes
 * watches, those that are open and those that are opened. Logs (`pods/log`) have some of their own: `no-log` is a
 * container that has not started, `empty-log` one that has said nothing, `huge-log` 100 MB, `binary-log` no text at
 * all, `lost-log` one that the runtime has lost (the kubelet's error is the text), `torn-log` one whose reading fails
 * in the middle of a line, `rotated-log` one of which the last three lines are left. `refuse-watches` is a role that may
 * list but not watch: watches are answered 403, and access reviews say so. `apis-down` is the servers of all aggregated
 * APIs, whatever the match: they are listed, and answer 503. `without-kubevirt` is a cluster in which it was never
 * installed, whatever the match.
 */
export interface Failure {
  match: FailureMatch;
  effect: FailureEffect;
}

/** What a request asks for, as far as failures care. */
export interface FailingRequest {
  resource: string;
  verb: string;
  namespace?: string | undefined;
}

const EFFECTS = new Set<unknown>(EFFECT_NAMES);

/** Whether something from outside is a failure of this API (other APIs of the lab have their own). */
export const isFailure = (value: unknown): value is Failure => {
  if (typeof value !== 'object' || value === null || !('match' in value) || !('effect' in value)) return false;
  return typeof value.match === 'object' && value.match !== null && EFFECTS.has(value.effect);
};

const fits = (wanted: string | undefined, actual: string | undefined): boolean =>
  wanted === undefined || wanted === '*' || wanted === actual;

/** The failures of the API; can be changed at any time. */
export class Failures {
  private list: readonly Failure[] = [];
  private readonly listeners = new Set<() => void>();

  /** The failures there are. */
  get all(): readonly Failure[] {
    return this.list;
  }

  /** Whether the cluster is one in which KubeVirt was never installed: its API groups do not exist. */
  get withoutKubeVirt(): boolean {
    return this.list.some(({ effect }) => effect === 'without-kubevirt');
  }

  /** Whether no server of an aggregated API answers. */
  get aggregatedAreDown(): boolean {
    return this.list.some(({ effect }) => effect === 'apis-down');
  }

  /** Replaces all failures; entries that are none of this API are passed over. */
  set(failures: readonly unknown[]): void {
    this.list = failures.filter(isFailure);
    for (const listener of [...this.listeners]) listener();
  }

  /** Calls back when the failures change, until the returned function is called. */
  onChange(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Whether a request meets a failure of this kind. */
  has(effect: FailureEffect, { resource, verb, namespace }: FailingRequest): boolean {
    return this.list.some(
      ({ match, effect: kind }) =>
        kind === effect && fits(match.resource, resource) && fits(match.verb, verb) && fits(match.namespace, namespace),
    );
  }
}
