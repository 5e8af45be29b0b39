import type { Alert } from '../alerts/alert';
import type { Subject } from '../runbooks/subject';
import type { AskedAlert } from './history-queries';

/** How often a group is evaluated that says nothing of it: OpenShift's monitoring does so every 30 s. */
const INTERVAL = 30;

/** Labels that tell who measured, and change while the alert is about the same. */
const OF_THE_MEASURER = new Set(['pod', 'container', 'endpoint', 'instance', 'job', 'service', 'prometheus']);

/**
 * Whose history is asked for: an alert about an object has one for each, any other one for its name, since the labels of
 * its instances, such as a pod's name, change from one firing to the next.
 */
export const askedAlert = (
  { kind }: Pick<Subject, 'kind'>,
  { name, labels, rule }: Pick<Alert, 'name' | 'labels' | 'rule'>,
): AskedAlert => {
  const own = Object.entries(labels).filter(
    ([label, value]) => label !== 'alertname' && rule.labels[label] !== value && !OF_THE_MEASURER.has(label),
  );
  return {
    name,
    labels: kind === 'object' ? Object.fromEntries(own.sort()) : {},
    every: (rule.interval ?? INTERVAL) * 1000,
    hold: rule.duration * 1000,
  };
};
