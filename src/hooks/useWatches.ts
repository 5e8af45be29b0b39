import {
  useK8sModels,
  useK8sWatchResources,
  type K8sResourceCommon,
  type WatchK8sResource,
} from '@openshift-console/dynamic-plugin-sdk';
import { useMemo } from 'react';

type Requests = Readonly<Record<string, WatchK8sResource>>;

const isKnown = (models: Readonly<Record<string, unknown>>, { groupVersionKind }: WatchK8sResource): boolean => {
  if (groupVersionKind === undefined) return false;
  const { group = 'core', version, kind } = groupVersionKind;
  return models[`${group}~${version}~${kind}`] !== undefined || models[kind] !== undefined;
};

/**
 * The SDK's watch of several lists, for pages that are drawn before it is known which kinds the cluster has. The SDK's
 * own hook looks for a kind once, when its requests change, and goes on saying "Model does not exist" when discovery
 * brings it later (SDK 4.22, `useK8sWatchResources`: it compares models that it looks up in the wrong place). A request
 * whose kind becomes known therefore moves to another call, whose requests change by that. Requests must be stable.
 */
export const useWatches = (
  requests: Requests,
): ReturnType<typeof useK8sWatchResources<Record<string, K8sResourceCommon[]>>> => {
  const [models] = useK8sModels();
  const [known, unknown] = useMemo(() => {
    const entries = Object.entries(requests);
    return [true, false].map((wanted) =>
      Object.fromEntries(entries.filter(([, request]) => isKnown(models, request) === wanted)),
    ) as [Record<string, WatchK8sResource>, Record<string, WatchK8sResource>];
  }, [requests, models]);
  const ofKnown = useK8sWatchResources<Record<string, K8sResourceCommon[]>>(known);
  const ofUnknown = useK8sWatchResources<Record<string, K8sResourceCommon[]>>(unknown);
  return useMemo(() => ({ ...ofUnknown, ...ofKnown }), [ofKnown, ofUnknown]);
};
