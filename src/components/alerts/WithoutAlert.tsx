import { Alert, PageSection, Skeleton, Stack } from '@patternfly/react-core';
import { Link } from 'react-router';

import type { AlertsReading } from '../../hooks/useAlerts';
import { useTranslate } from '../../i18n';
import { ProjectChoice } from '../state/ProjectScope';
import { SlowAnswer } from '../state/SlowAnswer';
import { PageTitle } from './AlertHeader';
import { ReadingNotices } from './ReadingNotices';

const LIST = '/virtualization/monitoring/alerts';

interface WithoutAlertProps {
  readonly name: string;
  readonly reading: AlertsReading;
  /** True when no alert that was read is the one of the address. */
  readonly isGone: boolean;
  /** The project that the address names. */
  readonly namespace: string | undefined;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** Only a good reading of the place where the alert would be may say that it has stopped. */
const Gone = ({
  reading: { scope },
  namespace,
}: Pick<WithoutAlertProps, 'reading' | 'namespace'>): React.JSX.Element => {
  const { t } = useTranslate();
  const isElsewhere = scope.kind === 'project' && namespace !== scope.namespace;
  return (
    <Alert
      isInline
      variant="info"
      title={
        isElsewhere
          ? t('Whether this alert fires is not known: it may be in another project')
          : t('This alert is not firing: it has stopped, or its labels have changed')
      }
    >
      <Link to={LIST}>{t('Go to the alerts that fire')}</Link>
    </Alert>
  );
};

/** The head of a page whose alert isn't there: still being read, unreadable, or gone. */
export const WithoutAlert = ({ name, reading, isGone, namespace, now }: WithoutAlertProps): React.JSX.Element => {
  const { t } = useTranslate();
  const { loaded, error, scope } = reading;
  return (
    <>
      {namespace === undefined && <ProjectChoice scope={scope} />}
      <PageSection>
        <Stack hasGutter>
          <PageTitle parent={t('Virtualization alerts')} to={LIST} title={name} />
          {!loaded && error === undefined && scope.kind !== 'no project' && (
            <div role="status">
              <Skeleton width="40%" screenreaderText={t('Reading…')} />
              <SlowAnswer />
            </div>
          )}
          <ReadingNotices reading={reading} now={now} />
          {loaded && error === undefined && isGone && <Gone reading={reading} namespace={namespace} />}
        </Stack>
      </PageSection>
    </>
  );
};
