import { isModelName } from '../probes/models';
import { workloadOfService } from '../runbooks/workloads';
import type { ObjectReference } from './fact';
import { workloadReferenceByName } from './workload-reference';

interface Naming {
  /** Its groups are given to `read`. */
  readonly pattern: RegExp;
  readonly read: (groups: readonly string[], namespace: string | undefined) => readonly ObjectReference[];
}

const inNamespace = (namespace: string | undefined): { namespace?: string } =>
  namespace === undefined || namespace === '' ? {} : { namespace };

/**
 * How messages and log lines name other objects: Go's net and TLS errors, client-go's leader election, the API server's
 * admission errors, the kubelet's volume and image errors, virt-operator's reconciler.
 */
const NAMINGS: readonly Naming[] = [
  {
    pattern: /(?:dial tcp |https?:\/\/|->)(\d+\.\d+\.\d+\.\d+:\d+|\[[0-9a-f:]+\]:\d+)/g,
    read: ([address = '']) => [{ model: 'Address', name: address }],
  },
  {
    pattern: /\b(token issuer|service account issuer)\b/g,
    read: ([name = '']) => [{ model: 'Certificate', name }],
  },
  {
    pattern: /(?:failed calling|admission) webhook "([^"]+)"/g,
    read: ([name = '']) => [{ model: 'Webhook', name }],
  },
  {
    pattern: /https:\/\/([a-z0-9-]+)\.([a-z0-9-]+)\.svc\b/g,
    read: ([name = '', namespace = '']) => [
      { model: 'Service', name, namespace },
      ...workloadReferenceByName(workloadOfService(name) ?? ''),
    ],
  },
  {
    pattern: /(?:resource lock|lease) ([a-z0-9-]+)\/([a-z0-9.-]*[a-z0-9])/g,
    read: ([namespace = '', name = '']) => [{ model: 'Lease', name, namespace }],
  },
  {
    pattern: /namespaces\/([a-z0-9-]+)\/leases\/([a-z0-9.-]*[a-z0-9])/g,
    read: ([namespace = '', name = '']) => [{ model: 'Lease', name, namespace }],
  },
  {
    pattern: /leases\.coordination\.k8s\.io "([^"]+)"/g,
    read: ([name = ''], namespace) => [{ model: 'Lease', name, ...inNamespace(namespace) }],
  },
  {
    pattern: /\b(secret|configmap) "(?:[^"/]+\/)?([^"]+)" not found/gi,
    read: ([kind = '', name = ''], namespace) => [
      { model: kind.toLowerCase() === 'secret' ? 'Secret' : 'ConfigMap', name, ...inNamespace(namespace) },
    ],
  },
  {
    pattern: /persistentvolumeclaim "(?:[^"/]+\/)?([^"]+)"/g,
    read: ([name = ''], namespace) => [{ model: 'PersistentVolumeClaim', name, ...inNamespace(namespace) }],
  },
  {
    // KubeVirt, why an instance can't be migrated.
    pattern: /\bPVC ([a-z0-9.-]*[a-z0-9]) is not shared/g,
    read: ([name = ''], namespace) => [{ model: 'PersistentVolumeClaim', name, ...inNamespace(namespace) }],
  },
  {
    // The HyperConverged operator, what it put back.
    pattern: /^Overwritten ([A-Z]\w+) ([a-z0-9.-]+)$/g,
    read: ([kind = '', name = '']) => (isModelName(kind) ? [{ model: kind, name }] : []),
  },
  {
    pattern: /from job ([a-z0-9-]+)/g,
    read: ([name = ''], namespace) => [{ model: 'Job', name, ...inNamespace(namespace) }],
  },
  {
    pattern: /(deployment|daemonset)(?:\.apps "([^"]+)"| \{Name:([^}]+)\})/gi,
    read: ([kind = '', quoted = '', braced = '']) => [
      { model: kind.toLowerCase() === 'deployment' ? 'Deployment' : 'DaemonSet', name: quoted || braced },
    ],
  },
];

/**
 * The objects that a message or a log line names.
 * @param namespace that of the object that the text is about, for names without one
 */
export const namesIn = (said: string, namespace?: string): readonly ObjectReference[] =>
  NAMINGS.flatMap(({ pattern, read }) =>
    [...said.matchAll(pattern)].flatMap(([, ...groups]) => read(groups as readonly string[], namespace)),
  );
