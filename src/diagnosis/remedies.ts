import { inEnglish } from '../message';
import { fillMessage } from '../probes/variables';
import type { CauseId } from '../runbooks/cause-id';
import { REMEDIES } from '../runbooks/content/remedies';
import {
  LOOK_AT_SCHEDULER,
  READ_LAST_WORDS,
  READ_WHY_NOT_READY,
  SCALE_UP,
} from '../runbooks/content/remedies/without-cause';
import { isDangerous, type FilledRemedy, type Remedy } from '../runbooks/remedy';
import { VALUES, type ValueName } from '../runbooks/remedy-value';
import { isOwnCause } from '../runbooks/runbook';
import type { JudgedCause } from './causes';
import type { Around } from './circumstances';
import { flatten } from './chain';
import type { Fact } from './fact';
import { fillRemedyWith } from './fill-remedy';
import type { Finding } from './finding';
import { KNOWN_LINES, recognise } from './known-lines';
import { findingId } from './merge-facts';
import { remedyEvidence, type RemedyEvidence } from './remedy-evidence';

/** How many remedies a cause has at most: who is in a hurry reads no more. */
const MOST = 3;

const whyMissing = (name: string): (typeof VALUES)[ValueName] =>
  VALUES[Object.hasOwn(VALUES, name) ? (name as ValueName) : 'name'];

/** What can stop machines or lose data comes after everything else. */
const inSafeOrder = <R extends Pick<Remedy, 'effect'>>(remedies: readonly R[]): readonly R[] => [
  ...remedies.filter((one) => !isDangerous(one)),
  ...remedies.filter(isDangerous),
];

/** Those that fit what was read, filled. */
export const fillRemedies = (
  remedies: readonly Remedy[],
  { values, circumstances }: RemedyEvidence,
): readonly FilledRemedy[] =>
  inSafeOrder(
    remedies.filter(
      ({ about = [], where = [] }) =>
        about.every((name) => values[name] !== undefined) && where.every((one) => circumstances.has(one)),
    ),
  )
    .slice(0, MOST)
    .map((remedy) =>
      fillRemedyWith(remedy, {
        say: (sentence) => fillMessage(sentence, values),
        bindings: [values as Readonly<Record<string, string>>],
        why: whyMissing,
      }),
    );

/** A panic that is none of Go's own: those of nil pointers and the like are runtime errors. */
const OWN_MESSAGE = /^panic: (?!runtime error)/;

/** The cause that a line shows: one of a log, or the last words of a container. */
const causeOf = (fact: Fact | undefined): CauseId | undefined => {
  // A program that panics with a message of its own says what it lacks: that is no bug of it.
  if (fact?.kind === 'pod' && fact.lastWords !== undefined)
    return OWN_MESSAGE.test(fact.lastWords) ? undefined : recognise(fact.lastWords)?.cause;
  if (fact?.kind === 'need') return 'volume';
  if (fact?.kind === 'certificate') return fact.state === 'not-yet-valid' ? 'clock-wrong' : 'certificates';
  return fact?.kind === 'line' && fact.known !== undefined ? KNOWN_LINES[fact.known].cause : undefined;
};

/** What helps against a fact that no known cause explains. */
const withoutCause = (fact: Fact | undefined): readonly Remedy[] => {
  if (fact?.kind === 'workload') return fact.state === 'scaled-down' ? SCALE_UP : [];
  if (fact?.kind !== 'pod') return [];
  if (fact.state === 'unseen') return LOOK_AT_SCHEDULER;
  if (fact.state === 'notReady') return READ_WHY_NOT_READY;
  return fact.lastWords === undefined ? [] : READ_LAST_WORDS;
};

/** The facts of the chain that some facts stand in. */
const chainOf = (facts: readonly Fact[], findings: readonly Finding[]): readonly Fact[] => {
  const ids = new Set(facts.map(({ kind, group }) => `${kind}/${group}`));
  const tree = findings.find((root) => flatten([root]).some(({ id }) => ids.has(id)));
  return tree === undefined ? [] : flatten([tree]).flatMap((finding) => finding.facts);
};

/** Causes that the evidence supports, with what helps against each. */
export const withRemedies = (
  causes: readonly JudgedCause[],
  findings: readonly Finding[],
  workload: string,
  around: Around,
): readonly JudgedCause[] =>
  causes.map((judged) => {
    const { cause, verdict } = judged;
    if (verdict?.status !== 'supported') return judged;
    if (isOwnCause(cause)) return { ...judged, remedies: inSafeOrder(cause.remedies) };
    const { shownBy = [] } = verdict;
    const evidence = remedyEvidence(shownBy, chainOf(shownBy, findings), workload, around);
    // A line shows one cause more closely than others: names that the API server does not resolve are no matter of a node.
    const [fact] = shownBy;
    const closest = fact?.kind === 'line' ? causeOf(fact) : undefined;
    return { ...judged, remedies: fillRemedies(REMEDIES[closest ?? cause.id], evidence) };
  });

/** Whether a supported cause is that of the first finding: it is what the finding shows, or is shown by the same. */
const isOf =
  (root: Finding | undefined) =>
  ({ cause, verdict }: JudgedCause): boolean =>
    root !== undefined &&
    verdict !== undefined &&
    (cause.id === causeOf(root.facts[0]) ||
      (verdict.shownBy ?? []).some((fact) => findingId(fact) === root.id) ||
      (isOwnCause(cause) && verdict.stepIds.some((id) => root.stepIds.includes(id))));

/** A node whose kubelet answers, and which has no network, needs that and is not brought back. */
const closest = (fact: Fact | undefined): CauseId | undefined =>
  fact?.kind === 'node' && fact.state === 'network-lost' ? 'network' : causeOf(fact);

const closestFirst = (causes: readonly JudgedCause[], fact: Fact | undefined): readonly JudgedCause[] => {
  const id = closest(fact);
  return [...causes.filter(({ cause }) => cause.id === id), ...causes.filter(({ cause }) => cause.id !== id)];
};

const keyOf = ({ title, printed }: FilledRemedy): string => `${inEnglish(title)}\n${printed?.text ?? ''}`;

/**
 * What helps, that of the first finding first: against the cause which it shows, else against what it is. Then those of
 * the other causes that the evidence supports. What can stop machines or lose data never comes first.
 * @param causes with their remedies
 * @param workload the alert's own, for the sentences
 */
export const remediesOf = (
  findings: readonly Finding[],
  causes: readonly JudgedCause[],
  workload: string,
  around: Around,
): readonly FilledRemedy[] => {
  const [root] = findings;
  const facts = root?.facts ?? [];
  const shown = closestFirst(causes.filter(isOf(root)), facts[0]);
  const own = shown.length > 0 ? [] : withoutCause(facts[0]);
  const all = [
    ...shown.flatMap(({ remedies = [] }) => remedies),
    ...fillRemedies(own, remedyEvidence(facts, chainOf(facts, findings), workload, around)),
    ...causes.filter((cause) => !shown.includes(cause)).flatMap(({ remedies = [] }) => remedies),
  ];
  const once = [...new Map(all.map((remedy) => [keyOf(remedy), remedy])).values()];
  const firstSafe = once.findIndex((one) => !isDangerous(one));
  return firstSafe <= 0
    ? once
    : [...once.slice(firstSafe, firstSafe + 1), ...once.filter((_one, at) => at !== firstSafe)];
};
