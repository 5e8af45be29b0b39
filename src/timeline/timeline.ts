import type { Alert } from '../alerts/alert';
import { flatten } from '../diagnosis/chain';
import type { ObjectReference } from '../diagnosis/fact';
import { groupBy } from '../diagnosis/group-by';
import type { Investigation } from '../diagnosis/investigate';
import { observe, type Observations } from '../diagnosis/observations';
import { CHANGED_LATELY, TOGETHER } from '../diagnosis/recency';
import { haveInCommon } from '../diagnosis/same-object';
import { message, type Message } from '../message';
import { alertMoments } from './alert-moments';
import { earlierStates } from './before-change';
import type { Beside } from './beside';
import { conditionMoments } from './condition-moments';
import { eventMoments } from './event-moments';
import { firingMoments, sayHistory } from './firing-moments';
import type { Moment } from './moment';
import { podMoments } from './pod-moments';
import { installationMoments, productMoments } from './product-moments';
import { quiet } from './quiet';
import { rolloutMoments, undone } from './rollout-moments';
import type { EarlierState } from './state-key';
import { versionMoments } from './version-moments';
import { writings } from './writer-moments';

/** What changed, by what the cluster keeps of it. */
export interface Timeline {
  /** All of it, the oldest first. */
  readonly moments: readonly Moment[];
  /** Those that tell most, seven at most, in their order. */
  readonly chosen: readonly Moment[];
  /** The earliest problem of what the alert hangs on; absent where there is none. */
  readonly firstSign?: Moment;
  /** How often the alert fired, in parts of one line; empty where it is not known. */
  readonly fired: readonly Message[];
  /** What can be said of changes that did not happen, and what happened at a time that nobody recorded. */
  readonly notes: readonly Message[];
}

/** How many moments stand at once: more is a list to read. */
const MOST = 7;
const mergeGroup = (moments: readonly Moment[]): readonly Moment[] => {
  const rows: Moment[][] = [];
  for (const moment of moments) {
    const last = rows.at(-1);
    if (last?.[0] !== undefined && moment.at - last[0].at <= TOGETHER) last.push(moment);
    else rows.push([moment]);
  }
  return rows.flatMap((row): readonly Moment[] => {
    const [first] = row;
    if (first?.many === undefined || row.length === 1) return row;
    const sentence = { ...first.many, values: { ...first.many.values, count: row.length } };
    return [{ ...first, sentence, objects: row.flatMap(({ objects }) => objects) }];
  });
};

const byTime = (a: Moment, b: Moment): number => a.at - b.at;

const merge = (moments: readonly Moment[]): readonly Moment[] => {
  const groups = groupBy(moments, ({ group }) => group ?? '');
  return [...groups].flatMap(([group, of]) => (group === '' ? of : mergeGroup([...of].sort(byTime)))).sort(byTime);
};

/** Whose moments count: the objects of what was found, and those that its evidence names. */
const chainOf = ({ diagnosis }: Investigation): readonly ObjectReference[] =>
  flatten(diagnosis.findings).flatMap(({ facts }) => facts.flatMap(({ objects, names }) => [...objects, ...names]));

interface Whose {
  readonly isOfChain: (moment: Moment) => boolean;
  readonly isOfRoot: (moment: Moment) => boolean;
  readonly now: number;
}

/** The earliest problem of what the alert hangs on; of equal seconds that of the root. What ended days before is history. */
const firstSignOf = (moments: readonly Moment[], { isOfChain, isOfRoot, now }: Whose): Moment | undefined => {
  const began = moments.find(({ kind }) => kind === 'alert')?.at ?? now;
  const problems = moments.filter(
    (moment) => moment.kind === 'problem' && moment.at >= began - CHANGED_LATELY && isOfChain(moment),
  );
  return problems.find((moment) => moment.at === problems[0]?.at && isOfRoot(moment)) ?? problems[0];
};

const choose = (
  moments: readonly Moment[],
  { firstSign, isOfChain, now }: { firstSign: Moment | undefined; isOfChain: (moment: Moment) => boolean; now: number },
): readonly Moment[] => {
  const from = (firstSign?.at ?? now) - CHANGED_LATELY;
  const lately = moments.filter(({ at }) => at >= from);
  const inTurn = [
    ...lately.filter((moment) => moment === firstSign || moment.kind === 'alert'),
    // What was changed last before it began tells most.
    ...lately.filter(({ kind, at }) => kind === 'change' && at <= (firstSign?.at ?? now)).slice(-2),
    // Whether it flaps the last time shows; how often stands beside.
    ...lately.filter(({ kind }) => kind === 'fired').slice(-1),
    ...lately.filter((moment) => moment.kind === 'problem' && isOfChain(moment)),
    ...lately.filter((moment) => moment.kind !== 'problem' && isOfChain(moment)),
    ...lately.filter(({ kind }) => kind !== 'fired'),
  ];
  const chosen = new Set([...new Set(inTurn)].slice(0, MOST));
  return moments.filter((moment) => chosen.has(moment));
};

const observedIn = ({ steps, results, subject, now }: Investigation): Observations =>
  observe(steps, results, { workload: subject, now });

/** The states before changes of some minutes ago, which can still be read for a while. */
export const earlierStatesOf = (investigation: Investigation): readonly EarlierState[] =>
  earlierStates(observedIn(investigation), chainOf(investigation));

/** How many writings without a time stand at once. */
const MOST_NOTES = 3;

/**
 * Puts together what changed: events, conditions, ends of containers, rollouts, updates, who wrote settings, and the alert
 * itself. Nothing is said to be the reason of anything because of its time; equal seconds have no order.
 * @param alert absent where none is there
 */
export const timelineOf = (investigation: Investigation, beside: Beside = {}, alert?: Alert): Timeline => {
  const { now } = investigation;
  const observed = observedIn(investigation);
  const { replicaSets, versions, history } = beside;
  const sets = replicaSets?.state === 'found' ? replicaSets.data : [];
  const chain = chainOf(investigation);
  const written = writings(observed, chain, beside.earlier);
  const changes = [
    ...rolloutMoments(sets),
    ...versionMoments(observed),
    ...productMoments(observed),
    ...installationMoments(versions?.state === 'found' ? versions.data : [], observed),
    ...written.moments,
  ];
  const moments = merge([
    ...eventMoments(observed),
    ...conditionMoments(observed),
    ...podMoments(observed),
    ...changes,
    ...(alert === undefined ? [] : alertMoments(alert)),
    ...(history?.state === 'found' && alert !== undefined ? firingMoments(alert.name, history.data) : []),
  ]);
  const root = investigation.diagnosis.findings[0]?.facts.flatMap(({ objects }) => objects) ?? [];
  const isOf =
    (some: readonly ObjectReference[]) =>
    ({ objects }: Moment): boolean =>
      haveInCommon(objects, some);
  const firstSign = firstSignOf(moments, { isOfChain: isOf(chain), isOfRoot: isOf(root), now });
  return {
    moments,
    chosen: choose(moments, { firstSign, isOfChain: isOf(chain), now }),
    ...(firstSign === undefined ? {} : { firstSign }),
    fired: history?.state === 'found' ? sayHistory(history.data, now) : [],
    notes: [
      ...quiet({ beside, changes, isRecorded: written.isRead }, investigation),
      ...undone(sets).map((name) =>
        message('{{name}} was rolled back to an earlier revision; when was not recorded', { name }),
      ),
      ...written.notes.slice(0, MOST_NOTES),
    ],
  };
};
