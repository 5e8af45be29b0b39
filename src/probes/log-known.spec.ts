import { recogniseLine, type KnownLineId } from './log-known';

const HOOK =
  'failed calling webhook "virtualmachine-validator.kubevirt.io": failed to call webhook: Post "https://virt-api.openshift-cnv.svc:443/x?timeout=10s": ';
const X509 = 'tls: failed to verify certificate: x509: certificate has expired or is not yet valid: current time ';

test.each<[KnownLineId | undefined, string]>([
  ['certificate-expired', `${X509}2026-01-15T09:59:00Z is after 2026-01-15T09:18:00Z`],
  ['certificate-expired', `${HOOK}${X509}2026-01-15T09:59:00Z is after 2026-01-15T09:18:00Z`],
  ['certificate-expired', 'remote error: tls: expired certificate'],
  ['certificate-not-yet-valid', `${X509}2026-01-14T23:01:00Z is before 2026-01-15T06:00:00Z`],
  ['certificate-not-yet-valid', `${HOOK}${X509}2026-01-14T23:01:00Z is before 2026-01-15T06:00:00Z`],
  [undefined, 'the certificate is still valid, next rotation at 2026-01-15T15:12:44Z'],
  [undefined, 'the window 2026-01-14T23:01:00Z is before 2026-01-15T06:00:00Z'],
  ['certificate-untrusted', 'remote error: tls: unknown certificate authority'],
  ['control-plane-name-resolution', `${HOOK}dial tcp: lookup virt-api.openshift-cnv.svc on 10.0.0.2:53: no such host`],
  [
    'name-resolution',
    'Get "https://api-int.example.com:6443/api": dial tcp: lookup api-int.example.com on 172.30.0.10:53: no such host',
  ],
  [
    'connection-lost',
    'failed to list *v1.Pod: Get "https://172.30.0.1:443/api/v1/pods": http2: client connection lost',
  ],
  [
    'connection-reset',
    'Get "https://172.30.0.1:443/api": read tcp 10.128.0.9:40112->172.30.0.1:443: read: connection reset by peer',
  ],
  [
    undefined,
    'http: TLS handshake error from 10.128.0.2:41562: read tcp 10.128.0.9:8443->10.128.0.2:41562: read: connection reset by peer',
  ],
  [undefined, 'read unix @->/var/run/libvirt/virtqemud-sock: read: connection reset by peer'],
  [
    'client-throttled',
    'error retrieving resource lock a/b: client rate limiter Wait returned an error: context deadline exceeded',
  ],
  ['client-throttled', 'client rate limiter Wait returned an error: rate: Wait(n=1) would exceed context deadline'],
  [undefined, 'client rate limiter Wait returned an error: context canceled'],
  [undefined, 'Waited before sending request: client-side throttling, not priority and fairness'],
  [
    'forbidden',
    'error retrieving resource lock n/virt-operator: leases.coordination.k8s.io "virt-operator" is forbidden: User "system:serviceaccount:n:kubevirt-operator" cannot get resource "leases" in API group',
  ],
  [
    'forbidden',
    'clusterroles.rbac.authorization.k8s.io "a" is forbidden: user "b" is attempting to grant RBAC permissions not currently held: {…}',
  ],
  ['etcd', 'Failed to update lock: etcdserver: no leader'],
  ['etcd', 'Failed to update lock: etcdserver: leader changed'],
  ['etcd', 'rpc error: code = Unavailable desc = transport is closing'],
  [
    'refused',
    'rpc error: code = Unavailable desc = connection error: desc = "transport: Error while dialing: dial tcp 10.0.0.2:2379: connect: connection refused"',
  ],
  [
    undefined,
    'rpc error: code = Unavailable desc = connection error: desc = "transport: error while dialing: dial unix /pods/1/launcher-sock: connect: connection refused"',
  ],
  [undefined, 'rpc error: code = NotFound desc = no domain'],
  [
    'kind-missing',
    'failed to wait for vm-controller caches to sync: no matches for kind "VirtualMachine" in version "kubevirt.io/v1"',
  ],
  ['exec-format', 'exec /usr/bin/virt-operator: exec format error'],
  ['exec-format', 'Fatal glibc error: CPU does not support x86-64-v2'],
  ['program-broken', "terminate called after throwing an instance of 'std::bad_alloc'"],
  ['program-broken', "thread 'main' panicked at src/main.rs:12:5:"],
  [
    'program-broken',
    'Error loading shared library libssl.so.3: No such file or directory (needed by /usr/bin/manager)',
  ],
  ['exec-format', 'exec container process `/usr/bin/virt-operator`: Exec format error'],
  ['node-limits', 'Error starting kvm device plugin: failed to creating a fsnotify watcher: too many open files'],
  ['node-limits', 'accept tcp [::]:8443: accept4: too many open files'],
  ['node-limits', 'inotify_add_watch /var/lib/kubelet/device-plugins: no space left on device'],
  ['node-limits', 'runtime: failed to create new OS thread (have 12 already; errno=11)'],
  ['disk-full', 'write /var/run/kubevirt/x: no space left on device'],
  [
    'credentials-missing',
    'invalid configuration: no configuration has been provided, try setting KUBERNETES_MASTER environment variable',
  ],
  ['credentials-missing', 'open /var/run/secrets/kubernetes.io/serviceaccount/token: no such file or directory'],
  [undefined, 'Neither --kubeconfig nor --master was specified. Using the inClusterConfig. This might not work.'],
  ['webhook-denied', 'admission webhook "validate.policy.example.com" denied the request: no privileged containers'],
  [
    'webhook-denied',
    "deployments.apps \"virt-api\" is forbidden: ValidatingAdmissionPolicy 'a' with binding 'b' denied request: x",
  ],
  ['webhook', `${HOOK}EOF`],
  [
    'security-context',
    'pods "virt-handler-" is forbidden: unable to validate against any security context constraint: [provider "a": Forbidden]',
  ],
  ['security-context', 'DaemonSet.apps "virt-handler" is invalid: privileged: Forbidden: disallowed by cluster policy'],
  ['admission-refused', 'pods "a" is forbidden: error looking up service account n/s: serviceaccount "s" not found'],
  ['quota', 'pods "a" is forbidden: maximum memory usage per Container is 1Gi, but limit is 2Gi'],
  ['panic', 'http: panic serving 10.130.0.2:40112: runtime error: invalid memory address or nil pointer dereference'],
  ['panic', 'Observed a panic: assignment to entry in nil map'],
  ['panic', 'fatal error: all goroutines are asleep - deadlock!'],
  ['panic', 'SIGSEGV: segmentation violation'],
  ['timeout', 'panic: Get https://172.30.0.1:443/api?timeout=32s: dial tcp 172.30.0.1:443: i/o timeout'],
  ['mac-taken', 'mac address already allocated: failed to allocate requested mac address'],
  ['mac-pool', 'failed to allocate a mac: the range is full'],
  [
    'program-broken',
    "/usr/bin/virt-api: /lib64/libc.so.6: version `GLIBC_2.34' not found (required by /usr/bin/virt-api)",
  ],
  [
    'program-broken',
    'virt-launcher: error while loading shared libraries: libvirt.so.0: cannot open shared object file',
  ],
])('a line is known as %s: %s', (id, text) => {
  expect(recogniseLine(text)?.id).toBe(id);
});
