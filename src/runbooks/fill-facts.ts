import { mapTexts } from '../probes/map-texts';
import { fillText, namesInData } from '../probes/variables';
import type { Binding } from './bind-variables';
import type { Facts, FilledFacts } from './fact-pattern';

/** Puts the variables into the texts of facts; a pattern that lacks one says why. */
export const fillFacts = (facts: Facts, binding: Binding): FilledFacts => {
  if ('any' in facts) return { any: facts.any.map((one) => fillFacts(one, binding)) };
  if ('all' in facts) return { all: facts.all.map((one) => fillFacts(one, binding)) };
  if ('not' in facts) return { not: fillFacts(facts.not, binding) };
  const lacks = namesInData(facts).find((name) => binding.values[name] === undefined);
  return lacks === undefined
    ? mapTexts(facts, (text) => fillText(text, binding.values))
    : { fact: 'unfilled', why: binding.why(lacks), notApplicable: binding.notApplicable.has(lacks) };
};
