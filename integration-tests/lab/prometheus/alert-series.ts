import type { PastAlerts } from './past-alerts';
import type { SeriesSource } from './promql';
import type { EvaluatedGroup } from './rules';
import type { Labels, VectorSample } from './series';

interface EvaluatedRule {
  readonly alerts?: readonly { readonly state: string; readonly activeAt: string; readonly labels: Labels }[];
}

interface Alerts {
  /** The groups as they are evaluated at a moment. */
  readonly groupsAt: (time: number) => readonly EvaluatedGroup[];
  /** What became of alerts before now; absent where nobody asks. */
  readonly past: () => PastAlerts;
  readonly isNow: (time: number) => boolean;
}

/**
 * Lets expressions find what Prometheus writes of each active alert: `ALERTS` with its state, and `ALERTS_FOR_STATE`
 * with the moment at which it became active, in seconds since the epoch.
 */
export const withAlertSeries = (source: SeriesSource, { groupsAt, past, isNow }: Alerts): SeriesSource => {
  const find =
    (before: 'at' | 'recent'): SeriesSource['at'] =>
    (name, time, equal) => {
      if (name !== 'ALERTS' && name !== 'ALERTS_FOR_STATE') return source.at(name, time);
      const alertname = equal?.alertname;
      if (name === 'ALERTS' && alertname !== undefined && !isNow(time)) return past()[before](alertname, time);
      const alerts = groupsAt(time)
        .flatMap(({ rules }) => rules as readonly EvaluatedRule[])
        .flatMap((rule) => rule.alerts ?? []);
      return alerts.map(({ state, activeAt, labels }): VectorSample =>
        name === 'ALERTS'
          ? { labels: { ...labels, __name__: name, alertstate: state }, value: 1 }
          : { labels: { ...labels, __name__: name }, value: Math.floor(Date.parse(activeAt) / 1000) },
      );
    };
  return {
    at: find('at'),
    recent: find('recent'),
    get since() {
      return source.since === undefined ? undefined : past().since;
    },
  };
};
