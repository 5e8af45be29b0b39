import type { AccessReviewResourceAttributes, WatchK8sResource } from '@openshift-console/dynamic-plugin-sdk';
import { useEffect, useMemo, useState } from 'react';

import type { ListPolls } from '../cluster/list-polls';
import { mayWatch } from '../cluster/may-watch';
import type { Watched } from '../cluster/watch-requests';
import { LIST_POLLS } from './list-polls';
import { useReview } from './useReview';
import { useVisible } from './useVisible';

type Requests = Readonly<Record<string, WatchK8sResource>>;
type Lists = Readonly<Record<string, Watched>>;

const NOT_READ: Watched = { data: [], loaded: false };

/** Whether all KubeVirts of the cluster are asked for, in pages of whatever size. */
export const areKubeVirts = ({ groupVersionKind, namespace, selector, fieldSelector }: WatchK8sResource): boolean =>
  groupVersionKind?.group === 'kubevirt.io' &&
  groupVersionKind.kind === 'KubeVirt' &&
  namespace === undefined &&
  selector === undefined &&
  fieldSelector === undefined;

const WATCH: AccessReviewResourceAttributes = { group: 'kubevirt.io', resource: 'kubevirts', verb: 'watch' };

/** The keys of the requests that are known to be refused a watch. */
const useRefused = (requests: Requests): ReadonlySet<string> => {
  const [refused, setRefused] = useState<ReadonlySet<string>>(new Set());
  useEffect(() => {
    let isOver = false;
    for (const [key, request] of Object.entries(requests)) {
      if (areKubeVirts(request)) continue;
      void mayWatch(request).then((may) => {
        if (!may && !isOver) setRefused((known) => (known.has(key) ? known : new Set([...known, key])));
      });
    }
    return () => {
      isOver = true;
    };
  }, [requests]);
  return refused;
};

/** Reads lists once a minute while the tab is in front. */
export const useListPolls = (polls: ListPolls, requests: Requests): Lists => {
  const [lists, setLists] = useState<Lists>({});
  const visible = useVisible();
  useEffect(() => {
    if (!visible) return;
    const ends = Object.entries(requests).map(([key, request]) =>
      polls.follow(request, (read) => {
        setLists((known) => (known[key] === read ? known : { ...known, [key]: read }));
      }),
    );
    return () => {
      for (const end of ends) end();
    };
  }, [polls, requests, visible]);
  return lists;
};

/**
 * Takes out of what is to be watched the lists that the user may not watch, and reads them once a minute instead: the
 * SDK's watch would be refused, and the whole list read again, every 15 s. A watch is begun at once all the same, and
 * left when a reading has come in its place, so that nobody waits for a review. KubeVirts alone are neither watched nor
 * listed before theirs has answered: KubeVirt's role for everybody who is logged in (`kubevirt.io:default`) has get and
 * list on them, no watch, so that most users' watch would be refused.
 */
export const useListedOnly = (requests: Requests): { watch: Requests; listed: Lists } => {
  const isAsked = useMemo(() => Object.values(requests).some(areKubeVirts), [requests]);
  const [mayWatchKubeVirts, isChecking] = useReview(WATCH);
  const refused = useRefused(requests);
  const toList = useMemo(
    () =>
      Object.fromEntries(
        Object.entries(requests).filter(([key, request]) =>
          areKubeVirts(request) ? !isChecking && !mayWatchKubeVirts : refused.has(key),
        ),
      ),
    [requests, refused, isChecking, mayWatchKubeVirts],
  );
  const read = useListPolls(LIST_POLLS, toList);
  return useMemo(() => {
    const isHeld = isAsked && (isChecking || !mayWatchKubeVirts);
    const listed = Object.fromEntries(
      Object.entries(requests).flatMap(([key, request]) => {
        const list = key in toList ? read[key] : undefined;
        if (list !== undefined) return [[key, list] as const];
        return isHeld && areKubeVirts(request) ? [[key, NOT_READ] as const] : [];
      }),
    );
    if (Object.keys(listed).length === 0) return { watch: requests, listed };
    return { watch: Object.fromEntries(Object.entries(requests).filter(([key]) => !(key in listed))), listed };
  }, [requests, isAsked, isChecking, mayWatchKubeVirts, toList, read]);
};
