import {
  isRoutePage,
  useActivePerspective,
  useResolvedExtensions,
  type RoutePage,
} from '@openshift-console/dynamic-plugin-sdk';
import { useCallback } from 'react';
import { matchPath } from 'react-router';

import { observeAddresses } from '../alerts/address';
import type { Alert } from '../alerts/alert';

type AnyExtension = Parameters<typeof isRoutePage>[0];

/** Whether a page of a plugin is drawn at an address; the console adds what is not exact with all that is beneath it. */
const covers = ({ properties: { path, exact } }: RoutePage, address: string): boolean =>
  [path].flat().some((one) => matchPath(exact === true ? one : `${one}/*`, address) !== null);

/**
 * The addresses of the console's own monitoring pages for an alert; none where the console is known to have no such
 * pages, which monitoring-plugin brings: a link would lead to nothing. While it is not known, they are given.
 */
export const useObserveAddresses = (
  alert: Pick<Alert, 'rule' | 'labels'>,
): ReturnType<typeof observeAddresses> | undefined => {
  const [perspective] = useActivePerspective();
  const addresses = observeAddresses(alert, perspective);
  const { list } = addresses;
  // Of all pages of all plugins only this one is asked for: to resolve an extension is to fetch its code.
  const isList = useCallback(
    (extension: AnyExtension): extension is RoutePage => isRoutePage(extension) && covers(extension, list),
    [list],
  );
  const [pages, areKnown] = useResolvedExtensions<RoutePage>(isList);
  return areKnown && pages.length === 0 ? undefined : addresses;
};
