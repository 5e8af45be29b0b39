import { secondsIn } from '../seconds-in';
import type { Alert, EvaluatedRule } from './alert';

/** Seconds after which a metric was read anew, with what recording rules make of it; OpenShift reads every 30 s. */
const READ = 60;
/** Seconds between two evaluations where nobody says: what OpenShift sets. */
const INTERVAL = 30;

/** The longest time back that an expression looks, in seconds: its ranges, `[5m]`. Offsets are not counted. */
const windowOf = (query: string): number =>
  Math.max(0, ...[...query.matchAll(/\[((?:\d+[smhdw])+)[\]:]/g)].map(([, range = '']) => secondsIn(range)));

/**
 * How long an alert may still be there once what it measures is well, in milliseconds: until what its expression looks back
 * on has passed, its metrics were read anew, its rule was evaluated again, and what it is kept for is over.
 * @returns absent where the expression is not known
 */
export const stopsWithin = (
  { rule: { query } }: Pick<Alert, 'rule'>,
  evaluation: Pick<EvaluatedRule, 'interval' | 'keepFiringFor'> | undefined,
): number | undefined =>
  query === ''
    ? undefined
    : 1000 * (windowOf(query) + READ + (evaluation?.interval ?? INTERVAL) + (evaluation?.keepFiringFor ?? 0));
