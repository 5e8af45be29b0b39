import { Content } from '@patternfly/react-core';

import type { AlertsReading } from '../../hooks/useAlerts';
import { useTranslate } from '../../i18n';
import { message } from '../../message';
import { ReadProblem } from '../state/ReadProblem';

/** What of Alertmanager's part could not be read: which alerts are held back, and by whom. */
export const AlertmanagerNotices = ({ reading }: { readonly reading: AlertsReading }): React.JSX.Element | null => {
  const { t } = useTranslate();
  const { alerts, scope, alertmanagerError, silencesError, silencesLoaded } = reading;
  // A project's alerts are Alertmanager's first of all: they may be missing without it.
  if (scope.kind === 'project' && alertmanagerError !== undefined && silencesError === undefined)
    return (
      <ReadProblem
        observation={alertmanagerError}
        what={message('The alerts of the project in Alertmanager (alerts may be missing)')}
      />
    );
  if (alerts.length === 0 && scope.kind !== 'project') return null;
  if (alertmanagerError !== undefined && silencesError !== undefined)
    return (
      <ReadProblem
        observation={alertmanagerError}
        what={message('The silences (some of these alerts may be silenced)')}
      />
    );
  if (alertmanagerError !== undefined)
    return (
      <ReadProblem
        observation={alertmanagerError}
        what={message(
          "Alertmanager's own judgment (this page compared the silences' matchers with the labels, which may differ; inhibited alerts show as firing)",
        )}
      />
    );
  if (silencesError !== undefined && alerts.some(({ silencedBy }) => silencedBy.length > 0))
    return <ReadProblem observation={silencesError} what={message('Who silenced these alerts, and why,')} />;
  if (!silencesLoaded && alerts.length > 0)
    return (
      <Content component="p">{t('The silences are still being read: some of these alerts may be silenced.')}</Content>
    );
  return null;
};
