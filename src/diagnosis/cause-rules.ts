import { message, type Message } from '../message';
import type { CauseId } from '../runbooks/cause-id';
import {
  type CaseFile,
  type Rule,
  firstOf,
  own,
  pods,
  lines,
  cutOff,
  answered,
  unscheduled,
  evicted,
  ownNode,
  refused,
  ended,
  downNode,
  podsGone,
  overloaded,
  fullNodes,
  timeouts,
  unscraped,
  blocked,
} from './cause-evidence';

/** What must have been read to rule a cause out. */
export type Need = 'nodes' | 'pods' | 'logs' | 'workload' | 'operators' | 'calls' | 'api-server' | 'scrape';

/** Says whether a cause is there: a fact that shows it, or what was needed and why it is not the cause. */
export interface CauseRule {
  readonly supportedBy: Rule;
  readonly needs: readonly Need[];
  /** Why what was read, all of it, still does not tell; absent where it does. */
  readonly undecided?: (file: CaseFile) => Message | undefined;
  readonly otherwise: Message;
}

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
    needs: ['api-server', 'logs'],
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
  // Any name that does not resolve; whose resolver it is, the next one says.
  dns: {
    supportedBy: firstOf(lines('dns'), lines('control-plane-dns')),
    needs: ['logs'],
    otherwise: message('The log tells of no name that does not resolve'),
  },
  'control-plane-dns': {
    supportedBy: lines('control-plane-dns'),
    needs: ['logs'],
    otherwise: message('The log tells of no name that the API server does not resolve'),
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
    supportedBy: firstOf(
      own('need', () => true),
      pods('mount'),
    ),
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
    needs: ['workload', 'operators'],
    otherwise: message('No operator says that it cannot create or keep what it should'),
  },
  'scrape-lost': {
    supportedBy: unscraped,
    needs: ['scrape', 'pods'],
    otherwise: message('Prometheus reaches what it asks'),
  },
};
