import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';

import { readCatalogueView, writeCatalogueView, type CatalogueView } from '../runbooks/catalogue-view';

/** The catalogue's view, which lives in the address: a link shows what its sender saw. */
export const useCatalogueView = (): readonly [CatalogueView, (view: CatalogueView) => void] => {
  const [params, setParams] = useSearchParams();
  const view = useMemo(() => readCatalogueView(params), [params]);
  const change = useCallback(
    (next: CatalogueView) => {
      setParams(writeCatalogueView(next), { replace: true });
    },
    [setParams],
  );
  return [view, change];
};
