/** @jest-environment node */
import type { KubernetesObject } from '../scenario';
import { RESOURCES } from './resources';
import { columnsOf } from './table-columns';

const NOW = new Date('2026-01-15T10:00:00Z');

const node = (conditions: { type: string; status: string }[], spec: object = {}): KubernetesObject => ({
  apiVersion: 'v1',
  kind: 'Node',
  metadata: { name: 'worker-3', creationTimestamp: '2026-01-14T16:20:11Z' },
  spec,
  status: { conditions },
});

it.each([
  ['posts that it is ready', node([{ type: 'Ready', status: 'True' }]), 'Ready'],
  ['posts that it is not', node([{ type: 'Ready', status: 'False' }]), 'NotReady'],
  ['no longer posts anything', node([{ type: 'Ready', status: 'Unknown' }]), 'NotReady'],
  ['never posted anything', node([]), 'Unknown'],
  ['is cordoned', node([{ type: 'Ready', status: 'True' }], { unschedulable: true }), 'Ready,SchedulingDisabled'],
])('a node that %s', (_name, object, status) => {
  const resource = RESOURCES.find(({ kind }) => kind === 'Node');
  if (!resource) throw new Error('Nodes are not served');
  expect(columnsOf(resource).cells(object, NOW)).toContain(status);
});
