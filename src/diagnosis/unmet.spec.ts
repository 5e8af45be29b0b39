import { unmetIn, type Unmet } from './unmet';

test.each<[string, readonly Unmet[]]>([
  [
    '0/6 nodes are available: 3 Insufficient memory, 3 node(s) had untolerated taint {node-role.kubernetes.io/master: }.',
    ['memory', 'taint'],
  ],
  ['0/3 nodes are available: 1 node(s) were unschedulable, 2 Insufficient cpu.', ['cpu', 'cordoned']],
  ['1 node(s) had untolerated taint {node.kubernetes.io/disk-pressure: }', ['disk-pressure', 'taint']],
  ['1 node(s) had untolerated taint {node.kubernetes.io/unreachable: }', ['node-down', 'taint']],
  ['1 node(s) had untolerated taint {node.kubernetes.io/network-unavailable: }', ['network', 'taint']],
  ['1 Insufficient devices.kubevirt.io/kvm', ['other-resource']],
  ["1 node(s) didn't match Pod's node affinity/selector", ['node-selector']],
  ["1 node(s) didn't match pod anti-affinity rules", ['pod-affinity']],
  ['1 node(s) had volume node affinity conflict', ['volume']],
  ["1 node(s) didn't have free ports for the requested pod ports", ['ports']],
  ['1 Too many pods', ['pods']],
  ['The node was low on resource: memory. Threshold quantity: 100Mi', ['memory']],
  ['The node was low on resource: ephemeral-storage.', ['disk']],
  ['The node was low on resource: pids.', ['pids']],
  ['something that nobody knows', []],
])('%s', (said, unmet) => {
  expect([...unmetIn(said)].sort()).toEqual([...unmet].sort());
});
