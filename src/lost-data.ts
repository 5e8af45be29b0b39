import { list, record, text } from './unknown-value';

/**
 * How a remark on the expression begins (prometheus, util/annotations). Prometheus gives them as `infos`; Thanos puts
 * them among the `warnings`.
 */
const ABOUT_THE_EXPRESSION = 'PromQL info:';

/**
 * What an answer says of data that is missing in it. Thanos answers "success" with what it could reach and says in
 * `warnings` whom it could not; after some seconds it forgets a store that is gone, and says nothing any more.
 */
export const lostData = (answer: unknown): readonly string[] =>
  list(record(answer).warnings)
    .map(text)
    .filter((warning) => warning !== '' && !warning.startsWith(ABOUT_THE_EXPRESSION));
