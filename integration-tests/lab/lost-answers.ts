import type { Answer } from './prometheus/prometheus';

/**
 * What Thanos does when it cannot reach a Prometheus, to be ordered through `/lab/failures`: it answers "success".
 * `lost` leaves out what that Prometheus would have said; `warnings` adds what Thanos says of it, which it forgets after
 * some seconds. The two are ordered apart from each other.
 */
type AnswerLoss =
  | { readonly target: 'rules' | 'query'; readonly effect: 'lost' }
  | { readonly target: 'rules' | 'query'; readonly effect: 'warnings'; readonly warnings: readonly string[] };

/** A rule that Prometheus fails to evaluate: it keeps its alerts, or over its group's `limit` loses them all. */
interface FailingRule {
  readonly target: 'rules';
  readonly effect: 'failing';
  readonly alert: string;
  readonly lastError: string;
  readonly alerts?: 'kept' | 'gone';
}

const has = (value: unknown, target: unknown, effect: string): boolean =>
  typeof value === 'object' &&
  value !== null &&
  'target' in value &&
  value.target === target &&
  'effect' in value &&
  value.effect === effect;

const targetOf = (path: string): 'rules' | 'query' | undefined => {
  if (path.endsWith('/api/v1/rules')) return 'rules';
  return /\/api\/v1\/query(_range)?$/.test(path) ? 'query' : undefined;
};

const withFailing = (group: { rules: readonly object[] }, failing: readonly FailingRule[]): object => ({
  ...group,
  rules: group.rules.map((rule) => {
    const failure = failing.find(({ alert }) => 'name' in rule && rule.name === alert);
    if (failure === undefined) return rule;
    const { lastError, alerts = 'gone' } = failure;
    const left = alerts === 'kept' ? {} : { alerts: [], state: 'inactive' };
    return { ...rule, ...left, health: 'err', lastError };
  }),
});

/** An answer of Prometheus with the losses and the failing rules that were ordered. */
export const withLosses = (failures: readonly unknown[], path: string, answer: Answer): Answer => {
  const target = targetOf(path);
  const { data } = answer.json as { data?: { groups?: { rules: readonly object[] }[]; result?: unknown } };
  if (target === undefined || data === undefined) return answer;
  const isLost = failures.some((failure) => has(failure, target, 'lost'));
  const failing = failures.filter((failure): failure is FailingRule => has(failure, 'rules', 'failing'));
  const warnings = failures
    .filter((failure): failure is AnswerLoss & { effect: 'warnings' } => has(failure, target, 'warnings'))
    .flatMap((failure) => failure.warnings);
  const left =
    target === 'query'
      ? { ...data, ...(isLost ? { result: [] } : {}) }
      : { ...data, groups: isLost ? [] : (data.groups ?? []).map((group) => withFailing(group, failing)) };
  return { ...answer, json: { ...answer.json, data: left, ...(warnings.length === 0 ? {} : { warnings }) } };
};
