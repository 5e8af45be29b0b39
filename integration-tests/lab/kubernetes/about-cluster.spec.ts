/** @jest-environment node */
import { Users } from '../users';
import { isFields, readField, readFields, readList, readText } from './read-field';
import { SmallServer } from './small-server';

let small: SmallServer;
const users = new Users();

beforeEach(async () => {
  users.signIn('project-user');
  small = new SmallServer({ users });
  await small.start();
});

afterEach(async () => {
  await small.stop();
});

it('tells who asks: to a review, and to whoever asks for the user named ~', async () => {
  const review = await small.ask('/apis/authentication.k8s.io/v1/selfsubjectreviews', { method: 'POST', body: {} });
  expect(review).toMatchObject({
    code: 201,
    json: { kind: 'SelfSubjectReview', status: { userInfo: { username: 'project-user' } } },
  });
  const user = await small.ask('/apis/user.openshift.io/v1/users/~');
  expect(user).toMatchObject({ code: 200, json: { kind: 'User', metadata: { name: 'project-user' } } });
});

it('refuses before it says whether there is such a kind', async () => {
  const { code, json } = await small.ask('/apis/gadgets.example.com/v1/gadgets');
  expect([code, readText(json, 'message')]).toEqual([
    403,
    'gadgets.gadgets.example.com is forbidden: User "project-user" cannot list resource "gadgets" in API group "gadgets.example.com" at the cluster scope',
  ]);
});

describe.each([
  ['/openapi/v2', 'definitions', '#/definitions/'],
  ['/openapi/v3/api/v1', 'components.schemas', '#/components/schemas/'],
  ['/openapi/v3/apis/kubevirt.io/v1', 'components.schemas', '#/components/schemas/'],
])('%s', (path, where, prefix) => {
  it('names each kind once, and refers to nothing that it lacks', async () => {
    const { code, json, text } = await small.ask(path);
    expect(code).toBe(200);
    const schemas = readFields(json, where);
    const kinds = Object.values(schemas).flatMap((schema) => readList(schema, 'x-kubernetes-group-version-kind'));
    expect(kinds.length).toBeGreaterThan(0);
    expect(new Set(kinds.map((kind) => JSON.stringify(kind))).size).toBe(kinds.length);
    for (const [, reference = ''] of text.matchAll(/"\$ref":"([^"]*)"/g))
      expect(schemas).toHaveProperty([reference.slice(prefix.length)]);
  });
});

it('lists where each version is described', async () => {
  const paths = readField((await small.ask('/openapi/v3')).json, 'paths');
  expect(isFields(paths) && paths['apis/kubevirt.io/v1']).toEqual({
    serverRelativeURL: '/openapi/v3/apis/kubevirt.io/v1',
  });
});

describe('what the console lists at its start', () => {
  beforeEach(() => users.signIn('cluster-admin'));

  it.each([
    '/apis/console.openshift.io/v1/consoleplugins',
    '/apis/operators.coreos.com/v1alpha1/clusterserviceversions',
    '/apis/packages.operators.coreos.com/v1/packagemanifests',
    '/apis/helm.openshift.io/v1beta1/helmchartrepositories',
  ])('%s is served', async (path) => {
    expect(await small.ask(path)).toMatchObject({ code: 200, json: { items: [] } });
  });
});
