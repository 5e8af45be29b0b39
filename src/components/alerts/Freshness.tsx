import { ExclamationTriangleIcon, SyncAltIcon } from '@patternfly/react-icons';
import { useSyncExternalStore } from 'react';

import { LIST_POLLS } from '../../hooks/list-polls';
import type { AlertsReading } from '../../hooks/useAlerts';
import { useTick } from '../../hooks/useTick';
import { useTranslate } from '../../i18n';
import { timeAgo } from '../../probes/duration';
import { TimeAgo } from '../state/TimeAgo';

/** Milliseconds: the alerts are asked for every 15 s. */
const EVERY = 5_000;

/**
 * How fresh what is shown of an alert is: live where objects are watched and the alert was just read. An answer that
 * stays because the next one failed is said to be old; why, the notices say.
 */
export const Freshness = ({
  reading: { readAt, error },
}: {
  readonly reading: Pick<AlertsReading, 'readAt' | 'error'>;
}): React.JSX.Element | null => {
  const { t } = useTranslate();
  const now = useTick(EVERY);
  const polled = useSyncExternalStore(LIST_POLLS.observe, LIST_POLLS.resources);
  if (error !== undefined)
    return (
      <span>
        <ExclamationTriangleIcon />{' '}
        {readAt === undefined ? (
          t('its rule could not be read, the checks are live')
        ) : (
          <>
            {t('the alert is old, the checks are live: the alert was read')} <TimeAgo time={readAt} every={EVERY} />
          </>
        )}
      </span>
    );
  if (readAt === undefined) return null;
  // Of seconds nobody needs the exact time, and one place less is where the keyboard stops.
  return (
    <span>
      <SyncAltIcon /> {polled.length === 0 ? t('live, read') : t('read')} {t(timeAgo(now - readAt))}
    </span>
  );
};
