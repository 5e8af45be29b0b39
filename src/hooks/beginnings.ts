import type { Alert } from '../alerts/alert';
import { keepEarliest, type Beginnings } from '../alerts/since';

/** Since when instances are active, by the address that told: it holds from one page to the next. */
const beginnings = new Map<string, Beginnings>();
/** Addresses to remember at most: a user's projects are many. */
const REMEMBERED = 20;

/** Forgets since when instances are active; for tests, which begin with nothing. */
export const forgetBeginnings = (): void => {
  beginnings.clear();
};

/** The alerts that an address told of, each with the earliest time that it has told of it. */
export const withEarliest = (address: string, alerts: readonly Alert[], isWhole: boolean): readonly Alert[] => {
  const kept = keepEarliest(alerts, beginnings.get(address) ?? new Map<string, string>(), isWhole);
  beginnings.delete(address);
  beginnings.set(address, kept.known);
  const [oldest] = beginnings.keys();
  if (beginnings.size > REMEMBERED && oldest !== undefined) beginnings.delete(oldest);
  return kept.alerts;
};
