import type { WatchK8sResource } from '@openshift-console/dynamic-plugin-sdk';

import { labelText } from '../probes/label-text';
import { modelOf } from '../probes/models';
import type { ModelName } from '../probes/probe';
import { list, record, text } from '../unknown-value';
import { collectionAddress } from './object-address';

/**
 * Objects on a page of a watched list. The SDK hands on each page as it comes and calls the list loaded from the first on
 * (SDK 4.22, `watchK8sList`). A size of our own is also an identity of our own: the SDK's own size would share its lists
 * with any plugin that asks for their metadata alone. It is as many as kubectl asks for.
 */
export const PAGE = 500;

/** The pods of a workload come in smaller pages: from the first that is full on, a part of them is read instead. */
const PODS_LESS = 300;

/** So do the nodes: with their images each is 20 KB. */
const NODES_LESS = 400;

/** How many objects a page of a request has, where those of most have `page`. */
export const pageOf = (request: WatchK8sResource, page: number): number => {
  if (areNodes(request)) return page - NODES_LESS;
  return isOfWorkload(request) ? page - PODS_LESS : page;
};

/** Whether all nodes are asked for, of which the rows of a table can be judged. */
export const areNodes = ({ groupVersionKind, selector, fieldSelector }: WatchK8sResource): boolean =>
  groupVersionKind?.kind === 'Node' &&
  groupVersionKind.group === undefined &&
  selector === undefined &&
  fieldSelector === undefined;

/** Whether a request is read in part where a whole page of it came. */
export const isReadInPart = (request: WatchK8sResource): boolean => isOfWorkload(request) || areNodes(request);

/** Whether a part of what a request lists could be judged: pods that labels select, which are those of a workload. */
export const isOfWorkload = ({ groupVersionKind, namespace, selector, fieldSelector }: WatchK8sResource): boolean =>
  groupVersionKind?.kind === 'Pod' && namespace !== undefined && selector !== undefined && fieldSelector === undefined;

/** Changes in one go after which some may have been lost: of more than 1,000 events in half a second the SDK drops the oldest. */
const BURST = 200;

/** Whether a list may be a part only: whole pages, so that one more may follow. */
export const mayBePart = (length: number, page: number): boolean => length > 0 && length % page === 0;

/** Whether so many objects came, changed or went at once that the SDK may have lost changes. */
export const isBurst = (before: readonly unknown[], after: readonly unknown[]): boolean => {
  const known = new Set(before);
  const kept = after.reduce<number>((count, object) => count + Number(known.has(object)), 0);
  return Math.max(before.length, after.length) - kept >= BURST;
};

/** The address that lists one object more than there are, to see whether there are more. */
export const oneMoreAddress = (request: WatchK8sResource, length: number): string => {
  const model = modelOf(request.groupVersionKind?.kind as ModelName);
  const { namespace, selector, fieldSelector } = request;
  const labels = labelText(selector?.matchLabels ?? {});
  const query = new URLSearchParams({
    limit: String(length + 1),
    ...(labels === '' ? {} : { labelSelector: labels }),
    ...(fieldSelector === undefined ? {} : { fieldSelector }),
  });
  return `${collectionAddress(model, namespace)}?${query.toString()}`;
};

/** Asks for names alone: what is counted need not be sent. */
export const METADATA_ALONE = {
  Accept: 'application/json;as=PartialObjectMetadataList;v=v1;g=meta.k8s.io,application/json',
};

/** Whether the answer to `oneMoreAddress` says that `length` objects are all there are. */
export const isAll = (answer: unknown, length: number): boolean => {
  const { items, metadata } = record(answer);
  return Array.isArray(items) && list(items).length === length && text(record(metadata).continue) === '';
};
