import {
  consoleFetchJSON,
  type AccessReviewResourceAttributes,
  type K8sResourceCommon,
  type WatchK8sResource,
} from '@openshift-console/dynamic-plugin-sdk';
import { useMemo } from 'react';

import { listAddress } from '../cluster/list-objects';
import type { Watched } from '../cluster/watch-requests';
import { list, record } from '../unknown-value';
import { usePoll, type Question } from './usePoll';
import { useReview } from './useReview';

type Requests = Readonly<Record<string, WatchK8sResource>>;

/** Whether all KubeVirts of the cluster are asked for, in pages of whatever size. */
const areKubeVirts = ({ groupVersionKind, namespace, selector, fieldSelector }: WatchK8sResource): boolean =>
  groupVersionKind?.group === 'kubevirt.io' &&
  groupVersionKind.kind === 'KubeVirt' &&
  namespace === undefined &&
  selector === undefined &&
  fieldSelector === undefined;

const WATCH: AccessReviewResourceAttributes = { group: 'kubevirt.io', resource: 'kubevirts', verb: 'watch' };
const EACH_MINUTE: Question = { name: 'kubevirts', renew: 'when due', every: 60_000 };

const read = async (signal: AbortSignal): Promise<readonly K8sResourceCommon[]> => {
  const answer: unknown = await consoleFetchJSON(listAddress({ model: 'KubeVirt' }, ''), 'GET', { signal });
  const { items } = record(answer);
  if (!Array.isArray(items)) throw new Error('The answer is not a list');
  return list(items).map(record);
};

/**
 * Takes the list of KubeVirts out of what is to be watched where the user may not watch it, and reads it once a minute
 * instead. KubeVirt's role for everybody who is logged in (`kubevirt.io:default`) has get and list on them, no watch, and
 * the SDK's watch would be refused, and the list read again, every 15 s. Until the review has answered nothing is asked.
 */
export const useListedKubeVirts = (requests: Requests): { watch: Requests; listed: Record<string, Watched> } => {
  const keys = useMemo(
    () => Object.entries(requests).flatMap(([key, request]) => (areKubeVirts(request) ? [key] : [])),
    [requests],
  );
  const isAsked = keys.length > 0;
  const [mayWatch, isChecking] = useReview(WATCH);
  const { data, error } = usePoll(isAsked && !isChecking && !mayWatch ? read : undefined, EACH_MINUTE);
  return useMemo(() => {
    if (!isAsked || (mayWatch && !isChecking)) return { watch: requests, listed: {} };
    const watched: Watched = { data: data ?? [], loaded: data !== undefined, loadError: error };
    return {
      watch: Object.fromEntries(Object.entries(requests).filter(([key]) => !keys.includes(key))),
      listed: Object.fromEntries(keys.map((key) => [key, watched])),
    };
  }, [requests, keys, isAsked, mayWatch, isChecking, data, error]);
};
