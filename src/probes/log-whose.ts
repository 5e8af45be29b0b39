import { recogniseLine, type KnownLineId } from './log-known';
import type { LogLine } from './log-line';

/**
 * Whom an error line is about: the component itself, somebody's virtual machine, somebody's request that was refused, or
 * nobody, since every healthy pod writes it now and then.
 */
export type Whose = 'own' | 'machine' | 'request' | 'nobody';

/** The pods of virtual machines, and the machines as KubeVirt's controllers name them. */
const MACHINE = /pods "(?:virt-launcher|hp-volume)-|\bVirtualMachine\w* [a-z0-9.-]+\/[a-z0-9]/;

/**
 * What healthy pods write: a change that lost to another one and is tried again, a caller that hangs up on a TLS server, a
 * watch that ends, a client certificate that only some clusters have.
 */
const NOISE =
  /the object has been modified; please apply your changes|TLS handshake error from \S+: (?:EOF|.*connection reset by peer|.*i\/o timeout)|watch of \S+ (?:ended with|closed)|very short watch|Neither --kubeconfig nor --master was specified|clientcertificates\/tls\.(?:crt|key)\b.*no such file|is deprecated in v\d/;

/** A kind or name that somebody asked a component for and that is not there, or is there already. */
const ASKED = /\bvirtualmachine\w*\.kubevirt\.io "[^"]*" (?:not found|already exists)|requested mac address/;

const USER = /\b[Uu]ser "([^"]+)"/;

/**
 * Whether a known line, where it is about somebody's virtual machine, tells of that machine alone; absent for what hits
 * the component whichever object it works on, such as DNS.
 */
const OF_A_MACHINE: Readonly<Partial<Record<KnownLineId, (text: string) => boolean>>> = {
  quota: () => true,
  'security-context': () => true,
  'webhook-denied': () => true,
  'admission-refused': () => true,
  reconcile: () => true,
  'mac-taken': () => true,
  webhook: (text) => !text.includes('kubevirt.io"'),
  // A deadline without a connection is that of what is done to the machine.
  timeout: (text) => !/dial tcp|https:|TLS handshake|Client\.Timeout/.test(text),
  etcd: (text) => !text.includes('etcdserver: '),
};

/** A user that the API server refuses is the component where it is a service account of its namespace, or nobody known. */
const isOthersRequest = (text: string, namespace: string): boolean => {
  const [, user] = USER.exec(text) ?? [];
  if (user === undefined || user === 'system:anonymous') return false;
  return user.includes(':') ? !user.startsWith(`system:serviceaccount:${namespace}:`) : user !== 'system';
};

/** What a request to a webhook of the component may be refused for, or fail by, that is the component's own trouble. */
const isOwnFailure = (known: KnownLineId | undefined): boolean =>
  known !== undefined && !['mac-taken', 'admission-refused', 'reconcile'].includes(known);

/**
 * Whom an error line is about.
 * @param namespace where the pod runs that wrote it
 */
export const whoseLine = (line: LogLine, namespace: string): Whose => {
  const { text } = line;
  const known = recogniseLine(text)?.id;
  if (NOISE.test(text)) return 'nobody';
  if (known === 'mac-taken' || ASKED.test(text)) return 'request';
  if (line.isRequest === true && !isOwnFailure(known)) return 'request';
  if ((known === 'forbidden' || known === 'admission-refused') && isOthersRequest(text, namespace)) return 'request';
  const isMachines =
    MACHINE.test(text) || (line.namespace !== undefined && line.namespace !== '' && line.namespace !== namespace);
  return isMachines && known !== undefined && OF_A_MACHINE[known]?.(text) === true ? 'machine' : 'own';
};
