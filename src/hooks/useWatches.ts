import {
  useK8sModels,
  useK8sWatchResources,
  type K8sResourceCommon,
  type WatchK8sResource,
} from '@openshift-console/dynamic-plugin-sdk';
import { useEffect, useMemo, useRef } from 'react';

import type { Watched } from '../cluster/watch-requests';
import { areNodes, isOfWorkload, isReadInPart, pageOf } from '../cluster/whole-list';
import { areKubeVirts, useListedOnly } from './useListedOnly';
import { useParts } from './useParts';
import { usePageSize, useWholeLists } from './useWholeLists';

type Requests = Readonly<Record<string, WatchK8sResource>>;

const isKnown = (models: Readonly<Record<string, unknown>>, { groupVersionKind }: WatchK8sResource): boolean => {
  if (groupVersionKind === undefined) return false;
  const { group = 'core', version, kind } = groupVersionKind;
  return models[`${group}~${version}~${kind}`] !== undefined || models[kind] !== undefined;
};

const only = (requests: Requests, isMeant: (request: WatchK8sResource) => boolean): Record<string, WatchK8sResource> =>
  Object.fromEntries(Object.entries(requests).filter(([, request]) => isMeant(request)));

/** The same requests as before while nothing in them differs. */
const useKept = <T extends Requests>(requests: T): T => {
  const kept = useRef(requests);
  const isSame =
    Object.keys(kept.current).length === Object.keys(requests).length &&
    Object.entries(requests).every(([key, request]) => kept.current[key] === request);
  if (!isSame) kept.current = requests;
  return kept.current;
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
  const sized = useMemo(
    () =>
      Object.fromEntries(
        Object.entries(requests).map(([key, request]) => [key, { ...request, limit: pageOf(request, size.page) }]),
      ),
    [requests, size.page],
  );
  const [known, unknown] = useMemo(
    () => [true, false].map((wanted) => only(sized, (request) => isKnown(models, request) === wanted)),
    [sized, models],
  ) as [Requests, Requests];
  const { watch: whole, parts, look } = useParts(known);
  const { watch, listed } = useListedOnly(whole);
  // The SDK starts every watch of a call anew when one is added or left. A call of their own have the KubeVirts, which wait
  // for a review, and the pods and the nodes, which may be left.
  const kubeVirts = useKept(useMemo(() => only(watch, areKubeVirts), [watch]));
  const pods = useKept(useMemo(() => only(watch, isOfWorkload), [watch]));
  const nodes = useKept(useMemo(() => only(watch, areNodes), [watch]));
  const others = useKept(
    useMemo(() => only(watch, (request) => !areKubeVirts(request) && !isReadInPart(request)), [watch]),
  );
  const ofKubeVirts = useK8sWatchResources<Record<string, K8sResourceCommon[]>>(kubeVirts);
  const ofPods = useK8sWatchResources<Record<string, K8sResourceCommon[]>>(pods);
  const ofNodes = useK8sWatchResources<Record<string, K8sResourceCommon[]>>(nodes);
  const ofOthers = useK8sWatchResources<Record<string, K8sResourceCommon[]>>(others);
  const ofUnknown = useK8sWatchResources<Record<string, K8sResourceCommon[]>>(unknown);
  const lists = useMemo(
    () => ({ ...ofUnknown, ...ofOthers, ...ofKubeVirts, ...ofPods, ...ofNodes, ...listed, ...parts }),
    [ofUnknown, ofOthers, ofKubeVirts, ofPods, ofNodes, listed, parts],
  );
  useEffect(() => {
    look(lists);
  }, [look, lists]);
  return useWholeLists(lists, sized, size);
};
