import type { WatchK8sResource } from '@openshift-console/dynamic-plugin-sdk';
import { useCallback, useMemo, useState } from 'react';

import { NotCounted } from '../cluster/list-polls';
import type { Watched } from '../cluster/watch-requests';
import { isReadInPart, PAGE } from '../cluster/whole-list';
import { PART_POLLS } from './list-polls';
import { useListPolls } from './useListedOnly';

type Requests = Readonly<Record<string, WatchK8sResource>>;
type Lists = Readonly<Record<string, Watched>>;

/** Said until the part has come. */
const onTheirWay = (soFar: number): Watched => ({ data: [], loaded: true, soFar });

interface Parts {
  /** What is to be watched. */
  readonly watch: Requests;
  /** What is read in part instead. */
  readonly parts: Lists;
  /** Looks at what came: lists of pods and nodes that are a page long or longer are left for a part. */
  readonly look: (lists: Lists) => void;
}

/**
 * Takes out of what is to be watched the pods of workloads that have very many, and very many nodes, once a whole page of
 * them came, and reads of them what matters once a minute (`pods-in-part.ts`, `nodes-in-table.ts`): with 2,000 nodes the
 * pods of a DaemonSet are 17 MB, and the nodes 40. Where that can't be read, all are watched after all, and judged when they
 * are whole.
 * @param requests with the sizes of their pages
 */
export const useParts = (requests: Requests): Parts => {
  const [many, setMany] = useState<Readonly<Record<string, number>>>({});
  const left = useMemo(
    () => Object.fromEntries(Object.entries(requests).filter(([key]) => many[key] !== undefined)),
    [requests, many],
  );
  const read = useListPolls(PART_POLLS, left);
  const look = useCallback(
    (lists: Lists) => {
      const found = Object.entries(lists).flatMap(([key, { data, loaded, each }]) => {
        const request = requests[key];
        const length = Array.isArray(data) ? data.length : 0;
        if (request === undefined || !isReadInPart(request) || !loaded || each !== undefined) return [];
        return length >= (request.limit ?? PAGE) ? [[key, length] as const] : [];
      });
      setMany((known) => {
        const fresh = found.filter(([key]) => known[key] === undefined);
        return fresh.length === 0 ? known : { ...known, ...Object.fromEntries(fresh) };
      });
    },
    [requests],
  );
  return useMemo(() => {
    const parts = Object.fromEntries(
      Object.keys(left).flatMap((key) => {
        const part = read[key];
        if (part?.loadError instanceof NotCounted) return [];
        return [[key, part ?? onTheirWay(many[key] ?? 0)] as const];
      }),
    );
    const watch = Object.fromEntries(Object.entries(requests).filter(([key]) => !(key in parts)));
    return { watch: Object.keys(parts).length === 0 ? requests : watch, parts, look };
  }, [requests, left, read, many, look]);
};
