import { inEnglish, message } from '../message';
import type { Fact, FactBase } from './fact';
import { headlineOf } from './headline';
import { mergeFacts } from './merge-facts';

const base: FactBase = {
  group: 'g',
  objects: [{ model: 'DataVolume', name: 'fedora', namespace: 'images' }],
  names: [],
  workload: '',
  stepIds: ['a'],
  severity: 'problem',
  sentence: message('A long sentence, with its evidence'),
  rank: 1,
};
const condition = (status: string, reason: string): Fact => ({
  ...base,
  kind: 'condition',
  type: 'Bound',
  status,
  reason,
  detail: '',
});
const line = (known: 'refused' | 'quota'): Fact => ({
  ...base,
  kind: 'line',
  known,
  pod: 'virt-handler-a',
  container: 'a',
  text: '',
  whose: 'own',
  workload: 'virt-handler',
  objects: [{ model: 'Address', name: '172.30.0.1:443' }],
});

test.each<[string, Fact, string]>([
  [
    'a condition that should hold',
    condition('False', 'ErrExceededQuota'),
    'DataVolume fedora is not Bound (ErrExceededQuota)',
  ],
  ['one that should not', condition('True', 'FailedToApply'), 'DataVolume fedora is Bound (FailedToApply)'],
  ['one of which nobody knows', condition('Unknown', ''), 'DataVolume fedora: nobody knows whether it is Bound'],
  ['a reason that is a sentence', condition('False', 'x'.repeat(41)), 'DataVolume fedora is not Bound'],
  ['where somebody could not connect to', line('refused'), '172.30.0.1:443 refuses connections of virt-handler'],
  ['what names no other end', line('quota'), 'A quota refuses what virt-handler creates'],
  [
    'a field',
    { ...base, kind: 'field', path: 'status.phase', value: 'Pending' },
    'phase of DataVolume fedora is Pending',
  ],
  [
    'a number whose step says what it means',
    {
      ...base,
      kind: 'metric',
      value: 13,
      labels: {},
      headline: message('Evictions moved VM a {{value}} times', { value: '13' }),
    },
    'Evictions moved VM a 13 times',
  ],
])('%s', (_name, fact, said) => {
  const [finding] = mergeFacts([fact], ['a']);
  expect(inEnglish(headlineOf(finding!))).toBe(said);
});
