import { message, type Message } from '../message';
import type { CauseId } from '../runbooks/cause-id';
import type { EndReason, Fact, FactOf, NodeFact, Refuser } from './fact';
import { notReadyNodes } from './node-facts';
import type { Observations } from './observations';
import { linesOf } from './known-lines';
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

/** What must have been read to rule a cause out. */
export type Need = 'nodes' | 'pods' | 'logs' | 'workload' | 'calls' | 'api-server';

/** Says whether a cause is there: a fact that shows it, or what was needed and why it is not the cause. */
export interface CauseRule {
  readonly supportedBy: (file: CaseFile) => Fact | undefined;
  readonly needs: readonly Need[];
  /** Why what was read, all of it, still does not tell; absent where it does. */
  readonly undecided?: (file: CaseFile) => Message | undefined;
  readonly otherwise: Message;
}

type Rule = CauseRule['supportedBy'];

const firstOf =
  (...rules: readonly Rule[]): Rule =>
  (file) => {
    for (const rule of rules) {
      const fact = rule(file);
      if (fact !== undefined) return fact;
    }
    return undefined;
  };

/** Facts of one kind about the alert's own workload, or that lead to its measure; others say nothing of it. */
const own =
  <K extends Fact['kind']>(kind: K, fits: (fact: FactOf<K>) => boolean): Rule =>
  ({ observed, facts, leads }) =>
    facts.find(
      (fact) => fact.kind === kind && (fact.workload === observed.workload || leads(fact)) && fits(fact as FactOf<K>),
    );

const pods = (...states: readonly PodState[]): Rule => own('pod', ({ state }) => states.includes(state));

/** Lines of the component's own log that show a cause, as the fact or as the end of a crash. */
const lines = (cause: CauseId): Rule => {
  const known = linesOf(cause);
  return own('line', (line) => line.known !== undefined && known.includes(line.known));
};
const timedOut: Rule = own('line', ({ known }) => known === 'timeout');
const cutOff: Rule = own(
  'line',
  ({ known }) => known !== 'timeout' && known !== undefined && linesOf('network').includes(known),
);

/** From this share of all calls on, a code is why they fail: what `failing-calls` takes for a problem. */
const MANY = 0.05;

/** Calls of the component that the API server answers with this code. */
const answered =
  (code: string): Rule =>
  ({ observed, facts }) =>
    facts.find(
      (fact) =>
        (fact.kind === 'calls' && fact.workload === observed.workload && (fact.byCode[code] ?? 0) >= MANY) ||
        (fact.kind === 'metric' && fact.measures === 'failing-calls' && fact.labels.code === code),
    );

/** A pod that is not scheduled because of one of these. */
const unscheduled = (...unmet: readonly Unmet[]): Rule =>
  own('pod', (pod) => pod.state === 'unschedulable' && pod.unmet.some((one) => unmet.includes(one)));

/** Pods that were evicted because their node was short of memory, or of anything else. */
const evicted = (forMemory: boolean): Rule =>
  own('pod', ({ state, unmet }) => state === 'evicted' && unmet.includes('memory') === forMemory);

/** A node with pods of the component that is in one of these states. */
const ownNode =
  (...states: readonly NodeFact['state'][]): Rule =>
  ({ facts }) =>
    facts.find((fact) => fact.kind === 'node' && fact.isOwn && states.includes(fact.state));

const refused = (...by: readonly Refuser[]): Rule => own('refusal', (refusal) => by.includes(refusal.by));
const ended = (...reasons: readonly EndReason[]): Rule =>
  own('container-end', ({ reason }) => reasons.includes(reason));

