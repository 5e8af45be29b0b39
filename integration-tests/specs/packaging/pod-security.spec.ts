/** @jest-environment node */
import type { PodSpec } from './pod-security';
import { restrictedProblems } from './pod-security';

const nginx = {
  name: 'nginx',
  securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
};
const admitted: PodSpec = {
  securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
  containers: [nginx],
  volumes: [{ name: 'tmp', emptyDir: {} }],
};

test('a pod that keeps to the standard is admitted', () => {
  expect(restrictedProblems(admitted)).toEqual([]);
});

test.each<[string, Partial<PodSpec>, string]>([
  ['the network of the host', { hostNetwork: true }, 'pod: hostNetwork'],
  [
    'a folder of the host',
    { volumes: [{ name: 'etc', hostPath: { path: '/etc' } }] },
    'pod: a volume of the kind hostPath',
  ],
  [
    'no word about root',
    { securityContext: { seccompProfile: { type: 'RuntimeDefault' } } },
    'nginx: runAsNonRoot is not true',
  ],
  [
    'root in one container',
    { containers: [{ ...nginx, securityContext: { ...nginx.securityContext, runAsUser: 0 } }] },
    'nginx: runs as user 0',
  ],
  [
    'no seccomp profile',
    { securityContext: { runAsNonRoot: true } },
    'nginx: seccompProfile is neither RuntimeDefault nor Localhost',
  ],
  [
    'an init container without a security context',
    { initContainers: [{ name: 'copy' }] },
    'copy: allowPrivilegeEscalation is not false',
  ],
  [
    'a capability more',
    {
      containers: [
        {
          name: 'nginx',
          securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'], add: ['SYS_ADMIN'] } },
        },
      ],
    },
    'nginx: capabilities are added',
  ],
  ['a port of the host', { containers: [{ ...nginx, ports: [{ hostPort: 9443 }] }] }, 'nginx: a port of the host'],
])('a pod with %s is refused', (_, change, problem) => {
  expect(restrictedProblems({ ...admitted, ...change })).toContain(problem);
});
