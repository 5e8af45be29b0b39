import { parseSeries } from '../prometheus/series';
import { derivedMetrics } from './derived-metrics';
import type { Draft } from './draft';

/** `notScraped`: a job that Prometheus gets no answer of, or the pods of a component, though they run. */
export interface NotScrapedArguments {
  /** The `job` label of the targets; of `kube-state-metrics` all that it says of the cluster goes with it. */
  job: string;
}

const STATE_OF_THE_CLUSTER = 'kube-state-metrics';

export const notScraped = (draft: Draft, { job }: NotScrapedArguments): void => {
  const all = [...derivedMetrics(draft.all()), ...draft.baseMetrics()].map(({ series }) => ({
    series,
    labels: parseSeries(series),
  }));
  const targets = all.filter(({ labels }) => labels.__name__ === 'up' && labels.job === job);
  if (targets.length === 0) throw new Error(`There is no job ${job}`);
  const pods = targets.map(({ labels }) => labels.pod);
  const silenced = all.filter(({ labels: { __name__ = '', pod } }) =>
    job === STATE_OF_THE_CLUSTER ? __name__.startsWith('kube_') : pods.includes(pod) && !__name__.startsWith('kube_'),
  );
  draft.metrics.push(...silenced.map(({ series }) => ({ series, absent: true as const })));
  draft.metrics.push(...targets.map(({ series }) => ({ series, value: 0 })));
};
