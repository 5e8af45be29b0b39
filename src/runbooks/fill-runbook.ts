import type { Expectation } from '../probes/expectation';
import { fillProbe } from '../probes/fill-probe';
import { mapTexts } from '../probes/map-texts';
import type { ObjectTest } from '../probes/object-test';
import type { FilledProbe, UnfilledProbe } from '../probes/probe';
import { fillMessage, fillText, namesInData, type Variables } from '../probes/variables';
import { unbound, type Binding } from './bind-variables';
import type { FilledStep, Runbook, Step } from './runbook';

/** The parts of a runbook that are not steps, with their sentences filled. */
export type FilledTexts = Pick<Runbook, 'description' | 'reason' | 'impact' | 'endsWhen' | 'resolution'>;

/** What sentences say for variables: of one that stands for several, all of them. */
export const inSentences = ({ values, several }: Binding): Variables => ({
  ...values,
  ...Object.fromEntries([...several].map(([name, { texts }]) => [name, texts.join(', ')])),
});

/** The tests of an expectation; what else it has names nothing that a probe could lack. */
const testsOf = (expectation: Expectation): readonly ObjectTest[] =>
  expectation.kind === 'each' ? expectation.tests : [];

const fillExpectation = (expectation: Expectation, values: Variables): Expectation => {
  if (expectation.kind === 'none') return { ...expectation, found: fillMessage(expectation.found, values) };
  return expectation.kind === 'each'
    ? { ...expectation, tests: mapTexts(expectation.tests, (text) => fillText(text, values)) }
    : expectation;
};

const namesIn = ({ probe, expectation }: Step): ReadonlySet<string> =>
  new Set(namesInData([probe, testsOf(expectation)]));

/** A probe and what is expected of it, with their values; what the expectation lacks, the probe lacks. */
const fillOnce = (
  { probe, expectation }: Step,
  values: Variables,
  binding: Binding,
): { probe: FilledProbe | UnfilledProbe; expectation: Expectation } => {
  const filled = fillProbe(probe, values, binding.why);
  const lacks = namesInData(testsOf(expectation)).filter((name) => values[name] === undefined);
  const missing = {
    ...(filled.kind === 'unfilled' ? filled.missing : {}),
    ...Object.fromEntries(lacks.map((name) => [name, binding.why(name)])),
  };
  const [name] = Object.keys(missing);
  if (name === undefined) {
    return { probe: filled, expectation: fillExpectation(expectation, values) };
  }
  const notApplicable = binding.notApplicable.has(name) ? { notApplicable: binding.why(name) } : {};
  return { probe: { kind: 'unfilled', probe, missing, ...notApplicable }, expectation };
};

/** Fills a step's sentences, its probe and what is expected; where it is about several objects, once for each. */
export const fillStep = (step: Step, binding: Binding): FilledStep => {
  const sentences = inSentences(binding);
  const used = namesIn(step);
  const [fan] = [...binding.several].filter(([name]) => used.has(name));
  const [name = '', { texts = [], leftOut = 0 } = {}] = fan ?? [];
  const [first, ...others] = (
    fan === undefined ? [binding.values] : texts.map((text) => ({ ...binding.values, [name]: text }))
  ).map((values) => fillOnce(step, values, binding));
  return {
    ...step,
    title: fillMessage(step.title, sentences),
    text: fillMessage(step.text, sentences),
    ...(step.headline === undefined
      ? {}
      : { headline: fillMessage(step.headline, { ...sentences, value: '{{value}}' }) }),
    ...(first ?? fillOnce(step, binding.values, binding)),
    ...(others.length === 0 ? {} : { also: others }),
    ...(leftOut === 0 ? {} : { leftOut }),
  };
};

/** A step whose variables have no values but these. */
export const fillStepWith = (step: Step, values: Variables): FilledStep => fillStep(step, unbound(values));

/** Fills a runbook's sentences but those of its steps. Values that are not known stand there by their name. */
export const fillTexts = (
  { description, reason, impact, endsWhen, resolution }: FilledTexts,
  variables: Variables,
): FilledTexts => {
  const { actions, causes, fix } = resolution;
  return {
    description: description.map((text) => fillMessage(text, variables)),
    reason: reason.map((text) => fillMessage(text, variables)),
    impact: { ...impact, says: fillMessage(impact.says, variables) },
    endsWhen: fillMessage(endsWhen, variables),
    resolution: {
      actions: actions.map((text) => fillMessage(text, variables)),
      causes: causes.map((cause) => ({
        ...cause,
        title: fillMessage(cause.title, variables),
        text: fillMessage(cause.text, variables),
      })),
      ...(fix === undefined ? {} : { fix: { ...fix, warning: fillMessage(fix.warning, variables) } }),
    },
  };
};
