import type { EvaluatedRule } from '../alerts/alert';
import type { AlertsReading } from './useAlerts';

/** For specs: a rule that is evaluated and goes well. */
export const evaluated = (name: string, more: Partial<EvaluatedRule> = {}): EvaluatedRule => ({
  name,
  severity: 'critical',
  health: 'ok',
  lastError: '',
  lastEvaluation: '2026-01-15T09:59:30Z',
  ...more,
});

/** For specs: the whole cluster's alerts were read, and there are none; its rules are evaluated and go well. */
export const exampleReading = (more: Partial<AlertsReading> = {}): AlertsReading => ({
  scope: { kind: 'cluster' },
  alerts: [],
  rules: [evaluated('VirtControllerDown'), evaluated('SSPDown')],
  lost: [],
  isComplete: true,
  loaded: true,
  silencesLoaded: true,
  retry: () => undefined,
  ...more,
});
