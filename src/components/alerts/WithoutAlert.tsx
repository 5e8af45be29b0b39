import { Alert } from '@patternfly/react-core';
import { Link } from 'react-router';

import { doubtsAbout } from '../../alerts/doubts';
import type { AlertsReading } from '../../hooks/useAlerts';
import { useTranslate } from '../../i18n';
import { message, type Message } from '../../message';
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

const whatIsKnown = ({
  name,
  reading,
  namespace,
}: Pick<WithoutAlertProps, 'name' | 'reading' | 'namespace'>): Message => {
  const { scope } = reading;
  if (scope.kind === 'project' && namespace !== scope.namespace)
    return message('Whether this alert fires is not known: it may be in another project');
  const doubts = new Set(doubtsAbout(name, reading).map(({ kind }) => kind));
  if (doubts.has('failing')) return message('Whether this alert should fire is not known: its rule fails');
  if (doubts.has('lost') || doubts.has('unread'))
    return message('Whether this alert fires is not known: alerts may be missing');
  if (doubts.has('no rules') || doubts.has('no rule'))
    return message('Whether this alert should fire is not known: its rule is not evaluated');
  if (doubts.has('not yet'))
    return message('Whether this alert should fire is not known: its rule was not evaluated yet');
  if (doubts.has('project'))
    return message(
      "This alert is not known in this project: it has stopped, or its rule is not evaluated any more, which can't be seen with the rights of a project",
    );
  return message('This alert is not firing: it has stopped, or its labels have changed');
};

/** Only a good reading of the place where the alert would be, and of its rule, may say that it has stopped. */
const Gone = (props: Pick<WithoutAlertProps, 'name' | 'reading' | 'namespace'>): React.JSX.Element => {
  const { t } = useTranslate();
  return (
    <Alert isInline variant="info" title={t(whatIsKnown(props))}>
      <Link to={LIST}>{t('Go to the alerts that fire')}</Link>
    </Alert>
  );
};

/** What is known of the state of an alert that isn't there: still being read, unreadable, or gone. */
export const WithoutAlert = ({ name, reading, isGone, namespace, now }: WithoutAlertProps): React.JSX.Element => {
  const { loaded, error } = reading;
  return (
    <>
      <ReadingNotices reading={reading} doubts={doubtsAbout(name, reading)} now={now} />
      {loaded && error === undefined && isGone && <Gone name={name} reading={reading} namespace={namespace} />}
    </>
  );
};
