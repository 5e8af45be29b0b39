import type { Alert } from '../../alerts/alert';
import { pendingSince } from '../../alerts/since';
import { useTranslate } from '../../i18n';
import { message, type Message } from '../../message';
import { TimeAgo } from '../state/TimeAgo';
import { stateName } from './SeverityLabel';

/** What stands before the moment from which on it is sent; pending has none. */
const FIRING: Readonly<Record<Alert['state'], Message>> = {
  firing: message('Firing since'),
  pending: message('Pending since'),
  silenced: message('Silenced, firing since'),
  inhibited: message('Inhibited, firing since'),
};

const ABOUT: Readonly<Record<Alert['state'], Message>> = {
  ...FIRING,
  firing: message('Firing since about'),
  silenced: message('Silenced, firing since about'),
  inhibited: message('Inhibited, firing since about'),
};

interface StateSinceProps {
  readonly alert: Pick<Alert, 'state' | 'activeAt' | 'firing'>;
}

/**
 * An alert's state, and since when. That its condition holds (pending) and that it fires begin at two moments, `for`
 * apart: each is said where it is known.
 */
export const StateSince = ({ alert }: StateSinceProps): React.JSX.Element => {
  const { t } = useTranslate();
  const { state, firing } = alert;
  const pending = pendingSince(alert);
  if (state === 'pending' && pending !== '')
    return (
      <>
        {t(FIRING.pending)} <TimeAgo time={pending} />
      </>
    );
  if (firing === undefined) return <>{t(stateName(state))}</>;
  const isTwo = pending !== '' && pending !== firing.at;
  return (
    <>
      {t((firing.by === 'estimate' ? ABOUT : FIRING)[state])} <TimeAgo time={firing.at} />
      {isTwo && (
        <>
          {t(', pending since')} <TimeAgo time={pending} />
        </>
      )}
    </>
  );
};
