import type { Message } from '../message';
import type { NodeProblemKind } from '../probes/node-problem';
import type { ObjectTest, ValueTest } from '../probes/object-test';

type NumberTest = Pick<ValueTest, 'equals' | 'below' | 'above'>;

/**
 * Something that a step may have read, by the step's id. Never its verdict, nor its words: those may change, and a step
 * may be a problem for another reason. Texts are templates.
 */
export type FactPattern =
  /** One object passes all of these tests. */
  | { readonly fact: 'object'; readonly step: string; readonly has: readonly [ObjectTest, ...ObjectTest[]] }
  /** How many objects, events, samples or lines there are. */
  | ({ readonly fact: 'count'; readonly step: string } & NumberTest)
  /** The value of one sample, with these labels where they are given. */
  | ({
      readonly fact: 'value';
      readonly step: string;
      readonly labels?: Readonly<Record<string, string>>;
    } & NumberTest)
  /** An event of the last hour, of its own or about the objects that the step describes; `says` is a regular expression. */
  | {
      readonly fact: 'event';
      readonly step: string;
      readonly reason: string | readonly string[];
      readonly says?: string;
    }
  /** A line of a log; a regular expression. */
  | { readonly fact: 'line'; readonly step: string; readonly matches: string }
  /** A client that holds fields and that the step does not expect, by its name; a regular expression. */
  | { readonly fact: 'writer'; readonly step: string; readonly manager: string }
  | { readonly fact: 'pod'; readonly step: string; readonly ready: boolean }
  | { readonly fact: 'node'; readonly step: string; readonly state: NodeProblemKind | readonly NodeProblemKind[] }
  /** A value of the alert: `{{label.severity}}`; a regular expression. */
  | { readonly fact: 'text'; readonly text: string; readonly matches: string }
  /** Only who carries out this step by hand can tell. */
  | { readonly fact: 'by-hand'; readonly step: string };

/** True, false, or unknown while what would show it was not read. */
export type Facts =
  | FactPattern
  | { readonly any: readonly [Facts, ...Facts[]] }
  | { readonly all: readonly [Facts, ...Facts[]] }
  | { readonly not: Facts };

/** A pattern whose values are not known, and why; where that is normal, it is false. */
export interface UnfilledPattern {
  readonly fact: 'unfilled';
  readonly why: Message;
  readonly notApplicable: boolean;
}

/** Facts whose texts were filled. */
export type FilledFacts =
  | FactPattern
  | UnfilledPattern
  | { readonly any: readonly FilledFacts[] }
  | { readonly all: readonly FilledFacts[] }
  | { readonly not: FilledFacts };

/** The ids of the steps that facts are read from. */
export const stepsOfFacts = (facts: Facts): readonly string[] => {
  if ('any' in facts) return facts.any.flatMap(stepsOfFacts);
  if ('all' in facts) return facts.all.flatMap(stepsOfFacts);
  if ('not' in facts) return stepsOfFacts(facts.not);
  return 'step' in facts ? [facts.step] : [];
};
