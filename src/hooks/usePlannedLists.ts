import type { WatchK8sResource } from '@openshift-console/dynamic-plugin-sdk';
import { useEffect, useMemo } from 'react';

import { observeList } from '../cluster/observe';
import { watchList, type WatchRequest } from '../cluster/watch-requests';
import type { ListAnswers } from '../probes/answers';
import type { ListRequest } from '../probes/list-request';
import { keepLists, withKept } from './kept-lists';
import { useWatches } from './useWatches';

/** What was asked so far, and answered. */
interface Stage {
  readonly asked: readonly string[];
  readonly lists: ListAnswers;
}

const FIRST: Stage = { asked: [], lists: {} };

/** Watches what follows from the answers of the stages before, and no earlier one watches. */
const useStage = (listsOf: (known: ListAnswers) => readonly ListRequest[], { asked, lists }: Stage): Stage => {
  const wanted = useMemo(() => listsOf(lists).map(watchList), [listsOf, lists]);
  // A key is the request as text: equal keys keep the requests as they are, and a new one starts a new watch.
  const identity = JSON.stringify(wanted.map(({ key }) => key).filter((key) => !asked.includes(key)));
  const fresh = useMemo<readonly WatchRequest[]>(
    () => (JSON.parse(identity) as string[]).map((key) => watchList(JSON.parse(key) as ListRequest)),
    [identity],
  );
  const requests = useMemo<Readonly<Record<string, WatchK8sResource>>>(
    () => Object.fromEntries(fresh.map(({ key, request }) => [key, request])),
    [fresh],
  );
  const watched = useWatches(requests);
  return useMemo(
    () => ({
      asked: [...asked, ...fresh.map(({ key }) => key)],
      lists: { ...lists, ...Object.fromEntries(fresh.map((one) => [one.key, observeList(one, watched[one.key])])) },
    }),
    [asked, lists, fresh, watched],
  );
};

/**
 * Says where the component is by what the page before read of it, until its own watches answer: what follows from that is
 * asked at once, and once.
 */
const useKept = (stage: Stage): Stage => {
  useEffect(() => keepLists(stage.lists), [stage.lists]);
  return useMemo(() => ({ ...stage, lists: withKept(stage.lists) }), [stage]);
};

/**
 * Watches the lists that a plan names, by what was answered of it so far: where the component is, its objects, and what
 * these name (the namespaces of events, what a step's answer gives to a later one), four deep. Each has a call of its own,
 * because the SDK starts every watch of a call anew when one is added.
 * @param listsOf must be stable
 */
export const usePlannedLists = (listsOf: (known: ListAnswers) => readonly ListRequest[]): ListAnswers => {
  const where = useKept(useStage(listsOf, FIRST));
  const direct = useStage(listsOf, where);
  const second = useStage(listsOf, direct);
  const third = useStage(listsOf, second);
  return useStage(listsOf, third).lists;
};
