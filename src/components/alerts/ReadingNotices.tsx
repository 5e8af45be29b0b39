import { Alert, Content } from '@patternfly/react-core';

import type { AlertsReading } from '../../hooks/useAlerts';
import { useTranslate } from '../../i18n';
import { message } from '../../message';
import { age } from '../../probes/duration';
import { ProjectScope } from '../state/ProjectScope';
import { ReadProblem } from '../state/ReadProblem';

interface ReadingNoticesProps {
  readonly reading: AlertsReading;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** What is to be known of the alerts that are shown: whose they are, how old, and what of them could not be read. */
export const ReadingNotices = ({ reading, now }: ReadingNoticesProps): React.JSX.Element => {
  const { t } = useTranslate();
  const { alerts, error, loaded, readAt, silencesError, silencesLoaded, skippedRules = 0, retry, scope } = reading;
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
      {loaded && alerts.length > 0 && !silencesLoaded && silencesError === undefined && (
        <Content component="p">{t('The silences are still being read: some of these alerts may be silenced.')}</Content>
      )}
      {silencesError !== undefined && alerts.length > 0 && (
        <ReadProblem
          observation={silencesError}
          what={message('The silences (some of these alerts may be silenced)')}
        />
      )}
    </>
  );
};
