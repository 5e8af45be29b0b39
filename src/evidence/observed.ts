import { formatValue } from '../probes/format-value';
import type { ClusterEvent, ClusterObject, Evidence } from '../probes/observation';
import { readColumns } from '../probes/pod-columns';
import { conditionsOf, record, text } from '../unknown-value';
import type { FilledStep } from '../runbooks/runbook';

/** How many objects, events or samples of a step the summary names: the files hold all. */
const MOST = 10;

const countOf = (value: unknown): string => (typeof value === 'number' ? String(value) : '0');

const describeObject = (object: ClusterObject): string => {
  const name = object.metadata?.name ?? '';
  const { kind } = object;
  const spec = record(object.spec);
  const status = record(object.status);
  if (Array.isArray(spec.containers)) {
    const { ready, status: state, restarts, node } = readColumns(object);
    return [`${name}: ${ready} ready`, state, `${restarts} restarts`, ...(node === '' ? [] : [`on ${node}`])].join(
      ', ',
    );
  }
  if (typeof spec.holderIdentity === 'string') {
    return `${name}: held by ${spec.holderIdentity}, renewed ${text(spec.renewTime) || 'never'}`;
  }
  if (typeof spec.replicas === 'number')
    return `${name}: ${countOf(status.readyReplicas)} of ${spec.replicas} replicas ready`;
  if (typeof status.desiredNumberScheduled === 'number') {
    return `${name}: ${countOf(status.numberReady)} of ${status.desiredNumberScheduled} pods ready`;
  }
  const conditions = conditionsOf(object).map((condition) => `${condition.type}=${condition.status}`);
  return [`${kind === undefined ? '' : `${kind} `}${name}`, ...conditions.slice(0, 6)].join(', ');
};

const describeEvent = ({ reason = '', message = '', involvedObject = {}, count }: ClusterEvent): string =>
  `${reason} ${involvedObject.kind ?? ''} ${involvedObject.name ?? ''}: ${message}${count === undefined ? '' : ` (×${count})`}`;

const first = (lines: readonly string[]): readonly string[] =>
  lines.length <= MOST ? lines : [...lines.slice(0, MOST), `and ${lines.length - MOST} more`];

/** Says in a few lines what a step showed. */
export const observedLines = ({ probe }: FilledStep, evidence: Evidence): readonly string[] => {
  switch (evidence.kind) {
    case 'objects': {
      const { events } = evidence;
      return [
        ...first(evidence.objects.map((object) => describeObject(object))),
        ...(events?.state === 'found' ? first(events.data.map(describeEvent)) : []),
      ];
    }
    case 'events':
      return first(evidence.events.map(describeEvent));
    case 'samples': {
      const write = formatValue(probe.kind === 'metric' ? probe.unit : 'number');
      const by = probe.kind === 'metric' ? (probe.by ?? []) : [];
      return first(
        evidence.samples.map(({ labels, value }) =>
          [...by.map((label) => `${label}=${labels[label] ?? ''}`), write(value)].join(' '),
        ),
      );
    }
    case 'logs':
      return first(
        evidence.logs.flatMap(({ pod, container, log }) =>
          log.state === 'found' ? [`${pod}/${container} ends: ${log.data.lines.at(-1) ?? ''}`] : [],
        ),
      );
  }
};
