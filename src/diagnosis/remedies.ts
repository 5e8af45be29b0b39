import { inEnglish, type Message } from '../message';
import type { CauseId } from '../runbooks/cause-id';
import { IN_PLACE, LOOK_AT_SCHEDULER, READ_LAST_WORDS, REMEDIES } from '../runbooks/content/remedies';
import type { FilledRemedy, Remedy } from '../runbooks/remedy';
import { isOwnCause, type FilledCause } from '../runbooks/runbook';
import type { JudgedCause } from './causes';
import type { Fact } from './fact';
import type { Finding } from './finding';
import { KNOWN_LINES, recognise } from './known-lines';
import { canMove, type Topology } from './topology';

const naming = (sentence: Message, name: string): Message => ({
  ...sentence,
  values: { ...sentence.values, name },
});

/** A remedy for a component: its sentences name it. */
export const remedyFor = (remedy: Remedy, name: string): Remedy => ({
  ...remedy,
  title: naming(remedy.title, name),
  why: naming(remedy.why, name),
  doneWhen: naming(remedy.doneWhen, name),
});

/** The component that a fact lies in: its workload, else what it is about. Of a certificate, not who found it expired. */
const nameOf = (fact: Fact | undefined, otherwise: string): string =>
  fact === undefined || fact.workload === '' || fact.kind === 'certificate'
    ? (fact?.objects[0]?.name ?? otherwise)
    : fact.workload;

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

/** The remedy of a kind of cause; where nothing can be moved to other nodes, one that does not say so. */
const remedyOn = (id: CauseId, topology: Topology): Remedy =>
  canMove(topology) ? REMEDIES[id] : (IN_PLACE[id] ?? REMEDIES[id]);

/** What helps against a cause: that of the alert's own, or that of its kind, for the component of this name. */
export const remediesFor = (cause: FilledCause, name: string, topology: Topology): readonly FilledRemedy[] =>
  isOwnCause(cause) ? cause.remedies : [remedyFor(remedyOn(cause.id, topology), name)];

/** What helps against a fact that no known cause explains. */
const withoutCause = (fact: Fact | undefined): Remedy | undefined => {
  if (fact?.kind !== 'pod') return undefined;
  if (fact.state === 'unseen') return LOOK_AT_SCHEDULER;
  return fact.lastWords === undefined ? undefined : READ_LAST_WORDS;
};

/**
 * What helps, the remedy of the first finding first: that of the cause which it shows, else of what it is. Then those of
 * the other causes that the evidence supports.
 * @param workload the alert's own, for the sentences
 * @param topology where nothing can be moved, no remedy says so
 */
export const remediesOf = (
  findings: readonly Finding[],
  causes: readonly JudgedCause[],
  workload: string,
  topology: Topology = 'unknown',
): readonly FilledRemedy[] => {
  const [root] = findings;
  const said = root === undefined ? '' : inEnglish(root.sentence);
  const supported = causes.filter(({ verdict }) => verdict?.status === 'supported');
  const fact = root?.facts[0];
  const shown = supported.filter(
    ({ cause, verdict }) =>
      cause.id === causeOf(fact) ||
      (verdict !== undefined &&
        (inEnglish(verdict.evidence) === said ||
          (isOwnCause(cause) && verdict.stepIds.some((id) => root?.stepIds.includes(id) === true)))),
  );
  const others = supported.filter((cause) => !shown.includes(cause));
  const own = shown.length === 0 ? withoutCause(fact) : undefined;
  return [
    ...shown.flatMap(({ cause }) => remediesFor(cause, nameOf(fact, workload), topology)),
    ...(own === undefined ? [] : [remedyFor(own, nameOf(fact, workload))]),
    ...others.flatMap(({ cause }) => remediesFor(cause, workload, topology)),
  ];
};
