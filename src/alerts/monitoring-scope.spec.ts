import { rulesAddress, rulesPermission, silencePermission, silencesAddress } from './monitoring-scope';

test('the whole cluster is read where Prometheus and Alertmanager check their own APIs', () => {
  const scope = { kind: 'cluster' } as const;
  expect(rulesAddress(scope)).toBe('/api/prometheus/api/v1/rules?type=alert');
  expect(silencesAddress(scope)).toBe('/api/alertmanager/api/v2/silences');
  expect(rulesPermission(scope)).toMatchObject({ resource: 'prometheuses', subresource: 'api', name: 'k8s' });
  expect(silencePermission(scope, 'create')).toEqual({
    group: 'monitoring.coreos.com',
    resource: 'alertmanagers',
    subresource: 'api',
    name: 'main',
    namespace: 'openshift-monitoring',
    verb: 'create',
  });
});

test('a project is named with each request, and its own PrometheusRules decide', () => {
  const scope = { kind: 'project', namespace: 'a&b' } as const;
  expect(rulesAddress(scope)).toBe('/api/prometheus-tenancy/api/v1/rules?namespace=a%26b&type=alert');
  expect(silencesAddress(scope)).toBe('/api/alertmanager-tenancy/api/v2/silences?namespace=a%26b');
  expect(rulesPermission(scope)).toEqual({
    group: 'monitoring.coreos.com',
    resource: 'prometheusrules',
    namespace: 'a&b',
    verb: 'get',
  });
});
