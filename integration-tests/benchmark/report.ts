import type { Settings } from './settings';

/** Under what a table was measured. */
export interface Conditions {
  readonly settings: Settings;
  readonly version: string;
  /** `2026-01-15`. */
  readonly date: string;
  readonly machine: string;
  readonly browser: string;
  /** The name of the alert whose page was measured. */
  readonly alert: string;
}

/** `docs/performance.md`: the table, how it was measured, and what its figures are. */
export const reportOf = (
  table: string,
  { settings, version, date, machine, browser, alert }: Conditions,
): string => `# How quick it is

\`npm run benchmark\` writes this page. Version ${version}, ${date}; ${machine}; ${browser}.

${table}

Measured in the small console over the lab, with one alert, ${alert}, firing; the two run on the same machine. The list
is opened from another page of the console, the alert from the list, ${settings.times} times each with nothing in the
browser's cache; the median counts. Then each page stays open for ${settings.openSeconds} s, from which its minute is
reckoned.

- *Requests* are those for the cluster and the monitoring; a watch of the Kubernetes API counts as one. *Made again* are
  those with the method, the address and the body of an earlier one.
- *Bytes* are those of the bodies, which is what the lab sends. *On the wire* is what the servers of a real cluster send of
  them: Prometheus and Alertmanager pack with gzip, the API server from 128 KiB on, logs and watches never.
- *JavaScript* is what is fetched of the plugin, as nginx packs it with gzip.
- *Main thread* is the time of all tasks of the browser's page, the console's own among them, and a *longest task* of 0 ms is
  one under 50 ms. The *heap* is measured after it was collected.

Times depend on the machine. What a change may not exceed stands in the tests: no request is made twice on the way to the
first finding (\`integration-tests/specs/browser/budgets.spec.ts\`), what a diagnosis and a minute of each page ask for
(\`limits.spec.ts\` beside it), and the files of each page (\`integration-tests/specs/packaging/bundle.spec.ts\`).
`;
