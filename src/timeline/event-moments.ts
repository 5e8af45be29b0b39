import { groupBy } from '../diagnosis/group-by';
import { referenceTo } from '../diagnosis/object-reference';
import type { Observations, Observed } from '../diagnosis/observations';
import { message } from '../message';
import { firstSeen, lastSeen, timesSeen, withoutNumbers } from '../probes/event-order';
import { isModelName } from '../probes/models';
import type { ClusterEvent } from '../probes/observation';
import type { Moment, MomentKind } from './moment';

/** What is told of events that are no warnings, by what they say. */
const NORMAL: Readonly<Record<string, MomentKind>> = {
  NodeNotReady: 'problem',
  NodeNotSchedulable: 'change',
  Rebooted: 'change',
  ScalingReplicaSet: 'change',
  Evicted: 'problem',
  Preempted: 'problem',
  Killing: 'change',
};

const kindOf = ({ type, reason = '' }: ClusterEvent): MomentKind | undefined =>
  type === 'Warning' ? 'problem' : NORMAL[reason];

/** Pods of one workload say the same with other names, addresses and numbers. */
const keyOf = ({
  item: { reason, involvedObject: about, message: said = '' },
  workload,
}: Observed<ClusterEvent>): string => [reason, about?.kind, workload || about?.name, withoutNumbers(said)].join('/');

/**
 * What events tell, those of one reason about one thing in one row: when it was first and last seen, and how often.
 * Older events of the same may have been removed by then, so that the first is not earlier than this. Lists of events
 * come by name and not by time.
 */
export const eventMoments = ({ events }: Observations): readonly Moment[] =>
  [...groupBy(events, keyOf).values()].flatMap((group): readonly Moment[] => {
    const [first] = [...group].sort((a, b) => firstSeen(a.item) - firstSeen(b.item));
    const kind = first === undefined ? undefined : kindOf(first.item);
    if (first === undefined || kind === undefined || firstSeen(first.item) === 0) return [];
    const { reason = '', involvedObject: about, message: detail = '' } = first.item;
    const until = Math.max(...group.map(({ item }) => lastSeen(item)));
    const times = group.reduce((sum, { item }) => sum + timesSeen(item), 0);
    const { kind: model = '', name = '' } = about ?? {};
    return [
      {
        kind,
        at: firstSeen(first.item),
        ...(until > firstSeen(first.item) ? { until } : {}),
        ...(times > 1 ? { times } : {}),
        sentence: message('{{object}}: {{reason}}: {{detail}}', { object: `${model} ${name}`.trim(), reason, detail }),
        objects: isModelName(model) && name !== '' ? [referenceTo(model, about)] : [],
      },
    ];
  });
