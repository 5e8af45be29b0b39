import { message, type Message } from '../message';
import { age, shortDuration } from '../probes/duration';
import { firstSeen, lastSeen, timesSeen } from '../probes/event-order';
import type { ClusterEvent } from '../probes/observation';
import { groupBy } from './group-by';
import { TELLS_OF_NOW } from './recency';

/** A node that became NotReady more than once lately, by the events that are kept. */
export interface Flapping {
  readonly node: string;
  readonly times: number;
  /** The first and the last time, in milliseconds since the epoch; older events may have been removed. */
  readonly first: number;
  readonly last: number;
}

const ofNode = (events: readonly ClusterEvent[], name: string): readonly ClusterEvent[] =>
  events.filter(
    ({ reason, involvedObject: about }) => reason === 'NodeNotReady' && about?.kind === 'Node' && about.name === name,
  );

/** How often a node became NotReady, where that was more than once and not long ago. The kubelet and the node controller both say it: the one that says more counts. */
export const flappingOf = (events: readonly ClusterEvent[], name: string, now: number): Flapping | undefined => {
  const own = ofNode(events, name);
  const bySource = groupBy(own, ({ source }) => source?.component ?? '');
  const counts = [...bySource.values()].map((all) => all.reduce((sum, event) => sum + timesSeen(event), 0));
  const times = Math.max(0, ...counts);
  const last = Math.max(0, ...own.map(lastSeen));
  if (times < 2 || now - last > TELLS_OF_NOW) return undefined;
  return { node: name, times, first: Math.min(...own.map(firstSeen)), last };
};

/** How often, in which time, and when last. */
export const sayFlapping = ({ node, times, first, last }: Flapping, now: number): Message =>
  message('Node {{name}} comes and goes: it became NotReady {{times}} times in {{span}}, last {{ago}} ago', {
    name: node,
    times,
    span: shortDuration(now - first),
    ago: age(new Date(last).toISOString(), now),
  });

/** The names of the nodes that events are about. */
export const nodesIn = (events: readonly ClusterEvent[]): readonly string[] => [
  ...new Set(events.flatMap(({ involvedObject: about }) => (about?.kind === 'Node' ? [about.name ?? ''] : []))),
];
