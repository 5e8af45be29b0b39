import { message, type Message } from '../message';
import { recogniseLine, type KnownLineId } from '../probes/log-known';
import type { CauseId } from '../runbooks/cause-id';
import { RANK } from './rank';

/** What an error line means that is known. */
export interface KnownLine {
  readonly id: KnownLineId;
  /** `{{pod}}` and `{{line}}` are filled in. */
  readonly meaning: Message;
  readonly rank: number;
  /** The known cause that it shows; absent for a consequence, and for what several causes lead to. */
  readonly cause?: CauseId;
}

const cause = (id: CauseId, meaning: Message, rank: number = RANK.logCause): Omit<KnownLine, 'id'> => ({
  meaning,
  rank,
  cause: id,
});

const PLAIN: Readonly<Record<KnownLineId, Omit<KnownLine, 'id'>>> = {
  'certificate-not-yet-valid': cause(
    'clock-wrong',
    message('A certificate is not valid yet, so that a clock is wrong, says {{pod}}: {{line}}'),
  ),
  'certificate-expired': cause('certificates', message('A certificate has expired, says {{pod}}: {{line}}')),
  'certificate-untrusted': cause('certificates', message('A certificate is not trusted, says {{pod}}: {{line}}')),
  'control-plane-name-resolution': cause(
    'control-plane-dns',
    message('DNS does not resolve a name for the API server, says {{pod}}: {{line}}'),
  ),
  'name-resolution': cause('dns', message('DNS does not resolve a name, says {{pod}}: {{line}}')),
  quota: cause('quota', message('A quota refuses what {{pod}} wants to create: {{line}}')),
  'security-context': cause(
    'security-context',
    message('What {{pod}} wants to create may not run with the rights that it asks for: {{line}}'),
  ),
  'webhook-denied': cause(
    'admission-webhook',
    message('An admission webhook or policy refuses what {{pod}} wants to write: {{line}}'),
  ),
  forbidden: cause('permissions', message('{{pod}} lacks a permission: {{line}}')),
  'admission-refused': {
    meaning: message('The API server does not admit what {{pod}} wants to write: {{line}}'),
    rank: RANK.logCause,
  },
  unauthorized: cause('certificates', message('The API server does not accept the credentials of {{pod}}: {{line}}')),
  'credentials-missing': cause(
    'credentials-missing',
    message('{{pod}} finds no credentials for the API server: {{line}}'),
  ),
  'exec-format': cause(
    'wrong-architecture',
    message('The program of {{pod}} is built for another processor: {{line}}'),
  ),
  'node-limits': cause('node-limits', message('{{pod}} has reached a limit of its node: {{line}}')),
  'client-throttled': cause(
    'client-throttled',
    message('Calls of {{pod}} wait for its own limit of calls until it is too late: {{line}}'),
  ),
  etcd: cause(
    'api-server-overload',
    message('etcd, which the API server stores in, fails calls, says {{pod}}: {{line}}'),
    RANK.logHint,
  ),
  overload: cause(
    'api-server-overload',
    message('The API server turns calls away or answers too late, says {{pod}}: {{line}}'),
    RANK.logHint,
  ),
  unavailable: {
    meaning: message('The API server, or what stands before it, is not available to {{pod}}: {{line}}'),
    rank: RANK.logHint + 0.5,
  },
  'disk-full': cause('node-resources', message('A disk is full, says {{pod}}: {{line}}')),
  unreachable: cause('network', message('The network does not lead to where {{pod}} connects: {{line}}')),
  webhook: cause('admission-webhook', message('A webhook does not answer, says {{pod}}: {{line}}'), RANK.logHint),
  'device-plugin': {
    meaning: message('The device plugin of {{pod}} does not register with the kubelet: {{line}}'),
    rank: RANK.logHint + 1,
  },
  refused: cause('network', message('A connection of {{pod}} is refused: {{line}}'), RANK.logHint),
  'connection-lost': cause('network', message('{{pod}} loses its connection to the API server: {{line}}')),
  'connection-reset': cause('network', message('A connection of {{pod}} is cut off: {{line}}'), RANK.logHint),
  timeout: cause('network', message('A connection of {{pod}} gets no answer in time: {{line}}'), RANK.logHint + 1),
  'port-in-use': { meaning: message('A port that {{pod}} needs is taken: {{line}}'), rank: RANK.logCause },
  'kind-missing': cause('kind-missing', message('The cluster lacks a kind of object that {{pod}} needs: {{line}}')),
  'mac-taken': {
    meaning: message('{{pod}} refused a MAC address that is taken: {{line}}'),
    rank: RANK.foreignTrace,
  },
  'mac-pool': {
    meaning: message('kubemacpool cannot hand out a MAC address, says {{pod}}: {{line}}'),
    rank: RANK.logCause,
  },
  'lease-lost': { meaning: message('{{pod}} lost the leader lease and ended: {{line}}'), rank: RANK.logEffect },
  'cache-sync': {
    meaning: message('{{pod}} cannot read the objects that it works on: {{line}}'),
    rank: RANK.logEffect,
  },
  reconcile: {
    meaning: message('{{pod}} cannot bring an object to what it should be: {{line}}'),
    rank: RANK.logEffect,
  },
  panic: cause('program-crash', message('{{pod}} panicked: {{line}}')),
  'program-broken': cause('program-crash', message('The program of {{pod}} is broken: {{line}}')),
};

/** What each known line means, by its id. */
export const KNOWN_LINES = Object.fromEntries(
  Object.entries(PLAIN).map(([id, line]) => [id, { id: id as KnownLineId, ...line }]),
) as Readonly<Record<KnownLineId, KnownLine>>;

/** The ids of the lines that show a cause. */
export const linesOf = (id: CauseId): readonly KnownLineId[] =>
  Object.values(KNOWN_LINES).flatMap((line) => (line.cause === id ? [line.id] : []));

/** What a line means, if it is known. */
export const recognise = (text: string): KnownLine | undefined => {
  const known = recogniseLine(text);
  return known === undefined ? undefined : KNOWN_LINES[known.id];
};
