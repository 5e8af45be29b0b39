/** @jest-environment node */
import { strictlyRefused } from './kubernetes-schema';

const service = { apiVersion: 'v1', kind: 'Service', metadata: { name: 'a' } };

test.each<[string, object, string[]]>([
  ['nothing of a right one', { spec: { ports: [{ port: 9443, targetPort: 'https' }], selector: { app: 'a' } } }, []],
  ['a field that is none', { spec: { port: 9443 } }, ['Service.spec.port: no such field']],
  ['a number in words', { spec: { ports: [{ port: '9443' }] } }, ['Service.spec.ports[0].port: not of type number']],
  [
    'a label that is a number',
    { metadata: { labels: { version: 1 } } },
    ['Service.metadata.labels.version: not of type string'],
  ],
  ['one where a list belongs', { spec: { ports: { port: 9443 } } }, ['Service.spec.ports: not a list']],
  ['a word where an object belongs', { spec: 'https' }, ['Service.spec: not an object']],
])('refuses %s', (_, change, problems) => {
  expect(strictlyRefused({ ...service, ...change })).toEqual(problems);
});

test('refuses a kind that is none', () => {
  expect(strictlyRefused({ apiVersion: 'apps/v1', kind: 'Deploymnet' })).toEqual(['apps/v1 Deploymnet: unknown']);
});
