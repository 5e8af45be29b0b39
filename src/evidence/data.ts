import { textEntry, type Entry } from './entry';
import type { Gathered } from './gathered';
import { metricPath } from './layout';
import { maskData } from '../masking/mask-object';
import { maskText } from '../masking/mask-text';
import { graphMinutes } from './plan';
import type { EvidenceSource } from './source';
import type { Tally } from '../masking/tally';

/** A sample's value as Prometheus writes it: JSON has no infinities. */
const sampleText = (value: number): string => {
  if (value === Infinity) return '+Inf';
  return value === -Infinity ? '-Inf' : String(value);
};

const toJson = (value: unknown): string => `${JSON.stringify(value, undefined, 2)}\n`;

/** What metric steps showed, in the shape of Prometheus' answer to an instant query, with the query beside it. */
const metricEntries = (source: EvidenceSource, at: number, tally: Tally): readonly Entry[] =>
  source.steps.flatMap(({ id, probe }) => {
    const observation = source.results.find(({ stepId }) => stepId === id)?.observation;
    if (probe.kind !== 'metric' || (observation?.state !== 'found' && observation?.state !== 'empty')) return [];
    const samples =
      observation.state === 'found' && observation.data.kind === 'samples' ? observation.data.samples : [];
    const result = samples.map(({ labels, value }) => ({ metric: labels, value: [at / 1000, sampleText(value)] }));
    const answer = { query: probe.query, status: 'success', data: { resultType: 'vector', result } };
    return [textEntry(metricPath(id), toJson(maskData(answer, tally)))];
  });

const graphEntries = ({ alert }: EvidenceSource, { graph }: Gathered, tally: Tally): readonly Entry[] => {
  if (alert === undefined || (graph?.state !== 'found' && graph?.state !== 'empty')) return [];
  const lines = graph.state === 'found' ? graph.data : [];
  const result = lines.map(({ labels, points }) => ({
    metric: labels,
    values: points.map(({ at, value }) => [at / 1000, sampleText(value)]),
  }));
  const { query, duration } = alert.rule;
  const answer = {
    query,
    minutes: graphMinutes(duration),
    status: 'success',
    data: { resultType: 'matrix', result },
  };
  return [textEntry('graph.json', toJson(maskData(answer, tally)))];
};

const alertEntries = ({ alert, evaluation }: EvidenceSource, tally: Tally): readonly Entry[] => {
  if (alert === undefined) return [];
  const { rule, ...instance } = alert;
  return [
    textEntry('alert.json', toJson(maskData(instance, tally))),
    textEntry('rule.json', toJson(maskData({ ...rule, ...evaluation }, tally))),
  ];
};

/** The files beside the must-gather layout: the alert, its rule and graph, the script, and the metrics of the steps. */
export const dataEntries = (source: EvidenceSource, gathered: Gathered, at: number, tally: Tally): readonly Entry[] => [
  ...alertEntries(source, tally),
  ...graphEntries(source, gathered, tally),
  ...(source.script === ''
    ? []
    : [{ ...textEntry('commands.sh', maskText(source.script, tally)), isExecutable: true }]),
  ...metricEntries(source, at, tally),
];
