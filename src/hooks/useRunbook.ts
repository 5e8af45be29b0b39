import { useEffect, useState } from 'react';

import { fetchRunbook, indexedRunbook } from '../runbooks/runbook-index';
import type { Runbook } from '../runbooks/runbook';

/** An alert's runbook, which is a file that is fetched when it is wanted. */
export type RunbookReading =
  /** The alert has none. */
  | { readonly state: 'none' }
  | { readonly state: 'loading' }
  | { readonly state: 'found'; readonly runbook: Runbook }
  /** Its file can't be had (`fileProblem`). */
  | { readonly state: 'failed'; readonly error: unknown };

const NONE: RunbookReading = { state: 'none' };
/** While it is not known which. */
export const LOADING: RunbookReading = { state: 'loading' };

/** The runbook of an alert by its name, also a former one. How it is fetched stays the same while it is shown. */
export const useRunbook = (alert: string, fetch = fetchRunbook): RunbookReading => {
  const isThere = indexedRunbook(alert) !== undefined;
  const [read, setRead] = useState<{ readonly alert: string; readonly reading: RunbookReading }>();
  useEffect(() => {
    if (!isThere) return;
    let isWanted = true;
    const hear = (reading: RunbookReading): void => {
      if (isWanted) setRead({ alert, reading });
    };
    fetch(alert).then(
      (runbook) => {
        hear(runbook === undefined ? NONE : { state: 'found', runbook });
      },
      (error: unknown) => {
        hear({ state: 'failed', error });
      },
    );
    return () => {
      isWanted = false;
    };
  }, [alert, isThere, fetch]);
  if (!isThere) return NONE;
  return read?.alert === alert ? read.reading : LOADING;
};
