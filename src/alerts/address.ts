import type { Alert } from './alert';
import type { MonitoringScope } from './monitoring-scope';

const LIST = '/virtualization/monitoring/alerts';

/** Stands in an address for the id of a rule that could not be read: the labels find the alert. */
const NO_RULE = '-';

/** The perspective of OpenShift Virtualization; its monitoring pages have a prefix of their own. */
const VIRTUALIZATION_PERSPECTIVE = 'virtualization-perspective';

const query = (labels: Readonly<Record<string, string>>): string =>
  new URLSearchParams(labels).toString().replaceAll('+', '%20');

/**
 * The address of an alert's page. Its query holds labels and nothing else, `alertname` among them, so that the
 * console's Troubleshooting Panel and Lightspeed recognise the alert.
 */
export const alertAddress = ({ rule, labels }: { rule: { id: string }; labels: Alert['labels'] }): string =>
  `${LIST}/${rule.id === '' ? NO_RULE : rule.id}?${query(labels)}`;

/**
 * Where an address of the list leads that has labels of an alert, as links in notifications and tickets do, which know no
 * rule's id; undefined for one without a name. No filter of the list is called `alertname`.
 */
export const alertOfListAddress = (params: URLSearchParams): string | undefined => {
  const { alertname = '', ...labels } = Object.fromEntries(params);
  return alertname === '' ? undefined : alertAddress({ rule: { id: '' }, labels: { alertname, ...labels } });
};

interface Pages {
  /** The list of alerts, beneath which each has its page. */
  readonly list: string;
  readonly rule: string;
  readonly silences: string;
  readonly expression: string;
}

/**
 * Where the console's monitoring pages are in a perspective. The pages of the cluster fleet show other clusters' alerts,
 * so that every perspective without pages of its own has the administrator's.
 * Source: openshift/monitoring-plugin 4.22, web/console-extensions.json.
 */
const pagesOf = (perspective: string, namespace: string | undefined): Pages => {
  if (perspective === 'dev' && namespace !== undefined) {
    const base = `/dev-monitoring/ns/${namespace}`;
    return {
      list: `${base}/alerts`,
      rule: `${base}/rules`,
      silences: `${base}/silences`,
      expression: `${base}/metrics`,
    };
  }
  const base = perspective === VIRTUALIZATION_PERSPECTIVE ? '/virt-monitoring' : '/monitoring';
  return {
    list: `${base}/alerts`,
    rule: `${base}/alertrules`,
    silences: `${base}/silences`,
    expression: `${base}/query-browser`,
  };
};

/** The addresses of the console's own monitoring pages for an alert, in the active perspective. */
export const observeAddresses = (
  { rule, labels }: Pick<Alert, 'rule' | 'labels'>,
  perspective: string,
): Pages & {
  readonly alert: string;
  readonly silence: (matchers: Readonly<Record<string, string>>) => string;
} => {
  const pages = pagesOf(perspective, labels.namespace);
  return {
    list: pages.list,
    alert: `${pages.list}/${rule.id}?${query(labels)}`,
    rule: `${pages.rule}/${rule.id}`,
    silences: pages.silences,
    // The form makes a matcher of each parameter.
    silence: (matchers) => `${pages.silences}/~new?${query(matchers)}`,
    expression: `${pages.expression}?${query({ query0: rule.query })}`,
  };
};

/** What a silence of every instance of an alert matches: its name, and the project where silences are a project's. */
export const everyInstance = ({ name }: Pick<Alert, 'name'>, scope: MonitoringScope): Record<string, string> => ({
  alertname: name,
  ...(scope.kind === 'project' ? { namespace: scope.namespace } : {}),
});

/**
 * Under which context the console's pages of an alert gather actions of plugins: that of the administrator has the bare
 * name, any other perspective's ends in its own. Source: openshift/monitoring-plugin 4.22, AlertsDetailsPage.
 */
export const actionContext = (perspective: string): string =>
  perspective === 'admin' ? 'alert-detail-toolbar-actions' : `alert-detail-toolbar-actions-${perspective}`;

/** What an address of an alert's page means now. */
export type Addressed =
  | { readonly state: 'found'; readonly alert: Alert }
  /** Several instances fit: the address names too few labels. */
  | { readonly state: 'ambiguous'; readonly alerts: readonly Alert[] }
  | { readonly state: 'gone' };

const findByLabels = (
  alerts: readonly Alert[],
  id: string,
  wanted: readonly (readonly [name: string, value: string])[],
): Addressed => {
  const fitting = alerts.filter(({ labels }) => wanted.every(([name, value]) => labels[name] === value));
  const ofRule = fitting.filter(({ rule }) => rule.id === id);
  const named = ofRule.length > 0 ? ofRule : wanted.some(([name]) => name === 'alertname') ? fitting : [];
  const exact = named.filter(({ labels }) => Object.keys(labels).length === wanted.length);
  const candidates = exact.length > 0 ? exact : named;
  const [first, second] = candidates;
  if (first === undefined) return { state: 'gone' };
  return second === undefined ? { state: 'found', alert: first } : { state: 'ambiguous', alerts: candidates };
};

/** What Prometheus, Thanos or Alertmanager put beside an alert's own labels: a notification has them, its rule may not. */
const OF_THE_SENDER = new Set(['prometheus', 'prometheus_replica', 'openshift_io_alert_source', 'managed_cluster']);

/**
 * Finds the alert that an address means: all its labels must fit. One that has these labels and no others is meant
 * before one that has more. A rule that was changed has another id; the labels still find it, and where they do not,
 * those without what was put beside them on the way.
 */
export const findByAddress = (alerts: readonly Alert[], id: string, params: URLSearchParams): Addressed => {
  const found = findByLabels(alerts, id, [...params]);
  if (found.state !== 'gone') return found;
  const own = [...params].filter(([name]) => !OF_THE_SENDER.has(name));
  return own.length === params.size ? found : findByLabels(alerts, id, own);
};