/** A node that is down explains missing pods where they ran there, or cannot be placed. */
const downNode: Rule = (file) => {
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
const podsGone = ({ observed }: CaseFile): Message | undefined => {
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
const overloaded = firstOf(slowApiServer, lines('api-server-overload'));

/** Full nodes explain pods that are missing, and nothing where all are ready. */
const fullNodes: Rule = ({ observed, facts }) =>
  allReady(observed, observed.workload)
    ? undefined
    : facts.find((fact) => fact.kind === 'metric' && fact.measures === 'memory-requests');

/** A time-out is the network's only where the API server itself is well. */
const timeouts: Rule = (file) => (overloaded(file) === undefined ? timedOut(file) : undefined);

const unscraped: Rule = ({ facts }) => facts.find((fact) => fact.kind === 'metric' && fact.measures === 'scrape');
const blocked: Rule = ({ facts }) => facts.find((fact) => fact.kind === 'operator');

/** How each known cause is looked for. */
export const CAUSE_RULES: Readonly<Record<CauseId, CauseRule>> = {
  'node-resources': {
    supportedBy: firstOf(
      ownNode('disk-pressure', 'pid-pressure'),
      unscheduled('cpu', 'disk', 'disk-pressure', 'pid-pressure', 'pods'),
      evicted(false),
      lines('node-resources'),
    ),
    needs: ['nodes', 'pods'],
    otherwise: message('No node of its pods is short of disk or process ids, and no pod waits for CPU'),
  },
  'cluster-memory': {
    supportedBy: firstOf(
      unscheduled('memory', 'memory-pressure'),
      ownNode('memory-pressure'),
      pods('outOfNodeMemory'),
      evicted(true),
      fullNodes,
    ),
    needs: ['nodes', 'pods'],
    otherwise: message('No node of its pods is short of memory, and no pod waits for memory'),
  },
  'nodes-down': {
    supportedBy: downNode,
    needs: ['nodes', 'pods'],
    undecided: podsGone,
    otherwise: message('Every node of its pods is ready'),
  },
  'node-placement': {
    supportedBy: firstOf(unscheduled('node-selector', 'pod-affinity', 'taint')),
    needs: ['pods'],
    otherwise: message('No pod waits for a node that it may run on'),
  },
  'api-server-overload': {
    supportedBy: overloaded,
    needs: ['api-server'],
    otherwise: message('The API server answers in time, has places for calls, and turns none away'),
  },
  'client-throttled': {
    supportedBy: lines('client-throttled'),
    needs: ['logs'],
    otherwise: message('The log tells of no call that its own limit holds back'),
  },
  network: {
    supportedBy: firstOf(ownNode('network-lost', 'network-unavailable'), pods('podNetwork'), cutOff, timeouts),
    needs: ['logs', 'nodes'],
    otherwise: message('No node lacks its network, and the log tells of no connection that fails'),
  },
  dns: {
    supportedBy: lines('dns'),
    needs: ['logs'],
    otherwise: message('The log tells of no name that does not resolve'),
  },
  certificates: {
    supportedBy: firstOf(
      own('certificate', ({ state }) => state !== 'not-yet-valid'),
      lines('certificates'),
      answered('401'),
    ),
    needs: ['logs', 'calls'],
    otherwise: message('Nothing tells of a certificate or token that is refused'),
  },
  'clock-wrong': {
    supportedBy: firstOf(
      own('certificate', ({ state }) => state === 'not-yet-valid'),
      lines('clock-wrong'),
    ),
    needs: ['logs'],
    otherwise: message('The log tells of no certificate that is not valid yet'),
  },
  'credentials-missing': {
    supportedBy: lines('credentials-missing'),
    needs: ['logs'],
    otherwise: message('The log tells of no credentials that are missing'),
  },
  permissions: {
    supportedBy: firstOf(lines('permissions'), answered('403')),
    needs: ['logs', 'calls'],
    otherwise: message('Nothing tells of a permission that is missing'),
  },
  quota: {
    supportedBy: firstOf(refused('quota', 'limit-range'), lines('quota')),
    needs: ['workload'],
    otherwise: message('No quota or limit range refuses its pods'),
  },
  'security-context': {
    supportedBy: firstOf(refused('security-context'), lines('security-context')),
    needs: ['workload', 'logs'],
    otherwise: message('No security context constraint refuses its pods'),
  },
  'admission-webhook': {
    supportedBy: firstOf(
      refused('webhook'),
      lines('admission-webhook'),
      own('webhook', () => true),
    ),
    needs: ['workload', 'logs'],
    otherwise: message('No webhook refuses its pods or its calls'),
  },
  image: {
    supportedBy: pods('image'),
    needs: ['pods'],
    otherwise: message('No pod waits for its image'),
  },
  'wrong-architecture': {
    supportedBy: lines('wrong-architecture'),
    needs: ['logs'],
    otherwise: message('No container ends because its program is for another processor'),
  },
  volume: {
    supportedBy: pods('mount'),
    needs: ['pods'],
    otherwise: message('No pod waits for a volume'),
  },
  'memory-limit': {
    supportedBy: firstOf(pods('outOfMemory'), ended('memory-limit')),
    needs: ['pods'],
    otherwise: message('No container was killed at its memory limit'),
  },
  'probe-killed': {
    supportedBy: firstOf(pods('probeKilled'), ended('probe')),
    needs: ['pods'],
    otherwise: message('The kubelet killed no container because of its liveness probe'),
  },
  'program-crash': {
    supportedBy: lines('program-crash'),
    needs: ['logs'],
    otherwise: message('The log tells of no crash of the program'),
  },
  'kind-missing': {
    supportedBy: lines('kind-missing'),
    needs: ['logs'],
    otherwise: message('The log tells of no kind that the cluster lacks'),
  },
  'node-limits': {
    supportedBy: lines('node-limits'),
    needs: ['logs'],
    otherwise: message('The log tells of no limit of the node that is reached'),
  },
  'operator-blocked': {
    supportedBy: blocked,
    needs: ['workload'],
    otherwise: message('No operator says that it cannot create or keep what it should'),
  },
  'scrape-lost': {
    supportedBy: unscraped,
    needs: [],
    otherwise: message('Prometheus reaches what it asks'),
  },
};
