import { derivedMetrics } from './faults/derived-metrics';
import { labelKey, parseSeries, writeSeries } from './prometheus/series';
import type { KubernetesObject, MetricDescription } from './scenario';
import type { World } from './world';
import { keyOf } from './world-state';

const COMPONENT = 'kubevirt.io';

const isPod = ({ kind }: KubernetesObject): boolean => kind === 'Pod';
const nameOf = ({ metadata }: KubernetesObject): string => metadata.name;
const podOf = ({ series }: MetricDescription): string => parseSeries(series).pod ?? '';
const metricOf = ({ series }: MetricDescription): string => parseSeries(series).__name__ ?? '';

const withPod = (metric: MetricDescription, pod: string): MetricDescription => ({
  ...metric,
  series: writeSeries({ ...parseSeries(metric.series), pod }),
});

/**
 * What the metrics of the scenarios become by the pods that users deleted and controllers made: those of deleted pods end,
 * new ones have what follows from their state and, once they are scraped, what the scenario's pod that they stand for
 * said; another pod may lead.
 * @param told the metrics of the base and of the faults that are on, later ones over earlier ones
 */
export const liveMetrics = (world: World, told: readonly MetricDescription[]): readonly MetricDescription[] => {
  const objects = world.all();
  const before = world.scenarioObjects().filter(isPod);
  const after = objects.filter(isPod);
  const names = { before: new Set(before.map(nameOf)), after: new Set(after.map(nameOf)) };
  const gone = new Set([...names.before].filter((name) => !names.after.has(name)));
  const fresh = new Map(
    after
      .filter((pod) => !names.before.has(nameOf(pod)))
      .map((pod) => [nameOf(pod), world.twinKey(keyOf(pod)).split('/').at(-1) ?? '']),
  );
  if (gone.size === 0 && fresh.size === 0) return [];
  const derived = derivedMetrics(objects, world.now().getTime());
  const current = new Map(told.map((metric) => [labelKey(parseSeries(metric.series)), metric]));
  const follows = new Set(derived.map(metricOf));
  const scraped = new Set(derived.filter((metric) => metricOf(metric) === 'up' && metric.value === 1).map(podOf));
  const touched = new Set(
    [...before, ...after]
      .filter((pod) => gone.has(nameOf(pod)) || fresh.has(nameOf(pod)))
      .map(({ metadata }) => metadata.labels?.[COMPONENT] ?? ''),
  );
  const candidates = new Set(
    after.filter(({ metadata }) => touched.has(metadata.labels?.[COMPONENT] ?? '')).map(nameOf),
  );
  return [
    ...[...current.values()]
      .filter((metric) => gone.has(podOf(metric)))
      .map(({ series }): MetricDescription => ({ series, absent: true })),
    ...[...fresh]
      .filter(([pod]) => scraped.has(pod))
      .flatMap(([pod, twin]) =>
        [...current.values()]
          .filter((metric) => metric.absent !== true && podOf(metric) === twin && !follows.has(metricOf(metric)))
          .map((metric) => withPod(metric, pod)),
      ),
    ...derived.filter(
      (metric) =>
        fresh.has(podOf(metric)) || (metricOf(metric).endsWith('_leading_status') && candidates.has(podOf(metric))),
    ),
  ];
};
