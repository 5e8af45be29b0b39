import { useActiveNamespace } from '@openshift-console/dynamic-plugin-sdk';
import { useEffect } from 'react';

import type { AlertsReading } from './useAlerts';

/**
 * Makes the project whose alerts are read the console's active one, as the console does with an address of a project:
 * the monitoring pages to which an alert leads show the active project. A project that could not be read is left alone:
 * an address may name any.
 */
export const useActivateProject = ({ scope, loaded, error }: AlertsReading): void => {
  const [active, setActive] = useActiveNamespace();
  const project = scope.kind === 'project' && loaded && error === undefined ? scope.namespace : undefined;
  useEffect(() => {
    if (project !== undefined && project !== active) setActive(project);
  }, [project, active, setActive]);
};
