import { fillMessage, namesInData } from '../probes/variables';
import type { Binding } from '../runbooks/bind-variables';
import { fillFacts } from '../runbooks/fill-facts';
import { inSentences } from '../runbooks/fill-runbook';
import type { FilledRemedy, Remedy } from '../runbooks/remedy';
import { isOwnCause, type Cause, type FilledCause } from '../runbooks/runbook';
import { fillRemedyWith } from './fill-remedy';

/** A remedy of the alert's own; its commands are given once for each object where a variable stands for several. */
const fillRemedy = (remedy: Remedy, binding: Binding): FilledRemedy => {
  const { values, several, why } = binding;
  const used = new Set(namesInData([remedy.command, remedy.readFirst?.command]));
  const [fan] = [...several].filter(([name]) => used.has(name));
  return fillRemedyWith(remedy, {
    say: (sentence) => fillMessage(sentence, inSentences(binding)),
    bindings: fan === undefined ? [values] : fan[1].texts.map((text) => ({ ...values, [fan[0]]: text })),
    why,
  });
};

/** Fills the sentences of a cause; of one of the alert's own, its facts and the commands of its remedies as well. */
export const fillCause = (cause: Cause, binding: Binding): FilledCause => {
  const sentences = inSentences(binding);
  const texts = { title: fillMessage(cause.title, sentences), text: fillMessage(cause.text, sentences) };
  if (!isOwnCause(cause)) return { ...cause, ...texts };
  const { supportedBy, ruledOutBy, otherwise, remedies, ...rest } = cause;
  return {
    ...rest,
    ...texts,
    supportedBy: fillFacts(supportedBy, binding),
    ...(ruledOutBy === undefined ? {} : { ruledOutBy: fillFacts(ruledOutBy, binding) }),
    otherwise: fillMessage(otherwise, sentences),
    remedies: remedies.map((remedy) => fillRemedy(remedy, binding)),
  };
};
