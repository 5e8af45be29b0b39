import { listKey } from '../probes/list-request';
import type { Plan } from '../diagnosis/plan';
import type { Answers } from '../probes/answers';
import type { LogRequest } from '../probes/log-targets';
import { once } from '../once';
import { watchList, type WatchRequest } from '../cluster/watch-requests';

/** What is asked for several plans together. */
export interface Gathering {
  /** What named what: each is asked in a call of its own, because the SDK starts a call anew when one is added. */
  readonly batches: readonly (readonly WatchRequest[])[];
  readonly logs: readonly LogRequest[];
  readonly queries: readonly string[];
}

export const NOTHING_GATHERED: Gathering = { batches: [], logs: [], queries: [] };

/** How deep what was read may name what is read: as deep as a runbook's page goes. */
export const MOST_BATCHES = 5;

const isRead = (answer: { readonly state: string } | undefined): boolean =>
  answer !== undefined && answer.state !== 'loading';

const freshOf = (plans: readonly Plan[], { batches }: Gathering): readonly WatchRequest[] => {
  const asked = new Set(batches.flat().map(({ key }) => key));
  const lists = once(
    plans.flatMap(({ lists }) => lists),
    listKey,
  );
  return lists.map(watchList).filter(({ key }) => !asked.has(key));
};

/**
 * Goes on asking, by what plans want to know now: the lists that are new once those before were answered, or after a
 * while in any case; then the logs and metrics. Gives the same where nothing is new.
 * @param isLate what does not answer is waited for no longer
 */
export const gatherMore = (
  before: Gathering,
  plans: readonly Plan[],
  { answers, isLate }: { readonly answers: Answers; readonly isLate: boolean },
): Gathering => {
  const { batches } = before;
  const fresh = freshOf(plans, before);
  const areAnswered = batches.flat().every(({ key }) => isRead(answers.lists[key]));
  if (fresh.length > 0 && batches.length < MOST_BATCHES && (areAnswered || isLate))
    return { ...before, batches: [...batches, fresh] };
  if (!areAnswered && !isLate) return before;
  const logs = once(
    plans.flatMap((plan) => plan.logs),
    ({ key }) => key,
  );
  const queries = [...new Set(plans.flatMap((plan) => plan.queries))];
  const isSame =
    JSON.stringify([before.logs.map(({ key }) => key), before.queries]) ===
    JSON.stringify([logs.map(({ key }) => key), queries]);
  return isSame ? before : { batches, logs, queries };
};

/** Whether everything that plans want to know was answered, well or badly. */
export const isGathered = (plans: readonly Plan[], { lists, logs, samples }: Answers): boolean =>
  plans.every(
    (plan) =>
      plan.lists.every((list) => isRead(lists[listKey(list)])) &&
      plan.logs.every(({ key }) => isRead(logs[key])) &&
      plan.queries.every((query) => isRead(samples[query])),
  );
