import type { Alert } from './alert';

const LIST = '/virtualization/monitoring/alerts';

/** The perspective of OpenShift Virtualization; its monitoring pages have a prefix of their own. */
const VIRTUALIZATION_PERSPECTIVE = 'virtualization-perspective';

const query = (labels: Readonly<Record<string, string>>): string =>
  new URLSearchParams(labels).toString().replaceAll('+', '%20');

/**
 * The address of an alert's page. Its query holds labels and nothing else, `alertname` among them, so that the
 * console's Troubleshooting Panel and Lightspeed recognise the alert.
 */
export const alertAddress = ({ rule, labels }: Pick<Alert, 'rule' | 'labels'>): string =>
  `${LIST}/${rule.id}?${query(labels)}`;

/** The addresses of the console's own monitoring pages for an alert, in the active perspective. */
export const observeAddresses = (
  { rule, labels }: Pick<Alert, 'rule' | 'labels'>,
  perspective: string,
): { readonly alert: string; readonly rule: string; readonly silence: string; readonly expression: string } => {
  const prefix = perspective === VIRTUALIZATION_PERSPECTIVE ? '/virt-monitoring' : '/monitoring';
  return {
    alert: `${prefix}/alerts/${rule.id}?${query(labels)}`,
    rule: `${prefix}/alertrules/${rule.id}`,
    silence: `${prefix}/silences/~new?${query(labels)}`,
    expression: `${prefix}/query-browser?${query({ query0: rule.query })}`,
  };
};

/** What an address of an alert's page means now. */
export type Addressed =
  | { readonly state: 'found'; readonly alert: Alert }
  /** Several instances fit: the address names too few labels. */
  | { readonly state: 'ambiguous'; readonly alerts: readonly Alert[] }
  | { readonly state: 'gone' };

/**
 * Finds the alert that an address means: all its labels must fit. One that has these labels and no others is meant
 * before one that has more. A rule that was changed has another id; the labels still find it.
 */
export const findByAddress = (alerts: readonly Alert[], id: string, params: URLSearchParams): Addressed => {
  const wanted = [...params];
  const fitting = alerts.filter(({ labels }) => wanted.every(([name, value]) => labels[name] === value));
  const ofRule = fitting.filter(({ rule }) => rule.id === id);
  const named = ofRule.length > 0 ? ofRule : params.has('alertname') ? fitting : [];
  const exact = named.filter(({ labels }) => Object.keys(labels).length === wanted.length);
  const candidates = exact.length > 0 ? exact : named;
  const [first, second] = candidates;
  if (first === undefined) return { state: 'gone' };
  return second === undefined ? { state: 'found', alert: first } : { state: 'ambiguous', alerts: candidates };
};
