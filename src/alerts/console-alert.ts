import { record, text } from '../unknown-value';
import { alertAddress } from './address';
import type { Alert } from './alert';
import { isVirtualizationRule, labelsIn } from './make-alert';

/**
 * An alert as the console's monitoring pages hand it to the actions of plugins (`Alert` of the dynamic plugin SDK):
 * with its rule, whose id is that of the addresses.
 */
export const toConsoleAlert = (alert: Alert): object => {
  const { rule, labels, annotations, activeAt, silencedBy } = alert;
  // The console has no word for an inhibited alert.
  const state = alert.state === 'inhibited' ? 'firing' : alert.state;
  const own = { labels, annotations, state, activeAt };
  return { ...own, silencedBy, rule: { ...rule, type: 'alerting', state, alerts: [own] } };
};

/**
 * Where this plugin shows an alert that the console's monitoring pages hand over; nothing for what is no alert of
 * OpenShift Virtualization. It comes from another plugin, of any version: nothing of its shape is taken for granted.
 */
export const addressOfConsoleAlert = (alert: unknown): string | undefined => {
  const { rule, labels, annotations } = record(alert);
  const { id, name, labels: ruleLabels } = record(rule);
  const alertname = text(name) || text(record(labels).alertname);
  const merged = { alertname, ...labelsIn(ruleLabels), ...labelsIn(labels) };
  if (text(id) === '' || alertname === '') return undefined;
  const said = { name: alertname, labels: merged, annotations: labelsIn(annotations) };
  if (!isVirtualizationRule(said)) return undefined;
  return alertAddress({ rule: { id: text(id) }, labels: merged });
};
