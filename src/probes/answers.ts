import type { ClusterObject, LogText, Observation, Sample } from './observation';

/** What lists gave, by `listKey`; absent: not asked, or nothing has come yet. */
export type ListAnswers = Readonly<Record<string, Observation<readonly ClusterObject[]> | undefined>>;

/** Everything that a cluster answered so far to what a plan asks. */
export interface Answers {
  readonly lists: ListAnswers;
  /** By the keys of the log requests. */
  readonly logs: Readonly<Record<string, Observation<LogText> | undefined>>;
  /** By the queries. */
  readonly samples: Readonly<Record<string, Observation<readonly Sample[]> | undefined>>;
}

/** Nothing was answered yet. */
export const NO_ANSWERS: Answers = { lists: {}, logs: {}, samples: {} };
