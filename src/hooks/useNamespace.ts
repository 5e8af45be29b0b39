import { useCallback, useMemo } from 'react';

import type { NamespaceFinding } from '../probes/step-result';
import { findNamespace, namespaceLists } from '../runbooks/namespace';
import type { NamespaceSource } from '../runbooks/workloads';
import { usePlannedLists } from './usePlannedLists';

/** Finds the namespace of a component live; see `findNamespace`. */
export const useNamespace = (
  sources: readonly NamespaceSource[],
  labels: Readonly<Record<string, string>>,
): NamespaceFinding => {
  const lists = usePlannedLists(useCallback(() => namespaceLists(sources), [sources]));
  return useMemo(() => findNamespace(sources, labels, lists), [sources, labels, lists]);
};
