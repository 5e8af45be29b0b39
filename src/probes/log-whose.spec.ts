import { readLine } from './log-line';
import { whoseLine, type Whose } from './log-whose';

const NOW = Date.parse('2026-01-15T10:00:00Z');
const json = (fields: Record<string, string>): string => JSON.stringify({ level: 'error', ...fields });
const VIRT = { component: 'virt-controller', name: 'vm1', namespace: 'shop' };
const forbidden = (user: string): string =>
  json({ component: 'virt-api', msg: `pods is forbidden: User "${user}" cannot get resource "pods" in API group ""` });

test.each<[Whose, string, string]>([
  ['own', 'a service account of the namespace', forbidden('system:serviceaccount:openshift-cnv:kubevirt-apiserver')],
  ['own', 'a call without credentials', forbidden('system:anonymous')],
  ['request', 'a user', forbidden('alice')],
  ['request', 'a service account of a project', forbidden('system:serviceaccount:shop:builder')],
  ['request', 'a node', forbidden('system:node:worker-1')],
  [
    'request',
    'an address that a user asks for',
    json({
      logger: 'Webhook mutatevirtualmachines',
      msg: 'mac address already allocated',
      error: 'failed to allocate requested mac address',
    }),
  ],
  ['request', 'a webhook that does not admit', json({ logger: 'Webhook mutatevirtualmachines', msg: 'not admitted' })],
  [
    'own',
    'a webhook that cannot work',
    json({
      logger: 'Webhook mutatevirtualmachines',
      msg: 'failed',
      error: 'dial tcp 172.30.0.1:443: connect: connection refused',
    }),
  ],
  [
    'own',
    'a pool without addresses',
    json({ logger: 'PoolManager', msg: 'failed to allocate a mac: the range is full' }),
  ],
  [
    'request',
    'a machine that is not there',
    json({ component: 'virt-api', msg: 'x', reason: 'virtualmachineinstances.kubevirt.io "vm1" not found' }),
  ],
  [
    'machine',
    "a quota of a machine's namespace",
    json({ ...VIRT, msg: 'x', reason: 'pods "virt-launcher-vm1-x2f9k" is forbidden: exceeded quota: q' }),
  ],
  [
    'machine',
    "a policy on a machine's pod",
    json({ ...VIRT, msg: 'x', reason: 'admission webhook "a.example.com" denied the request: no' }),
  ],
  [
    'own',
    "a policy on the component's own objects",
    json({
      component: 'virt-operator',
      namespace: 'openshift-cnv',
      name: 'kubevirt',
      msg: 'x',
      reason: 'admission webhook "a.example.com" denied the request: no',
    }),
  ],
  ['own', 'DNS, whichever machine', json({ ...VIRT, msg: 'x', reason: 'lookup a: no such host' })],
  [
    'nobody',
    'a change that lost to another',
    json({
      ...VIRT,
      msg: 'x',
      reason:
        'Operation cannot be fulfilled on virtualmachines.kubevirt.io "vm1": the object has been modified; please apply your changes to the latest version and try again',
    }),
  ],
  ['nobody', 'a caller that hangs up', '2026/01/15 09:59:00 http: TLS handshake error from 10.128.0.2:41562: EOF'],
  [
    'own',
    'a caller that does not trust',
    '2026/01/15 09:59:00 http: TLS handshake error from 10.128.0.2:41562: remote error: tls: bad certificate',
  ],
])('%s: %s', (whose, _name, line) => {
  expect(whoseLine(readLine(line, NOW), 'openshift-cnv')).toBe(whose);
});
