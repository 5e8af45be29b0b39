import {
  useK8sModels,
  useK8sWatchResources,
  type K8sResourceCommon,
  type WatchK8sResource,
} from '@openshift-console/dynamic-plugin-sdk';
import { useMemo } from 'react';

import type { Watched } from '../cluster/watch-requests';
import { areKubeVirts, useListedOnly } from './useListedOnly';
import { usePageSize, useWholeLists } from './useWholeLists';

type Requests = Readonly<Record<string, WatchK8sResource>>;

const isKnown = (models: Readonly<Record<string, unknown>>, { groupVersionKind }: WatchK8sResource): boolean => {
  if (groupVersionKind === undefined) return false;
  const { group = 'core', version, kind } = groupVersionKind;
  return models[`${group}~${version}~${kind}`] !== undefined || models[kind] !== undefined;
};

/** Those of which something is true, and the others. */
const apart = (
  requests: Requests,
  is: (request: WatchK8sResource) => boolean,
): readonly [Record<string, WatchK8sResource>, Record<string, WatchK8sResource>] => {
  const entries = Object.entries(requests);
  return [
    Object.fromEntries(entries.filter(([, request]) => is(request))),
    Object.fromEntries(entries.filter(([, request]) => !is(request))),
  ];
};

/**
 * The SDK's watch of several lists, for pages that are drawn before it is known which kinds the cluster has. The SDK's
 * own hook looks for a kind once, when its requests change, and goes on saying "Model does not exist" when discovery
 * brings it later (SDK 4.22, `useK8sWatchResources`: it compares models that it looks up in the wrong place). A request
 * whose kind becomes known therefore moves to another call, whose requests change by that. Requests must be stable.
 * Lists that do not come, or are a part only, are told apart (`useWholeLists`).
 */
export const useWatches = (requests: Requests): Readonly<Record<string, Watched>> => {
  const [models] = useK8sModels();
  const size = usePageSize();
  const [known, unknown] = useMemo(() => {
    const entries = Object.entries(requests).map(([key, request]) => [key, { ...request, limit: size.page }] as const);
    return apart(Object.fromEntries(entries), (request) => isKnown(models, request));
  }, [requests, models, size.page]);
  const { watch, listed } = useListedOnly(known);
  const [kubeVirts, others] = useMemo(() => apart(watch, areKubeVirts), [watch]);
  // A call of their own: they wait for a review, and the SDK starts every watch of a call anew when one is added.
  const ofKubeVirts = useK8sWatchResources<Record<string, K8sResourceCommon[]>>(kubeVirts);
  const ofKnown = useK8sWatchResources<Record<string, K8sResourceCommon[]>>(others);
  const ofUnknown = useK8sWatchResources<Record<string, K8sResourceCommon[]>>(unknown);
  const lists = useMemo(
    () => ({ ...ofUnknown, ...ofKubeVirts, ...ofKnown, ...listed }),
    [ofKubeVirts, ofKnown, ofUnknown, listed],
  );
  return useWholeLists(lists, requests, size);
};
