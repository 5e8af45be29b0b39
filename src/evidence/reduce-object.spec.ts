import { isOurs } from './ours';
import { reduceObject } from './reduce-object';

test('a definition keeps its schema without the sentences, also where a property is called description', () => {
  const schema = {
    type: 'object',
    description: 'What it is for.',
    properties: { description: { type: 'string', description: 'Words.' }, token: { type: 'string', default: 'a' } },
  };
  const definition = {
    metadata: {
      name: 'a',
      annotations: { 'kubectl.kubernetes.io/last-applied-configuration': '{"description":"long"}', kept: 'b' },
    },
    spec: { names: { plural: 'as' }, versions: [{ name: 'v1', schema: { openAPIV3Schema: schema } }] },
    status: { storedVersions: ['v1'] },
  };
  expect(reduceObject('CustomResourceDefinition', definition)).toEqual({
    metadata: { name: 'a', annotations: { kept: 'b' } },
    spec: {
      names: { plural: 'as' },
      versions: [
        {
          name: 'v1',
          schema: {
            openAPIV3Schema: {
              type: 'object',
              properties: { description: { type: 'string' }, token: { type: 'string', default: 'a' } },
            },
          },
        },
      ],
    },
    status: { storedVersions: ['v1'] },
  });
});

test('an account is its names, and any other object stays as it is', () => {
  const account = { metadata: { name: 'sa', namespace: 'n', labels: { a: 'b' } }, secrets: [{ name: 'sa-token' }] };
  expect(reduceObject('ServiceAccount', account)).toEqual({ metadata: { name: 'sa', namespace: 'n' } });
  expect(reduceObject('Pod', account)).toBe(account);
});

const OURS = new Set(['openshift-cnv']);
const webhook = (namespace: string, group: string): object => ({
  webhooks: [
    { clientConfig: { url: 'https://example.com' } },
    { clientConfig: { service: { namespace, name: 's' } }, rules: [{ apiGroups: [group] }] },
  ],
});

test.each([
  ['a webhook of the operators', 'MutatingWebhookConfiguration', webhook('openshift-cnv', 'apps'), true],
  ["another product's over their resources", 'ValidatingWebhookConfiguration', webhook('policy', 'kubevirt.io'), true],
  ["another product's over its own", 'ValidatingWebhookConfiguration', webhook('policy', 'apps'), false],
  ['an aggregated API of the operators', 'APIService', { spec: { group: 'subresources.kubevirt.io' } }, true],
  ['another', 'APIService', { spec: { group: 'metrics.k8s.io', service: { namespace: 'm', name: 's' } } }, false],
  ['a group with a like name', 'APIService', { spec: { group: 'notkubevirt.io' } }, false],
  ['any other kind', 'Node', {}, true],
] as const)('%s', (_name, model, object, expected) => {
  expect(isOurs(model, object, OURS)).toBe(expected);
});
