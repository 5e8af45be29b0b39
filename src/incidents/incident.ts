import type { Alert, AlertState, Severity } from '../alerts/alert';
import { bySeverity, byUrgency, groupAlerts, type AlertGroup, type SortColumn } from '../alerts/group';
import { instanceKey } from '../alerts/instance-key';
import type { ObjectReference } from '../diagnosis/object-reference';
import type { Message } from '../message';

/** What was found behind an alert. */
export interface Found {
  /** What its root is (`rootKeys`); empty where nothing explains the alert. */
  readonly keys: readonly string[];
  /** The root in a few words; absent where nothing that is wrong was found. */
  readonly cause?: Message;
  /** What shows it: one sentence. */
  readonly fact?: Message;
  /** The object that the cause is about. */
  readonly object?: ObjectReference;
  /** What the alert measures, as it is now. */
  readonly now?: Message;
  /** What users notice. */
  readonly impact?: Message;
}

/** What was found, by `instanceKey` of the alert's labels; an alert that was not looked at is not in it. */
export type FoundByAlert = ReadonlyMap<string, Found>;

/** Alerts that come from one root; or those of one name of which none is known. */
export interface Incident {
  /** Of its most urgent alert: the row stays where that does. */
  readonly key: string;
  readonly severity: Severity;
  readonly state: AlertState;
  /** The earliest beginning of its alerts in that state; empty when unknown. */
  readonly since: string;
  /** Its alerts by name and severity, the most urgent first; never empty. */
  readonly groups: readonly [AlertGroup, ...AlertGroup[]];
  /** What was found behind the most urgent alert; absent where that was not looked at. */
  readonly found?: Found;
}

/** True where a root was found that explains its alerts. */
export const isExplained = ({ found }: Pick<Incident, 'found'>): boolean => (found?.keys.length ?? 0) > 0;

/** Puts together what has a key in common, also through a third. */
const connect = (all: readonly { readonly alert: Alert; readonly keys: readonly string[] }[]): readonly Alert[][] => {
  const parts: { keys: Set<string>; alerts: Alert[] }[] = [];
  for (const { alert, keys } of all) {
    const joined = parts.filter((part) => keys.some((key) => part.keys.has(key)));
    const [first] = joined;
    if (first === undefined) {
      parts.push({ keys: new Set(keys), alerts: [alert] });
      continue;
    }
    first.alerts.push(alert);
    for (const key of keys) first.keys.add(key);
    for (const other of joined.slice(1)) {
      first.alerts.push(...other.alerts);
      for (const key of other.keys) first.keys.add(key);
      parts.splice(parts.indexOf(other), 1);
    }
  }
  return parts.map(({ alerts }) => alerts);
};

const incidentOf = (alerts: readonly Alert[], found: FoundByAlert): Incident | undefined => {
  const groups = groupAlerts(alerts);
  const [first, ...more] = groups;
  const lead = first?.alerts[0];
  if (first === undefined || lead === undefined) return undefined;
  const { key, severity, state } = first;
  const times = groups.filter((group) => group.state === state && group.since !== '').map(({ since }) => since);
  const behind = found.get(instanceKey(lead.labels));
  return {
    key,
    severity,
    state,
    since: times.sort()[0] ?? '',
    groups: [first, ...more],
    ...(behind === undefined ? {} : { found: behind }),
  };
};

/** How many alerts it has, each name and severity once. */
export const sizeOf = ({ groups }: Pick<Incident, 'groups'>): number => groups.length;

/** The most urgent first; of those the one with the most alerts. */
const inOrder = (a: Incident, b: Incident): number => {
  const [one, other] = [a.groups[0], b.groups[0]];
  return byUrgency({ ...one, name: '' }, { ...other, name: '' }) || sizeOf(b) - sizeOf(a) || byUrgency(one, other);
};

/**
 * Groups alerts by their root, by the evidence alone. Instances of one name that nothing explains, or that were not
 * looked at, stay together; those of other names never join them. The most urgent incident comes first.
 */
export const incidentsOf = (alerts: readonly Alert[], found: FoundByAlert): readonly Incident[] => {
  const explained: { alert: Alert; keys: readonly string[] }[] = [];
  const alone = new Map<string, Alert[]>();
  for (const alert of alerts) {
    const behind = found.get(instanceKey(alert.labels));
    if (behind !== undefined && behind.keys.length > 0) {
      explained.push({ alert, keys: behind.keys });
      continue;
    }
    // What was looked at and not explained stands beside what was not looked at: nothing is said of the latter.
    const key = JSON.stringify([alert.name, alert.severity, behind === undefined]);
    const same = alone.get(key);
    if (same === undefined) alone.set(key, [alert]);
    else same.push(alert);
  }
  const known = new Set<string>();
  return [...connect(explained), ...alone.values()]
    .map((part) => incidentOf(part, found))
    .filter((incident) => incident !== undefined)
    .sort(inOrder)
    .map((incident) => {
      const lead = incident.groups[0].alerts[0];
      // Instances of one name may be several incidents.
      const key = known.has(incident.key) && lead !== undefined ? instanceKey(lead.labels) : incident.key;
      known.add(key);
      return { ...incident, key };
    });
};

const instancesOf = ({ groups }: Incident): number => groups.reduce((sum, { alerts }) => sum + alerts.length, 0);

const COMPARE: Readonly<Partial<Record<SortColumn, (a: Incident, b: Incident) => number>>> = {
  severity: bySeverity,
  since: (a, b) => a.since.localeCompare(b.since),
  instances: (a, b) => sizeOf(a) - sizeOf(b) || instancesOf(a) - instancesOf(b),
};

/** Sorts incidents by a column that they have; equal ones, and those of any other column, stay in order of urgency. */
export const sortIncidents = (
  incidents: readonly Incident[],
  column: SortColumn | undefined,
  descending: boolean,
): readonly Incident[] => {
  const compare = column === undefined ? undefined : COMPARE[column];
  return compare === undefined ? incidents : [...incidents].sort((a, b) => (descending ? -1 : 1) * compare(a, b));
};
