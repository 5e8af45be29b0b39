interface SecurityContext {
  runAsNonRoot?: boolean;
  runAsUser?: number;
  seccompProfile?: { type?: string };
  allowPrivilegeEscalation?: boolean;
  privileged?: boolean;
  procMount?: string;
  capabilities?: { add?: string[]; drop?: string[] };
  seLinuxOptions?: { type?: string; user?: string; role?: string };
}

interface Container {
  name: string;
  securityContext?: SecurityContext;
  ports?: { hostPort?: number }[];
}

/** As much of a pod's specification as Pod Security looks at. */
export interface PodSpec {
  hostNetwork?: boolean;
  hostPID?: boolean;
  hostIPC?: boolean;
  securityContext?: SecurityContext & { sysctls?: unknown[] };
  containers: Container[];
  initContainers?: Container[];
  volumes?: Record<string, unknown>[];
}

const VOLUMES = [
  'configMap',
  'csi',
  'downwardAPI',
  'emptyDir',
  'ephemeral',
  'persistentVolumeClaim',
  'projected',
  'secret',
];
const SECCOMP = ['RuntimeDefault', 'Localhost'];

const containerProblems = (container: Container, pod: PodSpec): string[] => {
  const own = container.securityContext ?? {};
  const holds: [string, boolean][] = [
    ['allowPrivilegeEscalation is not false', own.allowPrivilegeEscalation !== false],
    ['privileged', own.privileged === true],
    ['capabilities: ALL is not dropped', own.capabilities?.drop?.includes('ALL') !== true],
    ['capabilities are added', (own.capabilities?.add ?? []).some((name) => name !== 'NET_BIND_SERVICE')],
    ['runAsNonRoot is not true', (own.runAsNonRoot ?? pod.securityContext?.runAsNonRoot) !== true],
    ['runs as user 0', (own.runAsUser ?? pod.securityContext?.runAsUser) === 0],
    [
      'seccompProfile is neither RuntimeDefault nor Localhost',
      !SECCOMP.includes((own.seccompProfile ?? pod.securityContext?.seccompProfile)?.type ?? ''),
    ],
    ['procMount is not Default', (own.procMount ?? 'Default') !== 'Default'],
    ['a port of the host', (container.ports ?? []).some(({ hostPort }) => (hostPort ?? 0) !== 0)],
  ];
  return holds.filter(([, wrong]) => wrong).map(([what]) => `${container.name}: ${what}`);
};

/**
 * What the Pod Security Standard "restricted" holds against a pod; nothing where a namespace that enforces it would
 * admit the pod.
 */
export const restrictedProblems = (pod: PodSpec): string[] => {
  const host = (['hostNetwork', 'hostPID', 'hostIPC'] as const).filter((field) => pod[field] === true);
  const volumes = (pod.volumes ?? []).flatMap((volume) =>
    Object.keys(volume).filter((key) => key !== 'name' && !VOLUMES.includes(key)),
  );
  return [
    ...host.map((field) => `pod: ${field}`),
    ...volumes.map((kind) => `pod: a volume of the kind ${kind}`),
    ...(pod.securityContext?.sysctls === undefined ? [] : ['pod: sysctls']),
    ...[...(pod.initContainers ?? []), ...pod.containers].flatMap((container) => containerProblems(container, pod)),
  ];
};
