import type { Alert } from './alert';
import { stateSince } from './since';

/** The instances with a label whose value, or `name=value`, has this in it, in any case. */
export const searchInstances = (alerts: readonly Alert[], search: string): readonly Alert[] => {
  const wanted = search.trim().toLowerCase();
  if (wanted === '') return alerts;
  return alerts.filter(({ labels }) =>
    Object.entries(labels).some(([name, value]) => `${name}=${value}`.toLowerCase().includes(wanted)),
  );
};

/** What a spreadsheet takes for a formula when a cell begins with it (OWASP, "CSV Injection"). */
const FORMULA = /^[=+\-@\t\r]/;

/** One field by RFC 4180: quoted where it has to be, quotes doubled; what would be a formula begins with an apostrophe. */
const field = (value: string): string => {
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

const FIRST = ['alertname', 'severity', 'namespace', 'name'];

/** The labels of all, those first by which one looks for an instance. */
const labelNames = (alerts: readonly Alert[]): readonly string[] => {
  const names = [...new Set(alerts.flatMap(({ labels }) => Object.keys(labels)))].sort();
  return [...FIRST.filter((name) => names.includes(name)), ...names.filter((name) => !FIRST.includes(name))];
};

/**
 * Instances as a table in CSV (RFC 4180, with a header): state, since when, and each label of any of them as a column.
 * Labels come from whoever makes alerts, and no spreadsheet may run them.
 */
export const instancesCsv = (alerts: readonly Alert[]): string => {
  const names = labelNames(alerts);
  const rows = alerts.map((alert) => [
    alert.state,
    stateSince(alert),
    ...names.map((name) => (Object.hasOwn(alert.labels, name) ? (alert.labels[name] ?? '') : '')),
  ]);
  return [['state', 'since', ...names], ...rows].map((row) => `${row.map(field).join(',')}\r\n`).join('');
};
