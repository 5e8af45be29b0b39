import { message, type Message } from '../message';
import type { Measure } from '../probes/measure';
import type { FilledRemedy } from '../runbooks/remedy';
import { isOwnCause, type Cause, type FilledCause, type OwnCause, type Step } from '../runbooks/runbook';
import { nothingRan, unreadIn, type Unread } from './coverage';
import type { CaseFile } from './cause-evidence';
import { CAUSE_RULES, type CauseRule, type Need } from './cause-rules';
import { explains } from './edges';
import { matchFacts } from './match-facts';
import type { Fact } from './fact';
import { findingsOf, type Read } from './find';
import { OPERATOR_MODELS } from './operator-resources';
import { RANK } from './rank';
import { findingId } from './merge-facts';
import type { Observations, StepReading } from './observations';

/** What the evidence says about a known cause. */
export interface CauseVerdict {
  readonly status: 'supported' | 'ruled-out' | 'unknown';
  readonly evidence: Message;
  /** The steps and checks that the evidence comes from. */
  readonly stepIds: readonly string[];
  /** The facts that show a cause which alerts share. */
  readonly shownBy?: readonly Fact[];
}

/** A known cause with what the evidence says about it; absent while it is read, or where no rule can tell. */
export interface JudgedCause {
  readonly cause: FilledCause;
  readonly verdict?: CauseVerdict;
  /** What helps, where the evidence supports it. */
  readonly remedies?: readonly FilledRemedy[];
}

const MODELS: Readonly<Partial<Record<Need, readonly string[]>>> = {
  nodes: ['Node'],
  pods: ['Pod'],
  workload: ['Deployment', 'DaemonSet'],
  operators: OPERATOR_MODELS,
};

const API_SERVER: ReadonlySet<Measure | undefined> = new Set(['api-latency', 'api-seats', 'api-rejected'] as const);

/** What tells that Prometheus does not get what it asks for. */
const SCRAPED: ReadonlySet<Measure | undefined> = new Set(['scrape', 'pod-phases'] as const);

const isFor = ({ step: { probe } }: StepReading, need: Need): boolean => {
  if (need === 'logs') return probe.kind === 'logs' && probe.previous !== true;
  if (need === 'calls') return probe.kind === 'metric' && probe.measures === 'failing-calls';
  if (need === 'api-server') return probe.kind === 'metric' && API_SERVER.has(probe.measures);
  if (need === 'scrape') return probe.kind === 'metric' && SCRAPED.has(probe.measures);
  return (probe.kind === 'list' || probe.kind === 'get') && (MODELS[need] ?? []).includes(probe.model);
};

/** Why a need is not met that no step meets; the calls are measured where an alert is about them, and only there. */
const WHAT: Readonly<Partial<Record<Need, Message>>> = {
  nodes: message('No step has read the nodes'),
  pods: message('No step has read the pods'),
  logs: message('No step has read the logs'),
  workload: message('No step has read the Deployment or DaemonSet'),
  'api-server': message('No step has read the metrics of the API server'),
  scrape: message('No step has read what Prometheus reaches'),
};

/** What is missing to rule a cause out; `undefined` when everything was read. */
const missingFor = ({ readings, now }: Observations, need: Need): Unread | undefined => {
  const read = readings.filter((one) => isFor(one, need));
  const why = WHAT[need];
  if (read.length === 0) return why === undefined ? undefined : { why, pending: false };
  return read.map(({ step, result }) => unreadIn(step, result.observation, now)).find((unread) => unread !== undefined);
};

/** What supports a cause is said as the finding says it: for all the equal facts at once. */
const supported = (fact: Fact, { observed, facts }: CaseFile): CauseVerdict => {
  const equal = facts.filter(({ kind, group }) => kind === fact.kind && group === fact.group);
  const [finding] = findingsOf(equal, observed);
  const { sentence: evidence, stepIds } = finding ?? fact;
  return { status: 'supported', evidence, stepIds, shownBy: [fact, ...equal.filter((one) => one !== fact)] };
};

