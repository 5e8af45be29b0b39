import { changesCluster } from './cluster-changes';

const CONSOLE = 'https://console-openshift-console.apps.lab.example.com';
const REVIEW = '/api/kubernetes/apis/authorization.k8s.io/v1/selfsubjectaccessreviews';
const PODS = '/api/kubernetes/api/v1/namespaces/openshift-cnv/pods';

describe('changesCluster', () => {
  it.each([
    { method: 'GET', path: PODS, changes: false },
    { method: 'POST', path: REVIEW, changes: false },
    { method: 'POST', path: '/api/prometheus/api/v1/query', changes: false },
    { method: 'POST', path: '/metrics/usage', changes: false },
    {
      method: 'PATCH',
      path: '/api/kubernetes/api/v1/namespaces/openshift-console-user-settings/configmaps/user-settings-1',
      changes: false,
    },
    { method: 'DELETE', path: `${PODS}/virt-controller-1`, changes: true },
    { method: 'POST', path: `${PODS}/virt-controller-1/eviction`, changes: true },
    { method: 'PATCH', path: '/api/kubernetes/apis/kubevirt.io/v1/namespaces/a/virtualmachines/b', changes: true },
    { method: 'POST', path: '/api/alertmanager/api/v2/silences', changes: true },
    { method: 'DELETE', path: '/api/alertmanager-tenancy/api/v2/silence/1', changes: true },
    { method: 'PUT', path: '/api/proxy/plugin/other/backend/thing', changes: true },
  ])('$method $path: $changes', ({ method, path, changes }) => {
    expect(changesCluster(method, CONSOLE + path)).toBe(changes);
  });
});
