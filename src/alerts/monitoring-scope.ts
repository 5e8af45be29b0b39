/**
 * How much of the cluster's monitoring the user may read: all of it, one project's, or, as no project is chosen, none
 * yet. `checking` until the access reviews are answered.
 */
export type MonitoringScope =
  | { readonly kind: 'checking' }
  | { readonly kind: 'cluster' }
  | { readonly kind: 'project'; readonly namespace: string }
  | { readonly kind: 'no project' };

/** A permission as an access review asks for it. */
export interface Permission {
  readonly group: string;
  readonly resource: string;
  readonly subresource?: string;
  readonly name?: string;
  readonly namespace: string;
  readonly verb: 'get' | 'create';
}

const GROUP = 'monitoring.coreos.com';
const MONITORING = 'openshift-monitoring';

/**
 * What the console's Prometheus checks before it shows the whole cluster's rules.
 * Source: cluster-monitoring-operator 4.22, assets/thanos-querier/kube-rbac-proxy-web-secret.yaml.
 */
export const WHOLE_CLUSTER: Permission = {
  group: GROUP,
  resource: 'prometheuses',
  subresource: 'api',
  name: 'k8s',
  namespace: MONITORING,
  verb: 'get',
};

/** What the console calls the active project when all of them are shown. */
export const EVERY_PROJECT = '#ALL_NS#';

/**
 * By this the console's form for a silence decides between the cluster's Alertmanager and a project's.
 * Source: openshift/monitoring-plugin 4.22, MonitoringContext (`useAlertsTenancy`).
 */
export const SILENCE_FORM: Permission = { group: GROUP, resource: 'prometheusrules', namespace: '*', verb: 'get' };

/**
 * What the rules and silences of a scope check for reading (`get`) and for silencing (`create`): Alertmanager's API for
 * the cluster, the project's own PrometheusRules for a project. Source: cluster-monitoring-operator 4.22,
 * assets/alertmanager/kube-rbac-proxy-web-secret.yaml and assets/thanos-querier/kube-rbac-proxy-rules-secret.yaml.
 */
export const silencePermission = (scope: MonitoringScope, verb: Permission['verb']): Permission =>
  scope.kind === 'project'
    ? { group: GROUP, resource: 'prometheusrules', namespace: scope.namespace, verb }
    : { group: GROUP, resource: 'alertmanagers', subresource: 'api', name: 'main', namespace: MONITORING, verb };

/** What the rules of a scope check. */
export const rulesPermission = (scope: MonitoringScope): Permission =>
  scope.kind === 'project' ? silencePermission(scope, 'get') : WHOLE_CLUSTER;

const tenancy = (path: string, query: Readonly<Record<string, string>>): string =>
  `${path}?${new URLSearchParams(query).toString()}`;

/** Where the alerting rules of a scope are read; the tenancy endpoints want the project with each request. */
export const rulesAddress = (scope: MonitoringScope): string =>
  scope.kind === 'project'
    ? tenancy('/api/prometheus-tenancy/api/v1/rules', { namespace: scope.namespace, type: 'alert' })
    : '/api/prometheus/api/v1/rules?type=alert';

/** Where the silences of a scope are read. */
export const silencesAddress = (scope: MonitoringScope): string =>
  scope.kind === 'project'
    ? tenancy('/api/alertmanager-tenancy/api/v2/silences', { namespace: scope.namespace })
    : '/api/alertmanager/api/v2/silences';

/** Where the alerts that Alertmanager has are read. */
export const alertmanagerAddress = (scope: MonitoringScope): string =>
  scope.kind === 'project'
    ? tenancy('/api/alertmanager-tenancy/api/v2/alerts', { namespace: scope.namespace })
    : '/api/alertmanager/api/v2/alerts';

/** Where an instant query of one project's series is asked. */
export const projectQueryAddress = (namespace: string, query: string): string =>
  tenancy('/api/prometheus-tenancy/api/v1/query', { namespace, query });

/** What an instant query of one project's series checks (assets/thanos-querier/kube-rbac-proxy-secret.yaml). */
export const projectQueryPermission = (namespace: string): Permission => ({
  group: 'metrics.k8s.io',
  resource: 'pods',
  namespace,
  verb: 'get',
});
