import { Label } from '@patternfly/react-core';
import { BellIcon, BellSlashIcon } from '@patternfly/react-icons';

import type { Alert } from '../../alerts/alert';
import { useTranslate } from '../../i18n';
import { message } from '../../message';
import { stateName } from './SeverityLabel';
import { Moments, type Words } from './StateSince';

/** What stands before the moment from which on it is sent, beside the state; pending has none. */
const SINCE: Words = {
  firing: message('since'),
  pending: message('since'),
  silenced: message('firing since'),
  inhibited: message('firing since'),
};

const SINCE_ABOUT: Words = {
  ...SINCE,
  firing: message('since about'),
  silenced: message('firing since about'),
  inhibited: message('firing since about'),
};

/** An alert's state as a label, and beside it since when. */
export const StateLabel = ({
  alert,
}: {
  readonly alert: Pick<Alert, 'state' | 'activeAt' | 'firing'>;
}): React.JSX.Element => {
  const { t } = useTranslate();
  const { state } = alert;
  const isHeldBack = state === 'silenced' || state === 'inhibited';
  return (
    <span>
      <Label
        variant="outline"
        icon={isHeldBack ? <BellSlashIcon /> : <BellIcon />}
        {...(state === 'firing' ? { color: 'red' } : {})}
      >
        {t(stateName(state))}
      </Label>{' '}
      <Moments alert={alert} since={SINCE} about={SINCE_ABOUT} otherwise="" isOne />
    </span>
  );
};
