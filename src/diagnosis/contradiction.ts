import { message, type Message } from '../message';
import { age } from '../probes/duration';
import type { Measure } from '../probes/measure';
import type { Finding } from './finding';

/** That the alert is there, and what is known of its rule. */
export interface Firing {
  /** What Prometheus says of its rule where that cannot be evaluated. */
  readonly ruleError?: string;
}

/** The component is well, and the alert is there all the same: what it counts contradicts the cluster. */
export interface Contradiction {
  readonly sentence: Message;
  /** Why, as far as it was seen; each a sentence. */
  readonly because: readonly Message[];
  /** The steps that show why. */
  readonly stepIds: readonly string[];
}

/** An alert is there until its rule was evaluated anew, over metrics that were read anew, in milliseconds. */
const PASSING = 10 * 60_000;

/** What Prometheus reads and counts, while the objects themselves say how the component is. */
const COUNTED: ReadonlySet<Measure | undefined> = new Set(['scrape', 'pod-phases', 'pod-count'] as const);

/** Whether a finding is about what Prometheus has of a component, and not about the component. */
export const isAboutReading = ({ facts: [fact] }: Finding): boolean =>
  fact.kind === 'metric' && COUNTED.has(fact.measures);

const passing = (readySince: number | undefined, now: number): Message =>
  readySince !== undefined && now - readySince <= PASSING
    ? message('Its pods have been ready for {{ago}} only: the alert goes away within some minutes', {
        ago: age(new Date(readySince).toISOString(), now),
      })
    : message(
        'Nothing that was read says why. If it was mended in the last minutes, the alert goes away by itself; else compare what its expression counts with the cluster',
      );

/**
 * Says what contradicts the cluster while an alert is there about something that is well: its rule cannot be evaluated,
 * or what it counts is not read. What shows neither has just been mended, or is not known.
 * @param doubts the findings about how Prometheus gets what alerts count
 */
export const contradictionOf = (
  doubts: readonly Finding[],
  { ruleError }: Firing,
  { name, readySince, now }: { readonly name: string; readonly readySince: number | undefined; readonly now: number },
): Contradiction => {
  const rule =
    ruleError === undefined
      ? []
      : [
          message('Prometheus cannot evaluate the rule, and the alert stays as it was: {{error}}', {
            error: ruleError,
          }),
        ];
  const because = [...rule, ...doubts.map(({ sentence }) => sentence)];
  return {
    sentence: message(
      '{{name}} looks healthy now, and the alert is there all the same: its metric contradicts the cluster',
      {
        name,
      },
    ),
    because: because.length === 0 ? [passing(readySince, now)] : because,
    stepIds: doubts.flatMap(({ stepIds }) => stepIds),
  };
};
