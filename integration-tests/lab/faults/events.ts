import { createHash } from 'node:crypto';

import { readText } from '../kubernetes/read-field';
import type { KubernetesObject } from '../scenario';
import type { Draft } from './draft';
import { at } from './times';

/** What happened to an object. */
export interface Happening {
  about: KubernetesObject;
  type?: 'Normal' | 'Warning';
  reason: string;
  message: string;
  /** Another object that has to do with it. */
  related?: KubernetesObject | undefined;
  /** How often: once, when it is not said. */
  count?: number;
  first: string;
  last?: string;
  /** Who tells: the kubelet of the object's node, when it is not said. */
  from?: string;
}

/** Adds the Event of what happened. */
export const addEvent = (
  draft: Draft,
  { about, type = 'Warning', reason, message, count = 1, first, last = first, from = 'kubelet', related }: Happening,
): void => {
  const { name, namespace = 'default', uid } = about.metadata;
  const host = about.kind === 'Node' ? name : readText(about, 'spec.nodeName');
  const isOfNode = host !== '' && ['kubelet', 'kernel-monitor', 'virt-handler'].includes(from);
  const hash = createHash('sha256').update([name, reason, message, first].join('\n')).digest('hex');
  draft.apply({
    apiVersion: 'v1',
    kind: 'Event',
    metadata: { name: `${name}.${hash.slice(0, 16)}`, namespace, creationTimestamp: at(first) },
    type,
    reason,
    message,
    count,
    firstTimestamp: at(first),
    lastTimestamp: at(last),
    eventTime: null,
    involvedObject: {
      apiVersion: about.apiVersion,
      kind: about.kind,
      ...(about.metadata.namespace && { namespace }),
      name,
      uid,
    },
    ...(related && {
      related: {
        apiVersion: related.apiVersion,
        kind: related.kind,
        namespace: related.metadata.namespace,
        name: related.metadata.name,
        uid: related.metadata.uid,
      },
    }),
    source: { component: from, ...(isOfNode && { host }) },
    reportingComponent: from,
    reportingInstance: isOfNode ? host : '',
  });
};
