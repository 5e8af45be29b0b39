import { writersOf } from './managed-fields';

const entry = (manager: string, fieldsV1: object, more: object = {}): object => ({
  manager,
  operation: 'Update',
  time: '2026-01-15T09:41:08Z',
  fieldsType: 'FieldsV1',
  fieldsV1,
  ...more,
});
const writers = (...managedFields: unknown[]) => writersOf({ metadata: { managedFields } });

test('a client holds fields by their paths, items of lists by their keys', () => {
  const fields = {
    'f:metadata': { 'f:annotations': { '.': {}, 'f:a.b/c': {} } },
    'f:spec': { 'f:hosts': { 'k:{"name":"x"}': { '.': {}, 'f:port': {} } }, 'f:set': { 'v:"y"': {} } },
  };
  expect(writers(entry('kubectl-edit', fields))).toEqual([
    {
      manager: 'kubectl-edit',
      operation: 'Update',
      time: '2026-01-15T09:41:08Z',
      fields: ['metadata.annotations.a.b/c', 'spec.hosts[x].port', 'spec.set'],
    },
  ]);
});

test('the fields of the status count for nobody, by their path and not by the subresource', () => {
  const status = { 'f:status': { 'f:phase': {} } };
  const annotated = { ...status, 'f:metadata': { 'f:finalizers': { 'v:"z"': {} } } };
  expect(writers(entry('virt-operator', status, { subresource: 'status' }))).toEqual([]);
  expect(writers(entry('virt-operator', annotated, { subresource: 'status' }))).toMatchObject([
    { fields: ['metadata.finalizers'] },
  ]);
});

test('what the server no longer tells apart is of no client', () => {
  const fields = { 'f:spec': { 'f:a': {} } };
  expect(writers(entry('ancient-changes', fields), entry('before-first-apply', fields))).toEqual([]);
});

test('a time that is not recorded is none, and comes last', () => {
  const fields = { 'f:spec': { 'f:a': {} } };
  const timeless = entry('argocd', fields, { time: undefined });
  expect(writers(timeless, entry('oc', fields)).map(({ manager, time }) => [manager, time])).toEqual([
    ['oc', '2026-01-15T09:41:08Z'],
    ['argocd', ''],
  ]);
});

test('what is no such book is read as none', () => {
  for (const managedFields of [undefined, 'x', [1], [{ manager: 2, fieldsV1: [] }], [{ fieldsV1: { 'k:{': {} } }]])
    expect(() => writersOf({ metadata: { managedFields } })).not.toThrow();
});
