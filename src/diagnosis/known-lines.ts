import { message, type Message } from '../message';
import { RANK } from './finding';

/** An error line that is known: what it means. */
export interface KnownLine {
  readonly id: string;
  readonly pattern: RegExp;
  /** `{{pod}}` and `{{line}}` are filled in. */
  readonly meaning: Message;
  readonly rank: number;
  /**
   * Whether such a line, where it is about somebody's virtual machine, tells of that machine alone and not of the
   * component; absent for what hits the component whichever object it works on, such as DNS.
   */
  readonly isMachines?: (text: string) => boolean;
}

/**
 * The error lines of virt-operator, virt-api, virt-controller, virt-handler, the SSP Operator and kubemacpool that are
 * known, the most telling first: a line is what the first pattern that fits says.
 */
export const KNOWN_LINES: readonly KnownLine[] = [
  {
    id: 'certificate-expired',
    pattern: /certificate has expired|expired certificate/,
    meaning: message('A certificate has expired, says {{pod}}: {{line}}'),
    rank: RANK.logCause,
  },
  {
    id: 'certificate-untrusted',
    pattern: /x509: (certificate signed by unknown authority|certificate is (not )?valid for|cannot validate)/,
    meaning: message('A certificate is not trusted, says {{pod}}: {{line}}'),
    rank: RANK.logCause,
  },
  {
    id: 'name-resolution',
    pattern: /no such host|server misbehaving|lookup \S+( on \S+)?: .*(i\/o timeout|connection refused)/,
    meaning: message('DNS does not resolve a name, says {{pod}}: {{line}}'),
    rank: RANK.logCause,
  },
  {
    id: 'quota',
    pattern: /exceeded quota/,
    meaning: message('A quota refuses what {{pod}} wants to create: {{line}}'),
    rank: RANK.logCause,
    isMachines: () => true,
  },
  {
    id: 'forbidden',
    pattern: /is forbidden: |cannot \w+ resource "/,
    meaning: message('{{pod}} lacks a permission: {{line}}'),
    rank: RANK.logCause,
    // What admission refuses is the machine's pod; what the user named in the line may not do is the component's.
    isMachines: (text) => !/cannot \w+ resource "/.test(text),
  },
  {
    id: 'unauthorized',
    pattern: /\bUnauthorized\b|has asked for the client to provide credentials/,
    meaning: message('The API server does not accept the credentials of {{pod}}: {{line}}'),
    rank: RANK.logCause,
  },
  {
    id: 'overload',
    pattern:
      /Too Many Requests|received too many requests|unable to return a response in the time|etcdserver: (request timed out|leader changed)|request did not complete within/,
    meaning: message('The API server turns calls away or answers too late, says {{pod}}: {{line}}'),
    rank: RANK.logHint,
  },
  {
    id: 'unavailable',
    pattern: /currently unable to handle the request|Service Unavailable|no healthy (upstream|backend)/,
    meaning: message('The API server, or what stands before it, is not available to {{pod}}: {{line}}'),
    rank: RANK.logHint,
  },
  {
    id: 'disk-full',
    pattern: /no space left on device/,
    meaning: message('A disk is full, says {{pod}}: {{line}}'),
    rank: RANK.logCause,
  },
  {
    id: 'unreachable',
    pattern: /no route to host|network is unreachable/,
    meaning: message('The network does not lead to where {{pod}} connects: {{line}}'),
    rank: RANK.logCause,
  },
  // A webhook is called by the API server, and the kubelet over a socket of the node: what is refused or late there is
  // no connection of the pod.
  {
    id: 'webhook',
    pattern: /failed calling webhook/,
    meaning: message('A webhook does not answer, says {{pod}}: {{line}}'),
    rank: RANK.logHint,
    isMachines: (text) => !text.includes('kubevirt.io"'),
  },
  {
    id: 'device-plugin',
    pattern: /(device plugin|kubelet\.sock).*(fail|unable|error)|(fail|unable|error).*(device plugin|kubelet\.sock)/i,
    meaning: message('The device plugin of {{pod}} does not register with the kubelet: {{line}}'),
    rank: RANK.logHint + 1,
  },
  {
    id: 'refused',
    // A socket of the node, such as a launcher's, is no network.
    pattern: /^(?!.*dial unix).*connection refused/s,
    meaning: message('A connection of {{pod}} is refused: {{line}}'),
    rank: RANK.logHint,
  },
  {
    id: 'timeout',
    pattern: /i\/o timeout|TLS handshake timeout|context deadline exceeded|Client\.Timeout/,
    meaning: message('A connection of {{pod}} gets no answer in time: {{line}}'),
    rank: RANK.logHint + 1,
    // A deadline without a connection is that of what is readings to the machine.
    isMachines: (text) => !/dial tcp|https:|TLS handshake|Client\.Timeout/.test(text),
  },
  {
    id: 'port-in-use',
    pattern: /address already in use/,
    meaning: message('A port that {{pod}} needs is taken: {{line}}'),
    rank: RANK.logCause,
  },
  {
    id: 'kind-missing',
    pattern: /no matches for kind|could not find the requested resource/,
    meaning: message('The cluster lacks a kind of object that {{pod}} needs: {{line}}'),
    rank: RANK.logCause,
  },
  {
    id: 'mac-pool',
    pattern:
      /(failed to allocate|no available|already allocated|collision).*\bmac\b|\bmac\b.*(already|in use|collision)/i,
    meaning: message('kubemacpool cannot hand out a MAC address, says {{pod}}: {{line}}'),
    rank: RANK.logCause,
  },
  {
    id: 'lease-lost',
    pattern: /leader ?election lost|failed to renew lease/,
    meaning: message('{{pod}} lost the leader lease and ended: {{line}}'),
    rank: RANK.logEffect,
  },
  {
    id: 'cache-sync',
    pattern: /timed out waiting for.*cache|failed to (list|watch) \*/,
    meaning: message('{{pod}} cannot read the objects that it works on: {{line}}'),
    rank: RANK.logEffect,
  },
  {
    id: 'reconcile',
    pattern: /Reconciler error|reconcil\w* .*failed|failed to reconcile/i,
    meaning: message('{{pod}} cannot bring an object to what it should be: {{line}}'),
    rank: RANK.logEffect,
    isMachines: () => true,
  },
  {
    id: 'crash',
    pattern: /^panic:|^fatal error:|runtime error:/,
    meaning: message('{{pod}} crashed: {{line}}'),
    rank: RANK.logEffect,
  },
];

/** What a line means, if it is known. */
export const recognise = (text: string): KnownLine | undefined => KNOWN_LINES.find(({ pattern }) => pattern.test(text));
