import { printAll } from '../commands/oc-command';
import { message } from '../message';
import { fillProbe } from '../probes/fill-probe';
import type { Argv } from '../probes/probe';
import type { Command } from '../probes/step-result';
import { fillMessage, namesInData } from '../probes/variables';
import type { Binding } from '../runbooks/bind-variables';
import { fillFacts } from '../runbooks/fill-facts';
import { inSentences } from '../runbooks/fill-runbook';
import type { FilledRemedy, Remedy } from '../runbooks/remedy';
import { isOwnCause, type Cause, type FilledCause } from '../runbooks/runbook';

const REASON = message('It changes the cluster.');

/** A command, once for each object where a variable of it stands for several. */
const printCommand = (command: Argv, { values, several, why }: Binding): Command => {
  const used = new Set(namesInData(command));
  const [fan] = [...several].filter(([name]) => used.has(name));
  const each = fan === undefined ? [values] : fan[1].texts.map((text) => ({ ...values, [fan[0]]: text }));
  const probe = { kind: 'by-hand', command, reason: REASON } as const;
  return printAll(
    each.map((one) => ({ probe: fillProbe(probe, one, why) })),
    values,
  );
};

const fillRemedy = (remedy: Remedy, binding: Binding): FilledRemedy => {
  const sentences = inSentences(binding);
  const { title, why, costs, command, doneWhen } = remedy;
  return {
    ...remedy,
    title: fillMessage(title, sentences),
    why: fillMessage(why, sentences),
    doneWhen: fillMessage(doneWhen, sentences),
    ...(costs === undefined ? {} : { costs: fillMessage(costs, sentences) }),
    ...(command === undefined ? {} : { printed: printCommand(command, binding) }),
  };
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
