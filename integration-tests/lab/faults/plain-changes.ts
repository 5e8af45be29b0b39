import { readText } from '../kubernetes/read-field';
import type { KubernetesObject } from '../scenario';
import { keyOf, keyText } from '../world-state';
import type { Draft } from './draft';
import { addEvent } from './events';
import { sayOf } from './log-lines';
import { merge } from './merge';
import { at, microTime } from './times';

/** `patch`: fields of an object that are otherwise (see `merge`). */
export interface PatchArguments {
  /** `Kind/name` or `NAMESPACE/Kind/name`. */
  object: string;
  with: Record<string, unknown>;
}

export const patch = (draft: Draft, { object, with: change }: PatchArguments): void => {
  const changed = draft.apply(merge(draft.find(object), change) as KubernetesObject);
  draft.written.add(keyText(keyOf(changed)));
};

/** `remove`: an object that is gone. */
export interface RemoveArguments {
  object: string;
}

export const remove = (draft: Draft, { object }: RemoveArguments): void => {
  draft.remove(keyOf(draft.find(object)));
};

/** `event`: something that was told of an object, or of each pod of a workload. */
export interface EventArguments {
  about?: string;
  pods?: string;
  type?: 'Normal' | 'Warning';
  reason: string;
  says: string;
  /** Another object that has to do with it. */
  related?: string;
  count?: number;
  first: string;
  last?: string;
  from?: string;
}

export const event = (draft: Draft, { about, pods, says, related, ...happening }: EventArguments): void => {
  const other = related === undefined ? undefined : draft.find(related);
  const objects = about === undefined ? draft.podsOf(pods ?? '') : [draft.find(about)];
  for (const object of objects) {
    addEvent(draft, { ...happening, about: object, message: sayOf(draft, object, says), related: other });
  }
};

/** `lease`: a lease that nobody renews any more. */
export interface LeaseArguments {
  name: string;
  /** When it was renewed last. */
  renewed: string;
  /** Its holder gave it back, as one that is stopped in order does. */
  released?: boolean;
}

export const lease = (draft: Draft, { name, renewed, released = false }: LeaseArguments): void => {
  const given = released ? { holderIdentity: '', leaseDurationSeconds: 1 } : {};
  patch(draft, { object: `Lease/${name}`, with: { spec: { ...given, renewTime: microTime(renewed) } } });
};

/** `degraded`: what an operator says in the conditions of its resource. */
export interface DegradedArguments {
  object: string;
  since: string;
  reason: string;
  says: string;
  phase?: string;
}

export const degraded = (draft: Draft, { object, since, reason, says, phase }: DegradedArguments): void => {
  const condition = { reason, message: says, lastTransitionTime: at(since) };
  const conditions = [
    { type: 'Available', status: 'False', ...condition },
    { type: 'Degraded', status: 'True', ...condition },
  ];
  const was = readText(draft.find(object), 'status.phase');
  patch(draft, { object, with: { status: { ...(was && { phase: phase ?? was }), conditions } } });
};
