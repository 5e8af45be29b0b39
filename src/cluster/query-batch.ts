import type { Sample } from '../probes/observation';
import { finite, record } from '../unknown-value';

/** The label that says which question an answer is for. */
const ASKED = 'virtualization_alerts_asked';

/** Characters of one expression: as part of an address it stays below what proxies take (4 KiB and more). */
const LONGEST = 2_000;

const marked = (query: string, index: number): string =>
  `label_replace((${query}\n), "${ASKED}", "${String(index)}", "", "")`;

/** Puts queries together, as many at once as an address holds. */
export const batchesOf = (queries: readonly string[]): readonly (readonly string[])[] => {
  const batches: string[][] = [];
  let length = LONGEST;
  for (const query of queries) {
    const own = marked(query, 0).length;
    if (length + own > LONGEST) {
      batches.push([]);
      length = 0;
    }
    batches.at(-1)?.push(query);
    length += own;
  }
  return batches;
};

/** One query that asks them all: each sample says by a label of which it is. */
export const batchQuery = (queries: readonly string[]): string => queries.map(marked).join(' or ');

/** The samples of each query, in the order of the queries, without the label that says so. */
export const takeApart = (queries: readonly string[], samples: readonly Sample[]): readonly (readonly Sample[])[] =>
  queries.map((_query, index) =>
    samples.flatMap(({ labels: { [ASKED]: asked, ...labels }, value }) =>
      asked === String(index) ? [{ labels, value }] : [],
    ),
  );

/**
 * Whether Prometheus refuses the expression itself (400 `bad_data`, 422 `execution`): of queries that went well one by one,
 * one can't be put together with others, as a scalar, or no longer be evaluated. Which, they say when asked one by one.
 */
export const isRefusal = (error: unknown): boolean => {
  const { code, response } = record(error);
  return [400, 422].includes(finite(code) ?? finite(record(response).status) ?? 0);
};
