import { textsAt, valuesAt } from './field-path';

const pod = {
  metadata: { name: 'web', labels: { 'kubevirt.io/domain': 'web-1' }, generation: 3 },
  spec: { volumes: [{ claim: 'a' }, { other: 1 }, { claim: 'b' }] },
  status: {
    conditions: [
      { type: 'Ready', status: 'False' },
      { type: 'Paused', status: 'True' },
    ],
    templates: [
      { metadata: { name: 'one' }, of: 'a' },
      { metadata: { name: 'two' }, of: 'b' },
    ],
  },
};

test.each([
  ['metadata.name', ['web']],
  ['metadata.generation', ['3']],
  ["metadata.labels['kubevirt.io/domain']", ['web-1']],
  ['spec.volumes[*].claim', ['a', 'b']],
  ['status.conditions[?(@.type=="Paused")].status', ['True']],
  ['status.conditions[?(@.type=="Other")].status', []],
  ['status.templates[?(@.metadata.name=="two")].of', ['b']],
  ['metadata.absent.name', []],
  ['metadata.name.deeper', []],
  ['metadata', []],
  ['constructor.name', []],
])('%s', (path, texts) => {
  expect(textsAt(pod, path)).toEqual(texts);
});

test('what is no path is an error, not nothing', () => {
  expect(() => valuesAt(pod, 'spec.volumes[0')).toThrow(/Not a path: spec.volumes\[0 at 12/);
});
