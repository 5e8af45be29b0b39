import { useEffect, useState } from 'react';

import type { Examination, Investigation } from '../diagnosis/investigation';
import { loadRemedies } from './load-remedies';

type AddRemedies = (examination: Examination) => Investigation;

/**
 * What adds remedies to an examination; undefined until it has come. Where its file is gone it never does: what shows
 * remedies needs the same file, and says so.
 * @param isWanted true once something was found: the first finding does not wait for them
 */
export const useRemedies = (isWanted: boolean): AddRemedies | undefined => {
  const [loaded, setLoaded] = useState<{ readonly addRemedies: AddRemedies }>();
  useEffect(() => {
    if (!isWanted) return undefined;
    let isCurrent = true;
    loadRemedies().then(
      (addRemedies) => {
        if (isCurrent) setLoaded({ addRemedies });
      },
      () => undefined,
    );
    return () => {
      isCurrent = false;
    };
  }, [isWanted]);
  return loaded?.addRemedies;
};
