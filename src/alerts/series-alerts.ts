import type { Alert } from './alert';
import { instanceKey } from './instance-key';
import { isVirtualizationRule, makeAlert, unreadRule } from './make-alert';

/** A sample of an instant query. */
interface Sample {
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/**
 * What Prometheus writes of each active alert: `ALERTS` with its state as a label, `ALERTS_FOR_STATE` with the moment at
 * which it became active as the value, in seconds since the epoch.
 */
export const ALERT_SERIES = 'ALERTS or ALERTS_FOR_STATE';

const instanceOf = ({ labels }: Sample): Alert['labels'] =>
  Object.fromEntries(Object.entries(labels).filter(([name]) => name !== '__name__' && name !== 'alertstate'));

/** The alerts of OpenShift Virtualization that these series tell of; no rule, no annotation is known of them. */
export const alertsOfSeries = (samples: readonly Sample[]): readonly Alert[] => {
  const beginnings = new Map(
    samples
      .filter(({ labels, value }) => labels.__name__ === 'ALERTS_FOR_STATE' && value > 0)
      .map((sample) => [instanceKey(instanceOf(sample)), new Date(sample.value * 1000).toISOString()]),
  );
  const alerts = new Map<string, Alert>();
  for (const sample of samples.filter(({ labels }) => labels.__name__ === 'ALERTS')) {
    const labels = instanceOf(sample);
    const name = labels.alertname ?? '';
    const key = instanceKey(labels);
    const state = sample.labels.alertstate === 'pending' ? 'pending' : 'firing';
    // For a moment after it began to fire, both are there.
    const isKnown = alerts.has(key) && state === 'pending';
    if (name === '' || isKnown || !isVirtualizationRule({ name, labels })) continue;
    const rule = unreadRule(name);
    alerts.set(key, makeAlert({ rule, state, activeAt: beginnings.get(key) ?? '', labels, annotations: {} }));
  }
  return [...alerts.values()];
};

/** The alerts of the rules, and those that the series alone tell of. */
export const mergeAlerts = (ofRules: readonly Alert[], ofSeries: readonly Alert[]): readonly Alert[] => {
  const known = new Set(ofRules.map(({ labels }) => instanceKey(labels)));
  return [...ofRules, ...ofSeries.filter(({ labels }) => !known.has(instanceKey(labels)))];
};
