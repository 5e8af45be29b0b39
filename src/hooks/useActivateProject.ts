import { useActiveNamespace } from '@openshift-console/dynamic-plugin-sdk';
import { useEffect } from 'react';

import type { MonitoringScope } from '../alerts/monitoring-scope';

/**
 * Makes the project whose alerts are read the console's active one, as the console does with an address of a project:
 * the monitoring pages to which an alert leads show the active project.
 */
export const useActivateProject = (scope: MonitoringScope): void => {
  const [active, setActive] = useActiveNamespace();
  const project = scope.kind === 'project' ? scope.namespace : undefined;
  useEffect(() => {
    if (project !== undefined && project !== active) setActive(project);
  }, [project, active, setActive]);
};
