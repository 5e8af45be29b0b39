import { EmptyState, EmptyStateActions, EmptyStateBody, EmptyStateFooter } from '@patternfly/react-core';
import { CheckCircleIcon, SearchIcon } from '@patternfly/react-icons';
import { Link } from 'react-router';

import { doubtsOf } from '../../alerts/doubts';
import type { AlertsReading } from '../../hooks/useAlerts';
import { useKubeVirtMissing } from '../../hooks/useKubeVirtMissing';
import { useTranslate } from '../../i18n';
import { message, type Message } from '../../message';

interface Said {
  readonly title: Message;
  readonly body: Message;
  /** `good` is news of the whole cluster, whose rules are evaluated; of a part of it, or else, there is none. */
  readonly is: 'good' | 'a part' | 'in doubt';
}

const saying = (reading: AlertsReading): Said => {
  const { error, scope } = reading;
  const doubts = doubtsOf(reading).map(({ kind }) => kind);
  if (error !== undefined) {
    return {
      title: message('No virtualization alert was firing when last read'),
      body: message(
        'Whether one fires now is not known: the alerts could not be read again. The runbooks still run their checks.',
      ),
      is: 'in doubt',
    };
  }
  if (doubts.some((kind) => kind !== 'project')) {
    return {
      title: message('Whether a virtualization alert fires is not known'),
      body: message(
        'None was found, but not all of them could be looked at: see above. The runbooks still run their checks.',
      ),
      is: 'in doubt',
    };
  }
  if (scope.kind === 'project') {
    return {
      title: message('No virtualization alert is known in project {{project}}', { project: scope.namespace }),
      body: message(
        "Neither Alertmanager nor the series ALERTS have one. Whether the operators' rules are evaluated at all can't be seen with the rights of a project, nor alerts in other projects.",
      ),
      is: 'a part',
    };
  }
  return {
    title: message('No virtualization alert is firing'),
    body: message(
      'The operators of OpenShift Virtualization report nothing. Their runbooks run their checks at any time.',
    ),
    is: 'good',
  };
};

/** Without alerts: good news, unless it is in doubt, or there is nothing that could fire one. */
export const NoAlerts = ({ reading }: { readonly reading: AlertsReading }): React.JSX.Element | null => {
  const { t } = useTranslate();
  const missing = useKubeVirtMissing();
  const { title, body, is } = saying(reading);
  if (missing && reading.error === undefined) return null;
  return (
    <EmptyState
      titleText={t(title)}
      headingLevel="h2"
      icon={is === 'good' ? CheckCircleIcon : SearchIcon}
      {...(is === 'good' ? { status: 'success' } : {})}
    >
      <EmptyStateBody>{t(body)}</EmptyStateBody>
      <EmptyStateFooter>
        <EmptyStateActions>
          <Link to="/virtualization/monitoring/health">{t('See what works now')}</Link>
          <Link to="/virtualization/monitoring/runbooks">{t('Go to the runbooks')}</Link>
        </EmptyStateActions>
      </EmptyStateFooter>
    </EmptyState>
  );
};
