import { Alert } from '@patternfly/react-core';

import { doubtsOf, type Doubt } from '../../alerts/doubts';
import type { AlertsReading } from '../../hooks/useAlerts';
import { useTranslate } from '../../i18n';
import { message } from '../../message';
import { age } from '../../probes/duration';
import { ProjectScope } from '../state/ProjectScope';
import { ReadProblem } from '../state/ReadProblem';
import { AlertmanagerNotices } from './AlertmanagerNotices';
import { Doubts } from './Doubts';

interface ReadingNoticesProps {
  readonly reading: AlertsReading;
  /** What is to be doubted; of the whole reading, where nothing else is given. */
  readonly doubts?: readonly Doubt[];
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** What is to be known of the alerts that are shown: whose they are, how old, and what of them could not be read. */
export const ReadingNotices = ({
  reading,
  doubts = doubtsOf(reading),
  now,
}: ReadingNoticesProps): React.JSX.Element => {
  const { t } = useTranslate();
  const { error, loaded, readAt, rulesError, seriesError, skippedRules = 0, retry, scope } = reading;
  return (
    <>
      <ProjectScope scope={scope} />
      {error !== undefined && loaded && (
        <Alert
          isInline
          variant="info"
          title={t('These are the alerts of {{ago}} ago', { ago: age(new Date(readAt ?? now).toISOString(), now) })}
        />
      )}
      {error !== undefined && <ReadProblem observation={error} what={message('The alerts')} onRetry={retry} />}
      {skippedRules > 0 && (
        <Alert
          isInline
          variant="warning"
          title={t('{{count}} alerting rules without a name are not shown', { count: skippedRules })}
        />
      )}
      {rulesError !== undefined && (
        <ReadProblem
          observation={rulesError}
          what={message('The alerting rules of the project (alerts may be missing)')}
          onRetry={retry}
        />
      )}
      {seriesError !== undefined && (
        <ReadProblem
          observation={seriesError}
          what={message('The series ALERTS of the project (alerts that are pending may be missing)')}
          onRetry={retry}
        />
      )}
      {loaded && <Doubts doubts={doubts} />}
      {loaded && <AlertmanagerNotices reading={reading} />}
    </>
  );
};
