import { useEffect, useState } from 'react';

import { knownName } from '../alerts/alert-names';

/** What tells which alert a rule is. */
interface Rule {
  readonly name: string;
  /** Its annotation `runbook_url`; empty where it has none, or is not known. */
  readonly url: string;
  /** Its expression; empty where it is not known. */
  readonly query: string;
}

/** Which alert of the catalogue a rule is. */
export interface KnownAs {
  /** That alert's name; the rule's own where the catalogue has none such. */
  readonly name: string;
  /** By what it is known; absent where it is not. */
  readonly by?: 'name' | 'url' | 'expression';
}

type ByExpression = (query: string) => string | undefined;

/** The marks of all expressions are fetched for a rule that is known by nothing else. */
const fetchByExpression = async (): Promise<ByExpression> =>
  (await import(/* webpackChunkName: 'known-by-expression' */ '../alerts/known-by-expression')).alertByExpression;

const knownAtOnce = ({ name, url }: Rule): KnownAs | undefined => {
  const known = knownName(name, url);
  if (known === undefined) return undefined;
  return { name: known, by: knownName(name) === undefined ? 'url' : 'name' };
};

/**
 * Which alert of the catalogue a rule is: by its name, by the published runbook that it names, or by its expression, for
 * its administrator may have renamed it. Undefined while that is found out. How it is fetched stays the same.
 */
export const useKnownAs = (rule: Rule, fetch = fetchByExpression): KnownAs | undefined => {
  const { name, query } = rule;
  const known = knownAtOnce(rule);
  const isWanted = known === undefined && query !== '';
  const [read, setRead] = useState<{ readonly query: string; readonly alert: string | undefined }>();
  useEffect(() => {
    if (!isWanted) return;
    let isHeard = true;
    const hear = (alert: string | undefined): void => {
      if (isHeard) setRead({ query, alert });
    };
    fetch().then(
      (byExpression) => {
        hear(byExpression(query));
      },
      () => {
        // Without that file the rule is unknown, and the general checks of its component are shown.
        hear(undefined);
      },
    );
    return () => {
      isHeard = false;
    };
  }, [isWanted, query, fetch]);
  if (known !== undefined) return known;
  if (!isWanted) return { name };
  if (read?.query !== query) return undefined;
  return read.alert === undefined ? { name } : { name: read.alert, by: 'expression' };
};
