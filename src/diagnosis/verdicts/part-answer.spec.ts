import { inEnglish } from '../../message';
import type { Expectation } from '../../probes/expectation';
import type { ClusterObject } from '../../probes/observation';
import { makeStep, verdictOf } from '../make-verdict';

const NOW = Date.parse('2026-01-15T10:00:00Z');
const READY: Expectation = { kind: 'pods-ready', atLeast: 1 };

const pod = (name: string, status: string): ClusterObject => ({
  metadata: { name, namespace: 'openshift-cnv' },
  status: { phase: 'Running', conditions: [{ type: 'Ready', status }] },
});
const WELL = [pod('a', 'True'), pod('b', 'True')];

test.each<[string, Expectation, readonly ClusterObject[], number, string, RegExp]>([
  ['and all are ready by their counts', READY, WELL, 2003, 'healthy', /^virt-handler: 2003 of 2003 pods are ready$/],
  ['and some of the others are not', READY, WELL, 2002, 'problem', /2002 of 2003 .* none of the 2 that were read$/],
  [
    'and one of them fails',
    READY,
    [...WELL, pod('c', 'False')],
    2002,
    'problem',
    /^Pod c has been waiting for the scheduler/,
  ],
  ['and pods are looked for', { kind: 'exists', atLeast: 1 }, WELL, 2002, 'healthy', /^Found/],
  [
    'and each must have a condition',
    { kind: 'condition', type: 'Ready', status: 'True' },
    WELL,
    2003,
    'unknown',
    /only 2 of 2003 pods were read$/,
  ],
])('a part of the pods was read, %s', (_case, expectation, objects, ready, status, says) => {
  const data = { kind: 'objects', objects, of: { total: 2003, ready } } as const;
  const step = makeStep(expectation, { kind: 'list', model: 'Pod', show: 'table' });
  const verdict = verdictOf(step, [{ state: 'found', data }], { workload: 'virt-handler', now: NOW });
  expect(verdict.status).toBe(status);
  expect(inEnglish(verdict.evidence)).toMatch(says);
});
