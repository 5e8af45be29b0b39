import { message, type Message } from '../message';
import type { CauseId } from '../runbooks/cause-id';
import type { EndReason, Fact, FactOf, NodeFact, Refuser } from './fact';
import { notReadyNodes } from './node-facts';
import type { Observations } from './observations';
import { linesOf } from './known-lines';
import { lostScrape } from './lost-scrape';
import { allReady, ownNodes } from './pod-facts';
import type { PodState } from './pod-sentences';
import type { Unmet } from './unmet';

/** What a rule is given: what was read, and the facts that tell of now. */
export interface CaseFile {
  readonly observed: Observations;
  readonly facts: readonly Fact[];
  /** Whether a fact leads to what the alert measures, also where it is about another component. */
  readonly leads: (fact: Fact) => boolean;
}

/** Gives the fact that shows a cause; absent where none does. */
export type Rule = (file: CaseFile) => Fact | undefined;

/** The first of several rules that finds something. */
export const firstOf =
  (...rules: readonly Rule[]): Rule =>
  (file) => {
    for (const rule of rules) {
      const fact = rule(file);
      if (fact !== undefined) return fact;
    }
    return undefined;
  };

/** Facts of one kind about the alert's own workload, or one that its operator makes, or that lead to its measure; others say nothing of it. */
export const own =
  <K extends Fact['kind']>(kind: K, fits: (fact: FactOf<K>) => boolean): Rule =>
  ({ observed, facts, leads }) =>
    facts.find(
      (fact) =>
        fact.kind === kind &&
        (fact.workload === observed.workload || observed.operands.includes(fact.workload) || leads(fact)) &&
        fits(fact as FactOf<K>),
    );

/** Pods of the component in one of these states. */
export const pods = (...states: readonly PodState[]): Rule => own('pod', ({ state }) => states.includes(state));

/** Lines of the component's own log that show a cause, as the fact or as the end of a crash. */
export const lines = (cause: CauseId): Rule => {
  const known = linesOf(cause);
  return own('line', (line) => line.known !== undefined && known.includes(line.known));
};
const timedOut: Rule = own('line', ({ known }) => known === 'timeout');
/** A connection that does not come about, or ends. */
export const cutOff: Rule = own(
  'line',
  ({ known }) => known !== 'timeout' && known !== undefined && linesOf('network').includes(known),
);

/** From this share of all calls on, a code is why they fail: what `failing-calls` takes for a problem. */
const MANY = 0.05;

/** Calls of the component that the API server answers with this code. */
export const answered =
  (code: string): Rule =>
  ({ observed, facts }) =>
    facts.find(
      (fact) =>
        (fact.kind === 'calls' && fact.workload === observed.workload && (fact.byCode[code] ?? 0) >= MANY) ||
        (fact.kind === 'metric' && fact.measures === 'failing-calls' && fact.labels.code === code),
    );

/** A pod that is not scheduled because of one of these. */
export const unscheduled = (...unmet: readonly Unmet[]): Rule =>
  own('pod', (pod) => pod.state === 'unschedulable' && pod.unmet.some((one) => unmet.includes(one)));

/** Pods that were evicted because their node was short of memory, or of anything else. */
export const evicted = (forMemory: boolean): Rule =>
  own('pod', ({ state, unmet }) => state === 'evicted' && unmet.includes('memory') === forMemory);

/** A node with pods of the component that is in one of these states. */
export const ownNode =
  (...states: readonly NodeFact['state'][]): Rule =>
  ({ facts }) =>
    facts.find((fact) => fact.kind === 'node' && fact.isOwn && states.includes(fact.state));

/** Pods of the component that one of these refuses. */
export const refused = (...by: readonly Refuser[]): Rule => own('refusal', (refusal) => by.includes(refusal.by));
/** Containers of the component that ended for one of these reasons. */
export const ended = (...reasons: readonly EndReason[]): Rule =>
  own('container-end', ({ reason }) => reasons.includes(reason));

/** A node that is down explains missing pods where they ran there, or cannot be placed. */
export const downNode: Rule = (file) => {
  const stuck = pods('unschedulable')(file) !== undefined;
  const nodes = ownNodes(file.observed);
  return file.facts.find(
    (fact) =>
      fact.kind === 'node' &&
      ['not-ready', 'network-lost', 'silent'].includes(fact.state) &&
      (stuck || fact.objects.some(({ name }) => nodes.has(name))),
  );
};

/** Without a pod nothing says which node it would run on: any that is down may be the one. */
export const podsGone = ({ observed }: CaseFile): Message | undefined => {
  const [down] = notReadyNodes(observed);
  return down === undefined || observed.pods.some(({ workload }) => workload === observed.workload)
    ? undefined
    : message('Node {{name}} is not ready, and no pod of {{workload}} is left to say where it ran', {
        name: down,
        workload: observed.workload,
      });
};

const slowApiServer: Rule = ({ facts }) =>
  facts.find(
    (fact) =>
      fact.kind === 'metric' &&
      (fact.measures === 'api-latency' || fact.measures === 'api-seats' || fact.measures === 'api-rejected'),
  );
/** An API server that is slow, full, or turns calls away. */
export const overloaded = firstOf(slowApiServer, lines('api-server-overload'));

/** Full nodes explain pods that are missing, and nothing where all are ready. */
export const fullNodes: Rule = ({ observed, facts }) =>
  allReady(observed, observed.workload)
    ? undefined
    : facts.find((fact) => fact.kind === 'metric' && fact.measures === 'memory-requests');

/** A time-out is the network's only where the API server itself is well. */
export const timeouts: Rule = (file) => (overloaded(file) === undefined ? timedOut(file) : undefined);

/** Metrics that Prometheus does not reach. */
export const unscraped: Rule = ({ observed, facts }) => lostScrape(facts, observed);
/** An operator that does not make what it should. */
export const blocked: Rule = ({ facts }) => facts.find((fact) => fact.kind === 'operator');
