import type { Alert, EvaluatedRule } from '../../alerts/alert';
import type { Firing } from '../../diagnosis/contradiction';

/** What is known of an alert that is there; absent where none is. */
export const firingOf = (alert: Alert | undefined, evaluation: EvaluatedRule | undefined): Firing | undefined => {
  if (alert === undefined) return undefined;
  return evaluation?.health === 'err' ? { ruleError: evaluation.lastError } : {};
};
