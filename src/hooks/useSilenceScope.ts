import { useActiveNamespace } from '@openshift-console/dynamic-plugin-sdk';

import type { Alert } from '../alerts/alert';
import { EVERY_PROJECT, SILENCE_FORM, type MonitoringScope } from '../alerts/monitoring-scope';
import { useReview } from './useReview';

/**
 * Where the console's form would put a silence of an alert: it decides by a review of its own, not by what the alerts
 * were read from. In a project that is the alert's own, or else the active one.
 */
export const useSilenceScope = ({ labels }: Pick<Alert, 'labels'>): MonitoringScope => {
  const [mayAll, isChecking] = useReview(SILENCE_FORM);
  const [active] = useActiveNamespace();
  if (isChecking) return { kind: 'checking' };
  if (mayAll) return { kind: 'cluster' };
  const namespace = labels.namespace ?? (active === EVERY_PROJECT ? '' : active);
  return namespace === '' ? { kind: 'no project' } : { kind: 'project', namespace };
};
