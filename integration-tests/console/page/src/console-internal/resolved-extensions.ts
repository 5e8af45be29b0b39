import {
  useResolvedExtensions as useResolved,
  type Extension,
  type ExtensionPredicate,
  type LoadedExtension,
} from '@openshift/dynamic-plugin-sdk';
import { useMemo } from 'react';

import { MONITORING_BASES } from '../other-plugins/monitoring-plugin';

/** What other plugins of a real console add; nobody here draws it by its extension, so that it has no component. */
const OTHERS: readonly LoadedExtension[] = MONITORING_BASES.map((path) => ({
  type: 'console.page/route',
  properties: { exact: false, path },
  pluginName: 'monitoring-plugin',
  uid: `monitoring-plugin ${path}`,
}));

/** The extensions of this plugin and of the others that a predicate takes, and whether all are resolved. */
export const useResolvedExtensions = <E extends Extension>(
  predicate: ExtensionPredicate<E>,
): [extensions: unknown[], resolved: boolean, errors: unknown[]] => {
  const [extensions, resolved, errors] = useResolved(predicate);
  const all = useMemo(() => [...extensions, ...OTHERS.filter(predicate)], [extensions, predicate]);
  return [all, resolved, errors];
};