const judge = (file: CaseFile, rule: CauseRule): CauseVerdict | undefined => {
  const { observed } = file;
  const fact = rule.supportedBy(file);
  if (fact !== undefined) return supported(fact, file);
  const missing = rule.needs.map((need) => missingFor(observed, need)).find((one) => one !== undefined);
  if (missing?.pending === true) return undefined;
  if (missing !== undefined) return { status: 'unknown', evidence: missing.why, stepIds: [] };
  const stepIds = observed.readings
    .filter((one) => rule.needs.some((need) => isFor(one, need)))
    .map(({ step }) => step.id);
  const undecided = rule.undecided?.(file);
  if (undecided !== undefined) return { status: 'unknown', evidence: undecided, stepIds };
  // What does not run fails by nothing else.
  const hasNothing = observed.readings.some(
    (one) => rule.needs.includes('logs') && isFor(one, 'logs') && nothingRan(one.result.observation),
  );
  const evidence = hasNothing ? message('No container runs that could fail by it') : rule.otherwise;
  return { status: 'ruled-out', evidence, stepIds };
};

/** A cause of the alert's own: by the facts that it names. */
const judgeOwn = (
  { supportedBy, ruledOutBy, otherwise }: Extract<FilledCause, OwnCause<unknown, unknown>>,
  read: Read,
): CauseVerdict | undefined => {
  const shows = matchFacts(supportedBy, read);
  const against = ruledOutBy === undefined ? undefined : matchFacts(ruledOutBy, read);
  if (against?.is === 'true') {
    return { status: 'ruled-out', evidence: against.evidence ?? otherwise, stepIds: against.stepIds };
  }
  const { stepIds } = shows;
  if (shows.is === 'false') return { status: 'ruled-out', evidence: otherwise, stepIds };
  if (shows.pending === true) return undefined;
  return { status: shows.is === 'true' ? 'supported' : 'unknown', evidence: shows.evidence ?? otherwise, stepIds };
};
/** Facts that tell of now; what has passed supports no cause. */
const current = (facts: readonly Fact[]): readonly Fact[] =>
  facts.filter(({ rank, severity }) => severity !== 'unknown' && rank < RANK.trace);

const ORDER = { supported: 0, unknown: 1, 'ruled-out': 2 } as const;

/**
 * Judges the known causes of an alert by everything that was read, the supported ones first. A cause is ruled out only
 * where all that would show it was read; what could not be read leaves it unknown.
 * @param read what the steps of the runbook and the causes' own checks gave
 * @param leading the ids of the findings that lead to what the alert measures
 */
export const judgeCauses = (
  causes: readonly FilledCause[],
  read: Read,
  leading: ReadonlySet<string> = new Set(),
): readonly JudgedCause[] => {
  // A row of the list asks for its measure alone, every few seconds.
  if (causes.length === 0) return [];
  const { observed } = read;
  const facts = current(read.facts);
  const onTheWay = facts.filter((fact) => leading.has(findingId(fact)));
  // What the last words of a container say is told by its end, and is no finding of its own.
  const leads = (fact: Fact): boolean => onTheWay.includes(fact) || onTheWay.some((other) => explains(fact, other));
  const file: CaseFile = { observed, leads, facts: [...facts].sort((a, b) => a.rank - b.rank) };
  const orderOf = ({ verdict }: JudgedCause): number => (verdict === undefined ? 1 : ORDER[verdict.status]);
  return causes
    .map((cause): JudgedCause => {
      if (observed.readings.length === 0) return { cause };
      const verdict = isOwnCause(cause) ? judgeOwn(cause, read) : judge(file, CAUSE_RULES[cause.id]);
      return verdict === undefined ? { cause } : { cause, verdict };
    })
    .sort((a, b) => orderOf(a) - orderOf(b));
};

/** The checks of the causes that the runbook's steps do not make, each once. */
export const checksOf = (causes: readonly Cause[]): readonly Step[] => [
  ...new Map(
    causes.flatMap((cause) => (isOwnCause(cause) ? [] : (cause.checks ?? []))).map((check) => [check.id, check]),
  ).values(),
];
