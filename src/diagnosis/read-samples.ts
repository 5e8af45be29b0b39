import type { Expectation } from '../probes/expectation';
import type { Measure } from '../probes/measure';
import type { Sample } from '../probes/observation';
import type { StepReading } from './observations';

/** What a step measures; absent where it does not say. */
export const measuring = ({ step: { probe } }: StepReading): Measure | undefined =>
  probe.kind === 'metric' ? probe.measures : undefined;

/** The samples of a step that count something. */
export const samplesOf = ({ result: { observation } }: StepReading): readonly Sample[] =>
  observation.state === 'found' && observation.data.kind === 'samples'
    ? observation.data.samples.filter(({ value }) => Number.isFinite(value) && value > 0)
    : [];

type Bound = Extract<Expectation, { kind: 'below' | 'above' }>;

/** The sample that is furthest from what is expected: where that is a least value, nothing is as bad as 0. */
export const worstSample = ({ kind }: Bound, samples: readonly Sample[]): Sample | undefined =>
  [...samples]
    .filter(({ value }) => !Number.isNaN(value))
    .sort((a, b) => (kind === 'above' ? a.value - b.value : b.value - a.value))[0];

/** The worst sample of a step that is not as expected; absent where all are, or there is none. */
export const violation = ({ step: { expectation }, result: { observation } }: StepReading): Sample | undefined => {
  if (expectation.kind !== 'below' && expectation.kind !== 'above') return undefined;
  if (observation.state !== 'found' || observation.data.kind !== 'samples') return undefined;
  const worst = worstSample(expectation, observation.data.samples);
  if (worst === undefined) return undefined;
  const isBad =
    expectation.kind === 'above' ? worst.value <= expectation.threshold : worst.value >= expectation.threshold;
  return isBad ? worst : undefined;
};

/** Which sample it is, by its labels, to follow its value: ` (code 503, verb GET)`. */
export const whichSample = ({ labels }: Sample): string => {
  const pairs = Object.entries(labels).filter(([name]) => name !== '__name__');
  return pairs.length === 0 ? '' : ` (${pairs.map(([name, value]) => `${name} ${value}`).join(', ')})`;
};
