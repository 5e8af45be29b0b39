import type { SeriesSource } from './promql';
import type { EvaluatedGroup } from './rules';
import type { Labels, VectorSample } from './series';

interface EvaluatedRule {
  readonly alerts?: readonly { readonly state: string; readonly activeAt: string; readonly labels: Labels }[];
}

/**
 * Lets expressions find what Prometheus writes of each active alert: `ALERTS` with its state, and `ALERTS_FOR_STATE`
 * with the moment at which it became active, in seconds since the epoch.
 */
export const withAlertSeries = (
  source: SeriesSource,
  groupsAt: (time: number) => readonly EvaluatedGroup[],
): SeriesSource => ({
  at: (name, time) => {
    if (name !== 'ALERTS' && name !== 'ALERTS_FOR_STATE') return source.at(name, time);
    const alerts = groupsAt(time)
      .flatMap(({ rules }) => rules as readonly EvaluatedRule[])
      .flatMap((rule) => rule.alerts ?? []);
    return alerts.map(({ state, activeAt, labels }): VectorSample =>
      name === 'ALERTS'
        ? { labels: { ...labels, __name__: name, alertstate: state }, value: 1 }
        : { labels: { ...labels, __name__: name }, value: Math.floor(Date.parse(activeAt) / 1000) },
    );
  },
});
