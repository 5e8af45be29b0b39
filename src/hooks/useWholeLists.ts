import type { WatchK8sResource } from '@openshift-console/dynamic-plugin-sdk';
import { useEffect, useMemo, useRef, useState } from 'react';

import { bounded, NoAnswerInTime, type BoundSignal } from '../cluster/bounded-request';
import { fetchJson } from '../cluster/console-requests';
import type { Watched } from '../cluster/watch-requests';
import { isAll, isBurst, mayBePart, METADATA_ALONE, oneMoreAddress, PAGE } from '../cluster/whole-list';
import { LIST_WITHIN, useOverdue } from './useOverdue';

type Requests = Readonly<Record<string, WatchK8sResource>>;
type Lists = Readonly<Record<string, Watched>>;

/** A list that may be a part is looked at when it has been still for this long, and again; milliseconds. */
const STILL = 3_000;
/** After a burst of changes, how long until all is read again: the burst should be over; milliseconds. */
const CALM = 2_000;

const lengthOf = ({ data }: Watched): number => (Array.isArray(data) ? data.length : 0);

/** Which lists may be a part, as "key length" pairs. */
const partsOf = (lists: Lists, requests: Requests): readonly (readonly [key: string, length: number])[] =>
  Object.entries(lists).flatMap(([key, one]) => {
    // What is read at leisure is read to its end.
    const isRead = one.loaded && (one.loadError ?? '') === '' && one.each === undefined;
    return isRead && mayBePart(lengthOf(one), requests[key]?.limit ?? PAGE) ? [[key, lengthOf(one)] as const] : [];
  });

/** Asks, when they have been still for a while, which lists are whole. Gives the keys of those that are known to be. */
const useKnownWhole = (parts: ReturnType<typeof partsOf>, requests: Requests): ReadonlySet<string> => {
  const [whole, setWhole] = useState<ReadonlySet<string>>(new Set());
  const identity = JSON.stringify(parts);
  useEffect(() => {
    const open = JSON.parse(identity) as [key: string, length: number][];
    setWhole((known) => (known.size === 0 ? known : new Set()));
    if (open.length === 0) return;
    const controller = new AbortController();
    const look = async ([key, length]: [string, number]): Promise<void> => {
      const request = requests[key];
      if (request === undefined) return;
      const ask = async (signal: BoundSignal): Promise<unknown> =>
        fetchJson(oneMoreAddress(request, length), 'GET', { signal, headers: METADATA_ALONE }, -1);
      const answer = await bounded(ask, { within: LIST_WITHIN, signal: controller.signal }).catch(() => undefined);
      if (controller.signal.aborted) return;
      if (isAll(answer, length)) setWhole((known) => new Set([...known, key]));
      else timers.push(setTimeout(() => void look([key, length]), STILL));
    };
    const timers = open.map((one) => setTimeout(() => void look(one), STILL));
    return () => {
      controller.abort();
      timers.forEach(clearTimeout);
    };
    // What is asked follows from what may be a part.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [identity]);
  return whole;
};

/** Notices bursts of changes, of which the SDK loses some. Gives how often all was to be read again since. */
const useBursts = (lists: Lists, requests: Requests, readAgain: () => void): ReadonlySet<string> => {
  const before = useRef<Lists>({});
  const [suspect, setSuspect] = useState<ReadonlySet<string>>(new Set());
  useEffect(() => {
    const isSettled = (key: string, one: Watched | undefined): one is Watched =>
      one?.loaded === true && one.each === undefined && !mayBePart(lengthOf(one), requests[key]?.limit ?? PAGE);
    const burst = Object.entries(lists).filter(([key, one]) => {
      const last = before.current[key];
      if (!isSettled(key, last) || !isSettled(key, one) || !Array.isArray(last.data) || !Array.isArray(one.data))
        return false;
      return last.data !== one.data && isBurst(last.data as unknown[], one.data as unknown[]);
    });
    before.current = lists;
    if (burst.length > 0) setSuspect(new Set(burst.map(([key]) => key)));
  }, [lists, requests]);
  useEffect(() => {
    if (suspect.size === 0) return;
    const timer = setTimeout(() => {
      before.current = {};
      setSuspect(new Set());
      readAgain();
    }, CALM);
    return () => {
      clearTimeout(timer);
    };
  }, [suspect, readAgain]);
  return suspect;
};

/** How many objects a page has: another number is another watch to the SDK, which reads its list anew. */
export const usePageSize = (): { readonly page: number; readonly readAgain: () => void } => {
  const [page, setPage] = useState(PAGE);
  return useMemo(
    () => ({
      page,
      readAgain: () => {
        setPage((size) => (size === PAGE ? PAGE - 1 : PAGE));
      },
    }),
    [page],
  );
};

/**
 * Says of watched lists what the SDK does not: which have been waited for too long (an error, until they come), and
 * which are, or may be, a part of what there is (`soFar`).
 * @param requests with the sizes of their pages
 */
export const useWholeLists = (
  lists: Lists,
  requests: Requests,
  { readAgain }: ReturnType<typeof usePageSize>,
): Lists => {
  const overdue = useOverdue(
    Object.entries(lists).flatMap(([key, { loaded, loadError }]) => (!loaded && (loadError ?? '') === '' ? [key] : [])),
  );
  const parts = partsOf(lists, requests);
  const whole = useKnownWhole(parts, requests);
  const suspect = useBursts(lists, requests, readAgain);
  const open = [...parts.map(([key]) => key).filter((key) => !whole.has(key)), ...suspect];
  const identity = JSON.stringify([[...overdue], open]);
  return useMemo(
    () =>
      Object.fromEntries(
        Object.entries(lists).map(([key, one]) => {
          if (overdue.has(key)) return [key, { ...one, loadError: new NoAnswerInTime(LIST_WITHIN, true) }];
          return [key, open.includes(key) ? { ...one, soFar: lengthOf(one) } : one];
        }),
      ),
    // The sets are made anew at each render; their text says whether they are the same.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [lists, identity],
  );
};
