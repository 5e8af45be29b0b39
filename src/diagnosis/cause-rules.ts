import { message, type Message } from '../message';
import { describeNode } from '../probes/node-state';
import { conditionsOf } from '../unknown-value';
import { RANK, type Finding } from './finding';
import type { Observations } from './observations';
import { linesOf } from './known-lines';
import { killedAtLimit } from './killed-at-limit';
import { notReadyNodes } from './node-findings';
import { allReady, ownNodes } from './pod-findings';

/** What the evidence says about a known cause. */
export interface CauseVerdict {
  readonly status: 'supported' | 'ruled-out' | 'unknown';
  readonly evidence: Message;
  /** The steps and checks that the evidence comes from. */
  readonly stepIds: readonly string[];
}

/** What a rule is given: what was read, and what was found in it. */
export interface CaseFile {
  readonly observed: Observations;
  /** The findings, without old traces. */
  readonly findings: readonly Finding[];
}

type Need = 'nodes' | 'pods' | 'logs' | 'workload' | 'api-server';

/** Says whether a cause is there: a finding that shows it, or what was needed and why it is not the cause. */
export interface CauseRule {
  readonly supportedBy: (file: CaseFile) => Finding | undefined;
  readonly needs: readonly Need[];
  /** Why what was read, all of it, still does not tell; absent where it does. */
  readonly undecided?: (file: CaseFile) => Message | undefined;
  readonly otherwise: Message;
}

const startsWith =
  (...ids: readonly string[]) =>
  ({ findings }: CaseFile): Finding | undefined =>
    findings.find(({ id }) => ids.some((beginning) => id.startsWith(beginning)));

const isOwnProblem = ({ workload }: Observations, id: string, kind: string): boolean =>
  id.startsWith(`pods/${workload}|${kind}|`);

const pods =
  (...kinds: readonly string[]) =>
  ({ observed, findings }: CaseFile): Finding | undefined =>
    findings.find(({ id }) => kinds.some((kind) => isOwnProblem(observed, id, kind)));

/** Lines of the component's own log, by the id of the known line, as the finding or as the end of a crash. */
const lines =
  (...known: readonly string[]) =>
  ({ observed, findings }: CaseFile): Finding | undefined =>
    findings.find(({ id }) => known.some((line) => id.startsWith(`log/${observed.workload}|${line}|`)));

/** A pod that is not scheduled because of what the pattern says. */
const unschedulable =
  (pattern: RegExp) =>
  ({ observed, findings }: CaseFile): Finding | undefined =>
    findings.find(
      ({ id, sentence }) =>
        isOwnProblem(observed, id, 'unschedulable') && pattern.test(String(sentence.values?.detail ?? '')),
    );

/** Pods that were evicted because their node was short of memory, or of anything else. */
const evicted =
  (forMemory: boolean) =>
  ({ observed, findings }: CaseFile): Finding | undefined =>
    findings.find(
      ({ id, sentence }) =>
        isOwnProblem(observed, id, 'evicted') &&
        String(sentence.values?.detail ?? '').includes('resource: memory') === forMemory,
    );

/** A node with pods of the component that has this condition. */
const ownNodeWith =
  (...types: readonly string[]) =>
  ({ observed, findings }: CaseFile): Finding | undefined => {
    const own = ownNodes(observed);
    return findings.find(
      ({ objects: [object], sentence }) =>
        object?.model === 'Node' && own.has(object.name) && types.includes(String(sentence.values?.type ?? '')),
    );
  };

const firstOf =
  (...rules: readonly CauseRule['supportedBy'][]) =>
  (file: CaseFile): Finding | undefined => {
    for (const rule of rules) {
      const finding = rule(file);
      if (finding !== undefined) return finding;
    }
    return undefined;
  };

