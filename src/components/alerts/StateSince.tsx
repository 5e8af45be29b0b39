import { Timestamp } from '@openshift-console/dynamic-plugin-sdk';

import type { Alert } from '../../alerts/alert';
import { pendingSince } from '../../alerts/since';
import { useTranslate } from '../../i18n';
import { message, type Message } from '../../message';
import { TimeAgo } from '../state/TimeAgo';
import { stateName } from './SeverityLabel';

/** A sentence for each state. */
export type Words = Readonly<Record<Alert['state'], Message>>;

/** What stands before the moment from which on it is sent; pending has none. */
const FIRING: Words = {
  firing: message('Firing since'),
  pending: message('Pending since'),
  silenced: message('Silenced, firing since'),
  inhibited: message('Inhibited, firing since'),
};

const FIRING_ABOUT: Words = {
  ...FIRING,
  firing: message('Firing since about'),
  silenced: message('Silenced, firing since about'),
  inhibited: message('Inhibited, firing since about'),
};

interface StateSinceProps {
  readonly alert: Pick<Alert, 'state' | 'activeAt' | 'firing'>;
}

interface MomentsProps extends StateSinceProps {
  readonly since: Words;
  readonly about: Words;
  /** Where nothing is known of when. */
  readonly otherwise: string;
  /** Whether there is room for one of them alone: the other then stands in the tooltip. */
  readonly isOne?: boolean;
}

/**
 * Since when an alert is in its state. That its condition holds (pending) and that it fires begin at two moments, `for`
 * apart: each is said where it is known.
 */
export const Moments = ({ alert, since, about, otherwise, isOne = false }: MomentsProps): React.JSX.Element => {
  const { t } = useTranslate();
  const { state, firing } = alert;
  const pending = pendingSince(alert);
  if (state === 'pending' && pending !== '')
    return (
      <>
        {t(since.pending)} <TimeAgo time={pending} />
      </>
    );
  if (firing === undefined) return <>{otherwise}</>;
  const isTwo = pending !== '' && pending !== firing.at;
  return (
    <>
      {t((firing.by === 'estimate' ? about : since)[state])}{' '}
      <TimeAgo
        time={firing.at}
        also={
          isTwo &&
          isOne && (
            <div>
              {t('Pending since')} <Timestamp timestamp={pending} simple />
            </div>
          )
        }
      />
      {isTwo && !isOne && (
        <>
          {t(', pending since')} <TimeAgo time={pending} />
        </>
      )}
    </>
  );
};

/** An alert's state, and since when, as a sentence. */
export const StateSince = ({ alert }: StateSinceProps): React.JSX.Element => {
  const { t } = useTranslate();
  return <Moments alert={alert} since={FIRING} about={FIRING_ABOUT} otherwise={t(stateName(alert.state))} />;
};
