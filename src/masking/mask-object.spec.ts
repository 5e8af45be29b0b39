import { maskData, maskObject } from './mask-object';
import { Tally } from './tally';

const pod = {
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: {
    name: 'virt-api-1',
    managedFields: [{ manager: 'kubelet', fieldsV1: {} }],
    annotations: {
      'kubectl.kubernetes.io/last-applied-configuration': JSON.stringify({
        spec: { containers: [{ name: 'a', env: [{ name: 'APPLIED', value: 'applied-secret' }] }] },
      }),
      'example.com/session-token': 'plain-words',
    },
  },
  spec: {
    automountServiceAccountToken: true,
    containers: [
      {
        name: 'virt-api',
        args: ['--port', '8443', '--password=hunter2'],
        env: [
          { name: 'DB_HOST', value: 'db.internal' },
          { name: 'EMPTY', value: '' },
          { name: 'FROM_SECRET', valueFrom: { secretKeyRef: { name: 'db', key: 'password' } } },
          { name: 'POD_NAME', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } },
        ],
        envFrom: [{ secretRef: { name: 'virt-api-env' } }],
      },
    ],
    volumes: [{ name: 'certs', secret: { secretName: 'kubevirt-virt-api-certs' } }],
  },
};

test('a pod keeps names and references, and loses values', () => {
  const tally = new Tally();
  const masked = maskObject(pod, tally)!;
  const [container] = masked.spec.containers;
  expect(container?.env).toEqual([
    { name: 'DB_HOST', value: '[masked: environment value]' },
    { name: 'EMPTY', value: '' },
    { name: 'FROM_SECRET', valueFrom: { secretKeyRef: { name: 'db', key: 'password' } } },
    { name: 'POD_NAME', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } },
  ]);
  expect(container?.args).toEqual(['--port', '8443', '--password=[masked: password]']);
  expect(container?.envFrom).toEqual(pod.spec.containers[0]?.envFrom);
  expect(masked.spec.volumes).toEqual(pod.spec.volumes);
  expect(masked.spec.automountServiceAccountToken).toBe(true);
  expect(masked.metadata).not.toHaveProperty('managedFields');
  expect(JSON.stringify(masked)).not.toMatch(/applied-secret|plain-words|db\.internal|hunter2/);
  const applied = masked.metadata.annotations['kubectl.kubernetes.io/last-applied-configuration'];
  expect(JSON.parse(applied)).toMatchObject({ spec: { containers: [{ name: 'a', env: [{ name: 'APPLIED' }] }] } });
  expect(tally.counts).toEqual({ 'environment value': 2, password: 1, token: 1 });
});

test('headers of probes, and the argument after a flag, lose what is a credential', () => {
  const httpHeaders = [
    { name: 'Authorization', value: 'Basic dXNlcjpwYXNz' },
    { name: 'X-Api-Key', value: 'abcdef123456' },
    { name: 'Host', value: 'virt-api' },
  ];
  const args = ['--password', 'hunter2abc', '--token', '--verbose', '--token-file', '/run/token', '--port', '8443'];
  const container = { readinessProbe: { httpGet: { httpHeaders } }, args };
  const applied = { 'kubectl.kubernetes.io/last-applied-configuration': JSON.stringify({ args }) };
  const tally = new Tally();
  const masked = maskObject({ kind: 'Pod', metadata: { annotations: applied }, spec: container }, tally)!;
  expect(masked.spec.readinessProbe.httpGet.httpHeaders).toEqual([
    { name: 'Authorization', value: '[masked: Authorization header]' },
    { name: 'X-Api-Key', value: '[masked: key]' },
    { name: 'Host', value: 'virt-api' },
  ]);
  expect(masked.spec.args).toEqual(['--password', '[masked: password]', ...args.slice(2)]);
  expect(JSON.stringify(masked)).not.toContain('hunter2abc');
  expect(tally.counts).toEqual({ 'Authorization header': 1, key: 1, password: 2 });
});

test('the object that was given is not changed', () => {
  const before = JSON.stringify(pod);
  maskObject(pod, new Tally());
  expect(JSON.stringify(pod)).toBe(before);
});

test('a template inside a workload is masked too', () => {
  const tally = new Tally();
  const deployment = { kind: 'Deployment', spec: { template: { spec: pod.spec } } };
  expect(JSON.stringify(maskObject(deployment, tally))).not.toContain('db.internal');
});

test('an applied configuration that cannot be read is masked whole', () => {
  const tally = new Tally();
  const annotations = { 'kubectl.kubernetes.io/last-applied-configuration': '{"env":[{"value":"cut off' };
  expect(JSON.stringify(maskObject({ kind: 'Pod', metadata: { annotations } }, tally))).not.toContain('cut off');
  expect(tally.total).toBe(1);
});

test.each([
  ['Secret', { kind: 'Secret', data: { tls: 'c2VjcmV0' } }, undefined],
  [
    'ConfigMap',
    { kind: 'ConfigMap', metadata: { name: 'a' }, data: { a: 'b' } },
    { kind: 'ConfigMap', metadata: { name: 'a' }, data: '[masked: content of a Secret or ConfigMap]' },
  ],
  [
    'a virtual machine',
    { kind: 'VirtualMachine', spec: { volumes: [{ cloudInitNoCloud: { userData: '#cloud-config\npassword: a' } }] } },
    { kind: 'VirtualMachine', spec: { volumes: [{ cloudInitNoCloud: { userData: '[masked: cloud-init data]' } }] } },
  ],
  [
    'a condition',
    { status: { message: 'Get "https://a:b9@host": token review failed' } },
    { status: { message: 'Get "https://[masked: credentials in a URL]@host": token review failed' } },
  ],
])('%s', (_name, object, masked) => {
  expect(maskObject(object, new Tally())).toEqual(masked);
});

test('a Secret in a list inside other data loses its content', () => {
  expect(maskData([{ kind: 'Secret', data: { a: 'b' } }], new Tally())).toEqual([
    { kind: 'Secret', data: '[masked: content of a Secret or ConfigMap]' },
  ]);
});
