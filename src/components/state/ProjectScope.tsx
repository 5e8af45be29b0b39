import { NamespaceBar } from '@openshift-console/dynamic-plugin-sdk';
import { Alert } from '@patternfly/react-core';

import type { MonitoringScope } from '../../alerts/monitoring-scope';
import { useTranslate } from '../../i18n';

/** The choice of a project, for those who see one project's alerts at a time. */
export const ProjectChoice = ({ scope }: { readonly scope: MonitoringScope }): React.JSX.Element | null =>
  scope.kind === 'project' || scope.kind === 'no project' ? <NamespaceBar /> : null;

/** Says that these are one project's alerts, and what it takes to see more; nothing for those who see them all. */
export const ProjectScope = ({ scope }: { readonly scope: MonitoringScope }): React.JSX.Element | null => {
  const { t } = useTranslate();
  if (scope.kind !== 'project' && scope.kind !== 'no project') return null;
  const title =
    scope.kind === 'project'
      ? t('Only the alerts of project {{project}} are read', { project: scope.namespace })
      : t('Choose a project to see its alerts');
  return (
    <Alert isInline component="p" variant="info" title={title}>
      {t(
        'You may not get prometheuses/api, name k8s, in namespace openshift-monitoring. The cluster role cluster-monitoring-view allows it and shows every alert: ask a cluster administrator.',
      )}
    </Alert>
  );
};
