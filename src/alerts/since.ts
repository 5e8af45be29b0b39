import type { Alert, FiringSince } from './alert';
import { instanceKey } from './instance-key';

const at = (time: string): number => Date.parse(time);

/** Prometheus writes no time as the year 1. */
const isTime = (time: string): boolean => at(time) > 0;

const earlier = (a: string, b: string): string => {
  if (!isTime(a)) return b;
  return isTime(b) && at(b) < at(a) ? b : a;
};

/**
 * Since when an alert fires. Alertmanager's `startsAt` is the moment at which Prometheus began to send it, the earliest
 * of all that send it. Without it: the moment at which the condition began to hold and the rule's `for` later, which is
 * an estimate, except where there is no `for`.
 */
export const firingSince = (
  { state, activeAt, rule: { id, duration } }: Pick<Alert, 'state' | 'activeAt' | 'rule'>,
  startsAt = '',
): FiringSince | undefined => {
  if (state === 'pending') return undefined;
  if (isTime(startsAt)) return { at: startsAt, by: 'alertmanager' };
  if (id === '' || !isTime(activeAt)) return undefined;
  if (duration === 0) return { at: activeAt, by: 'prometheus' };
  return { at: new Date(at(activeAt) + duration * 1000).toISOString(), by: 'estimate' };
};

/**
 * Since when the condition of an alert holds; empty where that is not known. A Prometheus that restarts forgets it
 * where `for` is up to ten minutes (`--rules.alert.for-grace-period`): what is said to be pending since later than it
 * fires was forgotten.
 */
export const pendingSince = ({ activeAt, firing }: Pick<Alert, 'activeAt' | 'firing'>): string =>
  firing !== undefined && isTime(activeAt) && at(activeAt) > at(firing.at) ? '' : activeAt;

/** Since when an alert is in the state that it is in; empty where that is not known. A silence began at another time. */
export const stateSince = (alert: Pick<Alert, 'state' | 'activeAt' | 'firing'>): string =>
  alert.state === 'pending' ? alert.activeAt : (alert.firing?.at ?? '');

/** When instances became active, by `instanceKey`. */
export type Beginnings = ReadonlyMap<string, string>;

/**
 * The alerts with the earliest time that is known of each instance. Thanos takes an alert whole from either of two
 * replicas that began at different times, so that the time would jump from poll to poll. An instance that a whole
 * answer does not have is forgotten: when it comes back it has begun anew.
 */
export const keepEarliest = (
  alerts: readonly Alert[],
  known: Beginnings,
  isWhole: boolean,
): { readonly alerts: readonly Alert[]; readonly known: Beginnings } => {
  const now = new Map(isWhole ? [] : known);
  const kept = alerts.map((alert) => {
    const key = instanceKey(alert.labels);
    const activeAt = earlier(alert.activeAt, known.get(key) ?? '');
    if (activeAt !== '') now.set(key, activeAt);
    if (activeAt === alert.activeAt) return alert;
    // What fires still does, since an earlier time.
    const firing = firingSince({ ...alert, activeAt });
    return { ...alert, activeAt, ...(firing === undefined ? {} : { firing }) };
  });
  return { alerts: kept, known: now };
};
