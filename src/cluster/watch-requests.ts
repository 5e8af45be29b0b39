import type { K8sResourceCommon, WatchK8sResource } from '@openshift-console/dynamic-plugin-sdk';

import { listKey, type ListRequest } from '../probes/list-request';
import { labelText } from '../probes/label-text';
import { modelOf } from '../probes/models';
import type { PodCount } from '../probes/observation';
import type { Read } from './read-error';

/** A watch, under the key by which its answer is found again; equal watches have equal keys. */
export interface WatchRequest {
  /** That of the list. */
  readonly key: string;
  readonly request: WatchK8sResource;
  /** For the permission that may be missing. */
  readonly read: Read;
}

/** What the SDK's watch hooks give for one request. */
export interface Watched {
  readonly data: K8sResourceCommon | readonly K8sResourceCommon[] | null;
  readonly loaded: boolean;
  readonly loadError?: unknown;
  /** How many objects are there, where more are on their way or may be: nothing is judged by a part. */
  readonly soFar?: number;
  /** Milliseconds from one reading to the next, of a list that is not watched; the watched ones follow at once. */
  readonly each?: number;
  /** Of how many pods `data` are a part that can be judged (`pods-in-part.ts`). */
  readonly of?: PodCount;
}

/**
 * Asks for a list, always: a single object is a list of one by `metadata.name`, because the SDK's watch of one object
 * goes on showing it after it was deleted (`watchK8sObject` handles every event as a modification).
 */
export const watchList = (list: ListRequest): WatchRequest => {
  const { model, namespace, selector, fields } = list;
  const { group, version, kind, plural } = modelOf(model);
  const fieldSelector = labelText(fields ?? {});
  const request: WatchK8sResource = {
    groupVersionKind: { ...(group === '' ? {} : { group }), version, kind },
    isList: true,
    ...(namespace === undefined ? {} : { namespace, namespaced: true }),
    ...(selector === undefined ? {} : { selector: { matchLabels: { ...selector } } }),
    ...(fieldSelector === '' ? {} : { fieldSelector }),
  };
  const name = fields?.['metadata.name'];
  const read: Read = {
    verb: 'list',
    resource: plural,
    group,
    ...(namespace === undefined ? {} : { namespace }),
    ...(name === undefined ? {} : { name }),
  };
  return { key: listKey(list), request, read };
};
