import { EmptyState, EmptyStateActions, EmptyStateBody, EmptyStateFooter } from '@patternfly/react-core';
import { CheckCircleIcon, SearchIcon } from '@patternfly/react-icons';
import { Link } from 'react-router';

import type { MonitoringScope } from '../../alerts/monitoring-scope';
import type { AlertsReading } from '../../hooks/useAlerts';
import { useKubeVirtMissing } from '../../hooks/useKubeVirtMissing';
import { useTranslate } from '../../i18n';

const RUNBOOKS = '/virtualization/monitoring/runbooks';

/** No alerts, as of a reading that is now in doubt: neither good news nor bad. */
const NothingKnown = (): React.JSX.Element => {
  const { t } = useTranslate();
  return (
    <EmptyState titleText={t('No virtualization alert was firing when last read')} headingLevel="h2" icon={SearchIcon}>
      <EmptyStateBody>
        {t(
          'Whether one fires now is not known: the alerts could not be read again. The runbooks still run their checks.',
        )}
      </EmptyStateBody>
      <EmptyStateFooter>
        <EmptyStateActions>
          <Link to={RUNBOOKS}>{t('Go to the runbooks')}</Link>
        </EmptyStateActions>
      </EmptyStateFooter>
    </EmptyState>
  );
};

/** Good news for a project says nothing of the operators, whose alerts are elsewhere. */
const NothingInProject = ({ project }: { readonly project: string }): React.JSX.Element => {
  const { t } = useTranslate();
  return (
    <EmptyState
      titleText={t('No virtualization alert is firing in project {{project}}', { project })}
      headingLevel="h2"
      icon={CheckCircleIcon}
    >
      <EmptyStateBody>
        {t('Alerts of the operators, which are in other projects, could fire without being seen here.')}
      </EmptyStateBody>
    </EmptyState>
  );
};

const NothingFiring = ({ scope }: { readonly scope: MonitoringScope }): React.JSX.Element => {
  const { t } = useTranslate();
  if (scope.kind === 'project') return <NothingInProject project={scope.namespace} />;
  return (
    <EmptyState
      titleText={t('No virtualization alert is firing')}
      headingLevel="h2"
      icon={CheckCircleIcon}
      status="success"
    >
      <EmptyStateBody>
        {t('The operators of OpenShift Virtualization report nothing. Their runbooks run their checks at any time.')}
      </EmptyStateBody>
      <EmptyStateFooter>
        <EmptyStateActions>
          <Link to={RUNBOOKS}>{t('Go to the runbooks')}</Link>
        </EmptyStateActions>
      </EmptyStateFooter>
    </EmptyState>
  );
};

/** Without alerts: good news, unless it is in doubt or there is nothing that could fire one. */
export const NoAlerts = ({
  reading: { error, scope },
}: {
  readonly reading: AlertsReading;
}): React.JSX.Element | null => {
  const missing = useKubeVirtMissing();
  if (error !== undefined) return <NothingKnown />;
  return missing ? null : <NothingFiring scope={scope} />;
};