/** A node that is down explains missing pods where they ran there, or cannot be placed. */
const downNode = (file: CaseFile): Finding | undefined => {
  const { observed, findings } = file;
  const own = ownNodes(observed);
  const stuck = unschedulable(/./)(file) !== undefined;
  const down = notReadyNodes(observed);
  return findings.find(
    ({ objects: [object] }) => object?.model === 'Node' && down.has(object.name) && (own.has(object.name) || stuck),
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

const API_MEASURES = /^metric\/(check-)?api-(latency|seats|rejected)$/;

const slowApiServer = ({ findings }: CaseFile): Finding | undefined => findings.find(({ id }) => API_MEASURES.test(id));
const overloaded = firstOf(slowApiServer, lines(...linesOf('api-server-overload')));

/** A node of the component whose network plugin is not there. */
const withoutNetwork = (file: CaseFile): Finding | undefined => {
  const { nodes } = file.observed;
  const own = ownNodes(file.observed);
  const lost = nodes.find(
    ({ item }) =>
      own.has(item.metadata?.name ?? '') &&
      !describeNode(item).ready &&
      conditionsOf(item).some(({ type, message: said }) => type === 'Ready' && /network/i.test(said)),
  );
  return file.findings.find(
    ({ objects: [object] }) => object?.model === 'Node' && object.name === lost?.item.metadata?.name,
  );
};

/** Full nodes explain pods that are missing, and nothing where all are ready. */
const fullNodes = (file: CaseFile): Finding | undefined =>
  allReady(file.observed, file.observed.workload) ? undefined : startsWith('metric/check-memory-requests')(file);

/** Pods of another component that are refused say nothing of this one's. */
const ownRefusal = ({ observed, findings }: CaseFile): Finding | undefined =>
  findings.find(({ id }) => id === `refused/${observed.workload}`);

/** A time-out is the network's only where the API server itself is well. */
const timeouts = (file: CaseFile): Finding | undefined =>
  overloaded(file) === undefined ? lines('timeout')(file) : undefined;

/** How each known cause is looked for, by its id. A cause without a rule is never judged. */
export const CAUSE_RULES: Readonly<Record<string, CauseRule>> = {
  'node-resources': {
    supportedBy: firstOf(
      ownNodeWith('DiskPressure', 'PIDPressure'),
      unschedulable(/Insufficient (cpu|ephemeral-storage|pods)|disk-pressure|pid-pressure|Too many pods/),
      evicted(false),
    ),
    needs: ['nodes', 'pods'],
    otherwise: message('No node of its pods is short of disk or process ids, and no pod waits for CPU'),
  },
  'cluster-memory': {
    supportedBy: firstOf(
      unschedulable(/Insufficient memory|memory-pressure/),
      ownNodeWith('MemoryPressure'),
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
  'api-server-overload': {
    supportedBy: overloaded,
    needs: ['api-server'],
    otherwise: message('The API server answers in time, has places for calls, and turns none away'),
  },
  network: {
    supportedBy: firstOf(
      withoutNetwork,
      ownNodeWith('NetworkUnavailable'),
      pods('podNetwork'),
      lines('unreachable', 'refused', 'connection-lost', 'connection-reset'),
      timeouts,
    ),
    needs: ['logs', 'nodes'],
    otherwise: message('No node lacks its network, and the log tells of no connection that fails'),
  },
  dns: {
    supportedBy: lines(...linesOf('dns')),
    needs: ['logs'],
    otherwise: message('The log tells of no name that does not resolve'),
  },
  certificates: {
    supportedBy: lines(...linesOf('certificates')),
    needs: ['logs'],
    otherwise: message('The log tells of no certificate or token that is refused'),
  },
  permissions: {
    supportedBy: lines(...linesOf('permissions')),
    needs: ['logs'],
    otherwise: message('The log tells of no permission that is missing'),
  },
  quota: {
    supportedBy: firstOf(ownRefusal, lines(...linesOf('quota'))),
    needs: ['workload'],
    otherwise: message('No pod was refused'),
  },
  image: {
    supportedBy: pods('image'),
    needs: ['pods'],
    otherwise: message('No pod waits for its image'),
  },
  volume: {
    supportedBy: pods('mount'),
    needs: ['pods'],
    otherwise: message('No pod waits for a volume'),
  },
  'memory-limit': {
    supportedBy: firstOf(pods('outOfMemory'), ({ observed }) => killedAtLimit(observed)),
    needs: ['pods'],
    otherwise: message('No container was killed at its memory limit'),
  },
};

/** Findings that tell of now; what has passed supports no cause. */
export const current = (findings: readonly Finding[]): readonly Finding[] =>
  findings.filter(({ rank, status }) => status === 'problem' && rank < RANK.trace);
