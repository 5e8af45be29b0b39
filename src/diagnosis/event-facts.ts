import { message } from '../message';
import { age, shortDuration } from '../probes/duration';
import { firstSeen, lastSeen, timesSeen, withoutNumbers } from '../probes/event-order';
import { isModelName } from '../probes/models';
import type { ClusterEvent, ClusterObject } from '../probes/observation';
import { conditionOf } from '../unknown-value';
import type { EventFact } from './fact';
import { RANK } from './rank';
import { latestOf, stepsOf, type Observations, type Observed } from './observations';
import { groupBy } from './group-by';
import { namesIn } from './names-in';
import { WARNING_PASSED, warningTells } from './recency';
import { allReady } from './pod-facts';
import { referenceTo } from './object-reference';

/** Reasons that the findings about pods and workloads tell already. */
const TOLD = new Set([
  'BackOff',
  'Failed',
  'FailedMount',
  'FailedAttachVolume',
  'FailedMapVolume',
  'FailedScheduling',
  'FailedCreatePodSandBox',
  'FailedCreate',
  'Unhealthy',
  'Evicted',
  'OOMKilling',
]);

const isAbout = ({ involvedObject }: ClusterEvent, workload: string): boolean => {
  const name = involvedObject?.name ?? '';
  return name === workload || name.startsWith(`${workload}-`);
};

const podOf = ({ involvedObject: about }: ClusterEvent, { pods }: Observations): ClusterObject | undefined =>
  pods.find(({ item }) => item.metadata?.name === about?.name)?.item;

/** Whether the finding about the pod tells it, or one about what controllers are refused; a node's is by its conditions. */
const isTold = ({ item }: Observed<ClusterEvent>, observed: Observations): boolean =>
  TOLD.has(item.reason ?? '') && (item.involvedObject?.kind !== 'Pod' || podOf(item, observed) !== undefined);

/** Whether it is too old to tell of now, or what it is about has been well since. */
const isPassed = ({ item }: Observed<ClusterEvent>, observed: Observations): boolean => {
  const at = lastSeen(item);
  const { involvedObject: about } = item;
  if (item.type !== 'Warning' || observed.now - at > warningTells(about?.kind)) return true;
  const pod = podOf(item, observed);
  if (pod !== undefined) {
    const ready = conditionOf(pod, 'Ready', 'True');
    return ready === undefined
      ? false
      : at < Date.parse(ready.lastTransitionTime) || observed.now - at > WARNING_PASSED;
  }
  return (
    isAbout(item, observed.workload) && allReady(observed, observed.workload) && observed.now - at > WARNING_PASSED
  );
};

/** Addresses, names and numbers differ between warnings that say the same. */
const keyOf = (event: Observed<ClusterEvent>, observed: Observations): string =>
  [
    isTold(event, observed),
    isAbout(event.item, observed.workload),
    event.item.reason,
    withoutNumbers(event.item.message ?? ''),
  ].join('|');

/** The warnings that tell of now: those about the workload as traces, those about others last. */
export const eventFacts = (observed: Observations): readonly EventFact[] => {
  const { workload, now } = observed;
  const left = observed.events.filter((event) => !isPassed(event, observed));
  return [...groupBy(left, (event) => keyOf(event, observed))].flatMap(([key, group]): EventFact[] => {
    const [last] = latestOf(group);
    if (last === undefined) return [];
    const { involvedObject: about, reason = '', message: detail = '' } = last.item;
    const first = Math.min(...group.map(({ item }) => firstSeen(item)));
    const times = group.reduce((all, { item }) => all + timesSeen(item), 0);
    const values = {
      times,
      span: shortDuration(lastSeen(last.item) - first),
      object: `${about?.kind ?? ''} ${about?.name ?? ''}`.trim(),
      reason,
      detail,
      ago: age(new Date(lastSeen(last.item)).toISOString(), now),
    };
    return [
      {
        kind: 'event',
        reason,
        detail,
        isTold: isTold(last, observed),
        group: key,
        weight: lastSeen(last.item),
        sentence:
          times > 1
            ? message('{{object}}: {{reason}}, {{times}} times in {{span}}, last {{ago}} ago: {{detail}}', values)
            : message('{{object}}: {{reason}}, {{ago}} ago: {{detail}}', values),
        ...(first === 0 ? {} : { since: first }),
        severity: 'problem',
        stepIds: stepsOf(observed, ...group),
        names: namesIn(detail, about?.namespace),
        workload: isAbout(last.item, workload) ? workload : '',
        objects:
          about?.kind !== undefined && about.name !== undefined && isModelName(about.kind)
            ? [referenceTo(about.kind, about)]
            : [],
        rank: isAbout(last.item, workload) ? RANK.trace : RANK.foreignTrace,
      },
    ];
  });
};
