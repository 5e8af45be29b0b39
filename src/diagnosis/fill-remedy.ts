import { printAll } from '../commands/oc-command';
import { message, type Message } from '../message';
import { fillProbe } from '../probes/fill-probe';
import type { Argv } from '../probes/probe';
import type { Command } from '../probes/step-result';
import type { Variables } from '../probes/variables';
import type { FilledRemedy, Remedy } from '../runbooks/remedy';

const REASON = message('It changes the cluster.');

/** What fills a remedy. */
export interface RemedyFilling {
  readonly say: (sentence: Message) => Message;
  /** The values of its command: it is printed once for each. */
  readonly bindings: readonly Variables[];
  /** Why a value is not known. */
  readonly why: (name: string) => Message;
}

const print = (command: Argv, { bindings, why }: RemedyFilling): Command =>
  printAll(
    bindings.map((values) => ({ probe: fillProbe({ kind: 'by-hand', command, reason: REASON }, values, why) })),
    {},
  );

/** Fills a remedy. Of a command that lacks a value nothing is printed: half of it does something else. */
export const fillRemedyWith = (
  { title, why, effect, costs, readFirst, command, doneWhen }: Remedy,
  filling: RemedyFilling,
): FilledRemedy => {
  const { say } = filling;
  const [own, before] = [command, readFirst?.command].map((one) =>
    one === undefined ? undefined : print(one, filling),
  );
  const lacks = [...new Set([before, own].flatMap((one) => one?.missing ?? []))];
  const whole = (one: Command | undefined): { readonly printed?: Command } =>
    one === undefined || one.missing.length > 0 ? {} : { printed: one };
  return {
    title: say(title),
    why: say(why),
    effect,
    ...(costs === undefined ? {} : { costs: say(costs) }),
    ...(readFirst === undefined ? {} : { readFirst: { text: say(readFirst.text), ...whole(before) } }),
    ...whole(own),
    ...(lacks.length === 0 ? {} : { lacks }),
    doneWhen: say(doneWhen),
  };
};
