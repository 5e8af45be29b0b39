import { useMemo } from 'react';

import type { Alert } from '../alerts/alert';
import { launcherPodOf, virtualMachineOf } from '../alerts/virtual-machine-alerts';
import { machineOfPod } from '../cluster/machine-of-pod';
import { watchList } from '../cluster/watch-requests';
import { useWatchedList } from './useWatchedList';

/**
 * The virtual machine that an alert is about: the one that its labels name, else the one whose instance owns the pod
 * that they name. `undefined` for an alert about anything else, and while that pod is not read.
 */
export const useMachineOf = (alert: Alert): { readonly namespace: string; readonly name: string } | undefined => {
  const named = virtualMachineOf(alert);
  const pod = named === undefined ? launcherPodOf(alert) : undefined;
  const { namespace, name } = pod ?? {};
  const watched = useWatchedList(
    useMemo(
      () =>
        namespace === undefined || name === undefined
          ? null
          : watchList({ model: 'Pod', namespace, fields: { 'metadata.name': name } }),
      [namespace, name],
    ),
  );
  if (named !== undefined) return named;
  const [found] = watched.state === 'found' ? watched.data : [];
  const machine = machineOfPod(found);
  return machine === undefined || namespace === undefined ? undefined : { namespace, name: machine };
};
