import { message } from '../message';
import { formatValue } from '../probes/format-value';
import type { Sample } from '../probes/observation';
import type { CallsFact } from './fact';
import { groupBy } from './group-by';
import type { Observations } from './observations';
import { RANK } from './rank';
import { measuring, samplesOf, violation } from './read-samples';
import { workloadReferenceByName } from './workload-reference';

const sum = (samples: readonly Sample[]): number => samples.reduce((total, { value }) => total + value, 0);

const largest = (groups: ReadonlyMap<string, readonly Sample[]>): readonly [string, readonly Sample[]] | undefined =>
  [...groups].sort(([, a], [, b]) => sum(b) - sum(a))[0];

interface Dominant {
  readonly code: string;
  readonly verb: string;
  readonly resource: string;
  /** The code's part of all failing calls, 0 to 1. */
  readonly part: number;
}

/** The code that most failing calls have, and the call that fails most often with it. */
export const dominantCall = (samples: readonly Sample[]): Dominant | undefined => {
  const byCode = largest(groupBy(samples, ({ labels }) => labels.code ?? ''));
  if (byCode === undefined) return undefined;
  const [code, withCode] = byCode;
  const [worst] = [...withCode].sort((a, b) => b.value - a.value);
  const { verb = '', resource = '' } = worst?.labels ?? {};
  return { code, verb, resource, part: sum(withCode) / sum(samples) };
};

/** What samples by call say of each code: they are shares of all calls. */
const sharesByCode = (samples: readonly Sample[]): Readonly<Record<string, number>> =>
  Object.fromEntries([...groupBy(samples, ({ labels }) => labels.code ?? '')].map(([code, all]) => [code, sum(all)]));

const shareSentence = (name: string, share: number, dominant: Dominant | undefined) => {
  const values = { name, share: formatValue('ratio')(share) };
  if (dominant === undefined) {
    return message("{{share}} of {{name}}'s calls to the API server failed in the last 5 min", values);
  }
  const { code, verb, resource, part } = dominant;
  const call = { ...values, code, call: `${verb} ${resource}`.trim() };
  if (!/^\d+$/.test(code)) {
    return message(
      "{{share}} of {{name}}'s calls to the API server failed in the last 5 min, most often without an answer ({{code}}), on {{call}}",
      call,
    );
  }
  return part > 0.5
    ? message(
        "{{share}} of {{name}}'s calls to the API server failed in the last 5 min, most of them {{code}} on {{call}}",
        call,
      )
    : message(
        "{{share}} of {{name}}'s calls to the API server failed in the last 5 min, most often {{code}} on {{call}}",
        call,
      );
};

/** The share of the component's calls that fail, with the call that fails most. */
export const callsFacts = ({ readings, workload }: Observations): readonly CallsFact[] => {
  const failing = readings.filter((one) => measuring(one) === 'failing-share' && violation(one) !== undefined);
  const calls = readings.filter((one) => measuring(one) === 'failing-calls');
  return failing.map((one): CallsFact => {
    const share = Math.max(...samplesOf(one).map(({ value }) => value));
    const dominant = dominantCall(calls.flatMap(samplesOf));
    return {
      kind: 'calls',
      share,
      code: dominant?.code ?? '',
      verb: dominant?.verb ?? '',
      resource: dominant?.resource ?? '',
      byCode: sharesByCode(calls.flatMap(samplesOf)),
      group: one.step.id,
      objects: workloadReferenceByName(workload),
      names: [...groupBy(calls.flatMap(samplesOf), ({ labels }) => labels.host ?? '').keys()]
        .filter((host) => host !== '')
        .map((name) => ({ model: 'Address', name })),
      workload,
      stepIds: [one, ...calls.filter((other) => violation(other) !== undefined)].map(({ step }) => step.id),
      severity: 'problem',
      sentence: shareSentence(workload, share, dominant),
      rank: RANK.failingCalls,
    };
  });
};
