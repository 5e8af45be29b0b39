/** @jest-environment node */
import { refuseMonitoring } from './monitoring-access';
import { partOfProject } from './tenancy';
import { Users, type UserName } from './users';

const as = (name: UserName): Users => {
  const users = new Users();
  expect(users.signIn(name)).toBe(true);
  return users;
};
const refused = (name: UserName, method: string, path: string): number =>
  refuseMonitoring(as(name), method, new URL(path, 'http://lab'))?.status ?? 200;

const RULES = '/api/prometheus/api/v1/rules';
const SILENCES = '/api/alertmanager/api/v2/silences';
const PROJECT_RULES = '/api/prometheus-tenancy/api/v1/rules?namespace=vms';

test.each([
  ['cluster-admin', 'GET', RULES, 200],
  ['cluster-admin', 'POST', SILENCES, 200],
  ['monitoring-viewer', 'GET', RULES, 200],
  ['monitoring-viewer', 'GET', SILENCES, 403],
  ['monitoring-viewer', 'GET', PROJECT_RULES, 403],
  ['project-user', 'GET', RULES, 403],
  ['project-user', 'GET', PROJECT_RULES, 200],
  ['project-user', 'GET', '/api/prometheus-tenancy/api/v1/rules?namespace=openshift-cnv', 403],
  ['project-user', 'GET', '/api/prometheus-tenancy/api/v1/rules', 400],
  ['project-user', 'POST', '/api/alertmanager-tenancy/api/v2/silences?namespace=vms', 200],
  ['project-user', 'POST', SILENCES, 403],
  ['project-user', 'GET', '/api/prometheus-tenancy/api/v1/query?namespace=vms&query=up', 200],
] as const)('%s: %s %s answers %i', (name, method, path, status) => {
  expect(refused(name, method, path)).toBe(status);
});

test('a refusal names user, verb and resource, as the proxy does', () => {
  const refusal = refuseMonitoring(as('project-user'), 'GET', new URL(RULES, 'http://lab'));
  expect(refusal?.text).toBe('Forbidden (user=project-user, verb=get, resource=prometheuses, subresource=api)\n');
});

test('a project sees the rules that have alerts of its own, with these alone', () => {
  const rule = (name: string, ...namespaces: string[]): object => ({
    name,
    labels: {},
    alerts: namespaces.map((namespace) => ({ labels: { namespace } })),
  });
  const groups = [{ rules: [rule('Both', 'vms', 'openshift-cnv'), rule('Other', 'openshift-cnv')] }];
  const whole = { status: 200, json: { status: 'success', data: { groups } } };
  const part = partOfProject(whole, '/api/prometheus-tenancy/api/v1/rules', 'vms');
  expect(part.json).toEqual({ status: 'success', data: { groups: [{ rules: [rule('Both', 'vms')] }] } });
});

test('nobody signs in under a name that there is not', () => {
  const users = new Users();
  expect(users.signIn('root')).toBe(false);
  expect(users.name).toBe('cluster-admin');
});
