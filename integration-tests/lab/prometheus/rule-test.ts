import type { Lab } from '../lab';
import type { KubernetesObject } from '../scenario';
import { numberText } from './literals';
import { writeSeries, type Labels } from './series';

/** How far apart samples are, in milliseconds. */
const INTERVAL = 60_000;
/** How many there are of each: longer than the `for` of most rules, so that what was there all the time fires. */
const SAMPLES = 150;
/** The same for an alert that waits a day. */
const SAMPLES_OF_A_DAY = 25 * 60;
/** Put on all alerts by the sender, which `promtool` has not. */
const OF_THE_SENDER = ['alertname', 'prometheus'];

interface Group {
  readonly name: string;
  readonly rules: readonly {
    readonly alert?: string;
    readonly record?: string;
    readonly expr: string;
    readonly for?: string;
  }[];
}

/** A file of `promtool test rules`, and the names of the alerts that it asks for. */
export interface RuleTest {
  readonly file: object;
  readonly alerts: readonly string[];
}

/** The groups of PrometheusRule manifests as Prometheus loads them, those first that record what the others use. */
export const ruleGroups = (manifests: readonly KubernetesObject[]): readonly Group[] =>
  manifests
    .flatMap(({ metadata, spec }) =>
      // Within one file a name stands once.
      (spec as { groups: readonly Group[] }).groups.map((group) => ({
        ...group,
        name: `${metadata.name}/${group.name}`,
      })),
    )
    .toSorted((a, b) => Number(isRecording(b)) - Number(isRecording(a)));

const isRecording = ({ rules }: Group): boolean => rules.some(({ record }) => record !== undefined);

/** A run of samples as `promtool` reads them: `1+0x59`. What ends is told by a marker, as a scrape does. */
const runText = (values: readonly (number | undefined)[]): string => {
  const parts: string[] = [];
  for (let at = 0; at < values.length;) {
    const value = values[at];
    const end = values.findIndex((other, index) => index > at && other !== value);
    const count = (end < 0 ? values.length : end) - at;
    if (value !== undefined) parts.push(`${numberText(value)}+0x${count - 1}`);
    else parts.push(...(at > 0 ? ['stale'] : []), ...Array<string>(at > 0 ? count - 1 : count).fill('_'));
    at += count;
  }
  return parts.join(' ');
};

/** The series of these names at these moments, as scrapes would have found them. */
const inputSeries = (
  { metrics }: Lab,
  names: readonly string[],
  times: readonly number[],
): readonly { readonly series: string; readonly values: string }[] =>
  names.flatMap((name) => {
    const runs = new Map<string, (number | undefined)[]>();
    times.forEach((time, index) => {
      for (const { labels, value } of metrics.at(name, time)) {
        const key = writeSeries({ ...labels, __name__: name });
        const run = runs.get(key) ?? Array<number | undefined>(times.length).fill(undefined);
        run[index] = value;
        runs.set(key, run);
      }
    });
    return [...runs].map(([series, values]) => ({ series, values: runText(values) }));
  });

interface LabAlert {
  readonly state: string;
  readonly labels: Labels;
  readonly annotations: Labels;
}

const ownLabels = (labels: Labels): Labels =>
  Object.fromEntries(Object.entries(labels).filter(([name]) => !OF_THE_SENDER.includes(name)));

/** What the rules API of the lab has that fires, by the names of all its alerting rules. */
const firingByName = ({ prometheus }: Lab): ReadonlyMap<string, readonly LabAlert[]> => {
  const { json } = prometheus.answer('/api/v1/rules', new URLSearchParams({ type: 'alert' }));
  const { groups } = (
    json as { data: { groups: { rules: readonly { name: string; alerts: readonly LabAlert[] }[] }[] } }
  ).data;
  const found = new Map<string, readonly LabAlert[]>();
  for (const { name, alerts } of groups.flatMap(({ rules }) => rules))
    found.set(name, [...(found.get(name) ?? []), ...alerts.filter(({ state }) => state === 'firing')]);
  return found;
};

/**
 * A test for `promtool test rules` of the lab as it is now: from its series Prometheus has to raise the same alerts with
 * the same labels and annotations, and no others, by all of its rules.
 */
export const ruleTestOf = (lab: Lab, groups: readonly Group[], rulesFile: string, now: number): RuleTest => {
  const rules = groups.flatMap((group) => group.rules);
  const recorded = new Set(rules.map(({ record }) => record));
  const named = new Set(rules.flatMap(({ expr }) => expr.match(/[a-zA-Z_:][\w:]*/g) ?? []));
  const names = lab.metrics.names().filter((name) => named.has(name) && !recorded.has(name));
  const firing = firingByName(lab);
  const waitsDay = rules.some(({ alert = '', for: wait }) => wait === '24h' && (firing.get(alert)?.length ?? 0) > 0);
  const samples = waitsDay ? SAMPLES_OF_A_DAY : SAMPLES;
  const times = Array.from({ length: samples + 1 }, (_, index) => now - (samples - index) * INTERVAL);
  return {
    file: {
      rule_files: [rulesFile],
      // What is asked at the end is so at multiples of it before: each `for` is one, or shorter.
      evaluation_interval: '5m',
      group_eval_order: groups.map(({ name }) => name),
      tests: [
        {
          interval: '1m',
          input_series: inputSeries(lab, names, times),
          external_labels: { prometheus: 'openshift-monitoring/k8s' },
          alert_rule_test: [...firing].map(([alertname, alerts]) => ({
            alertname,
            eval_time: `${samples}m`,
            exp_alerts: alerts.map(({ labels, annotations }) => ({
              exp_labels: ownLabels(labels),
              exp_annotations: annotations,
            })),
          })),
        },
      ],
    },
    alerts: [...firing.keys()],
  };
};
