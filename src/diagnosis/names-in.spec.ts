import type { ObjectReference } from './fact';
import { namesIn } from './names-in';

test.each<[string, readonly ObjectReference[]]>([
  [
    'cannot migrate VMI: PVC web-root is not shared, live migration requires that all PVCs must be shared',
    [{ model: 'PersistentVolumeClaim', name: 'web-root' }],
  ],
  [
    'Get "https://172.30.0.1:443/version": dial tcp 172.30.0.1:443: connect: connection refused',
    [
      { model: 'Address', name: '172.30.0.1:443' },
      { model: 'Address', name: '172.30.0.1:443' },
    ],
  ],
  ['dial tcp [fd02::1]:443: i/o timeout', [{ model: 'Address', name: '[fd02::1]:443' }]],
  [
    'failed calling webhook "kubevirt-validator.kubevirt.io"',
    [{ model: 'Webhook', name: 'kubevirt-validator.kubevirt.io' }],
  ],
  ['admission webhook "a.b.c" denied the request', [{ model: 'Webhook', name: 'a.b.c' }]],
  [
    'Post "https://virt-api.openshift-cnv.svc:443/validate"',
    [
      { model: 'Service', name: 'virt-api', namespace: 'openshift-cnv' },
      { model: 'Deployment', name: 'virt-api' },
    ],
  ],
  [
    'error retrieving resource lock openshift-cnv/virt-controller: timed out',
    [{ model: 'Lease', name: 'virt-controller', namespace: 'openshift-cnv' }],
  ],
  [
    'Put "/apis/coordination.k8s.io/v1/namespaces/openshift-cnv/leases/virt-operator?timeout=5s"',
    [{ model: 'Lease', name: 'virt-operator', namespace: 'openshift-cnv' }],
  ],
  [
    'leases.coordination.k8s.io "virt-operator" is forbidden',
    [{ model: 'Lease', name: 'virt-operator', namespace: 'own' }],
  ],
  ['secret "kubevirt-ca" not found', [{ model: 'Secret', name: 'kubevirt-ca', namespace: 'own' }]],
  ['configmap "ns/kubevirt-ca" not found', [{ model: 'ConfigMap', name: 'kubevirt-ca', namespace: 'own' }]],
  [
    'persistentvolumeclaim "rootdisk" is being deleted',
    [{ model: 'PersistentVolumeClaim', name: 'rootdisk', namespace: 'own' }],
  ],
  ['to be posted from job install-7', [{ model: 'Job', name: 'install-7', namespace: 'own' }]],
  ['daemonsets: daemonset.apps "virt-handler" is forbidden', [{ model: 'DaemonSet', name: 'virt-handler' }]],
  ['unable to create deployment {Name:virt-api}', [{ model: 'Deployment', name: 'virt-api' }]],
  ['nothing that has a name', []],
])('%s', (said, expected) => {
  const named = namesIn(said, 'own').map(({ model, name, namespace }) => ({
    model,
    name,
    ...(namespace === undefined ? {} : { namespace }),
  }));
  for (const reference of expected) expect(named).toContainEqual(expect.objectContaining({ ...reference }));
  expect(named).toHaveLength(expected.length);
});

test('a name without a namespace has none where the text has none', () => {
  expect(namesIn('secret "a" not found')).toEqual([{ model: 'Secret', name: 'a' }]);
});
