/** @jest-environment node */
import { refuseMonitoring } from './monitoring-access';
import { ForeignProject, partOfProject, withinProject } from './tenancy';
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
  ['project-user', 'GET', '/api/alertmanager-tenancy/api/v2/alerts?namespace=vms', 200],
  ['project-user', 'GET', '/api/alertmanager-tenancy/api/v2/alerts?namespace=openshift-cnv', 403],
  ['project-user', 'GET', '/api/alertmanager/api/v2/alerts', 403],
  ['monitoring-viewer', 'GET', '/api/alertmanager/api/v2/alerts', 403],
] as const)('%s: %s %s answers %i', (name, method, path, status) => {
  expect(refused(name, method, path)).toBe(status);
});

test('a refusal names user, verb and resource, as the proxy does', () => {
  const refusal = refuseMonitoring(as('project-user'), 'GET', new URL(RULES, 'http://lab'));
  expect(refusal?.text).toBe('Forbidden (user=project-user, verb=get, resource=prometheuses, subresource=api)\n');
  const url = new URL('/api/prometheus-tenancy/api/v1/rules?namespace=other', 'http://lab');
  expect(refuseMonitoring(as('project-user'), 'GET', url)?.text).toMatch(/resource=prometheusrules, subresource=\)\n$/);
});

test('a project sees the rules whose own labels name it, and none whose alerts alone do', () => {
  const rule = (name: string, labels: object, namespace: string): object => ({
    name,
    labels,
    alerts: [{ labels: { namespace } }],
  });
  const own = rule('Own', { namespace: 'vms' }, 'vms');
  const groups = [{ rules: [own, rule('ByExpression', {}, 'vms')] }, { rules: [rule('Other', {}, 'openshift-cnv')] }];
  const whole = { status: 200, json: { status: 'success', data: { groups } } };
  const part = partOfProject(whole, '/api/prometheus-tenancy/api/v1/rules', 'vms');
  expect(part.json).toEqual({ status: 'success', data: { groups: [{ rules: [own] }] } });
});

test.each([
  ['ALERTS or ALERTS_FOR_STATE', 'ALERTS{namespace="vms"} or ALERTS_FOR_STATE{namespace="vms"}'],
  ['sum by (pod) (rate(up{job="a"}[5m])) > 1', 'sum by (pod) (rate(up{job="a",namespace="vms"}[5m])) > 1'],
  ['up{namespace="vms"}', 'up{namespace="vms"}'],
  ['up{}', 'up{namespace="vms"}'],
  ['1 + 1', '1 + 1'],
])('%s is held to its project', (query, held) => {
  expect(withinProject(query, 'vms')).toBe(held);
});

test('a query of another project is refused', () => {
  expect(() => withinProject('up{namespace="openshift-cnv"}', 'vms')).toThrow(ForeignProject);
});

test('nobody signs in under a name that there is not', () => {
  const users = new Users();
  expect(users.signIn('root')).toBe(false);
  expect(users.name).toBe('cluster-admin');
});
