import { Label, Skeleton } from '@patternfly/react-core';

import type { Seen } from '../../alerts/last-seen';
import { stateSince } from '../../alerts/since';
import type { AlertsReading } from '../../hooks/useAlerts';
import { useTranslate } from '../../i18n';
import { SlowAnswer } from '../state/SlowAnswer';
import { TimeAgo } from '../state/TimeAgo';

/** Milliseconds: what was read within a minute before is as good as the moment itself. */
const EXACT = 60_000;

/** When it stopped, as far as this page saw it: between the last reading that had it and the first that had not. */
const WhenStopped = ({ seen: { at, goneAt } }: { readonly seen: Seen }): React.JSX.Element | null => {
  const { t } = useTranslate();
  if (goneAt === undefined) return null;
  if (goneAt - at <= EXACT)
    return (
      <>
        {t('stopped')} <TimeAgo time={goneAt} />
      </>
    );
  return (
    <>
      {t('it was last seen to fire')} <TimeAgo time={at} />
      {t(', and seen to have stopped')} <TimeAgo time={goneAt} />
    </>
  );
};

interface StateWithoutAlertProps {
  readonly reading: Pick<AlertsReading, 'loaded' | 'error' | 'scope'>;
  /** When it was last seen; absent where nobody here saw it. */
  readonly seen: Seen | undefined;
  /** Whether all that could have it was read, and has it not. */
  readonly isGone: boolean;
}

/** In the header, the state of an alert that isn't there: being read, stopped, or not known, with what was last seen. */
export const StateWithoutAlert = ({ reading, seen, isGone }: StateWithoutAlertProps): React.JSX.Element | null => {
  const { t } = useTranslate();
  const { loaded, error, scope } = reading;
  if (!loaded && error === undefined && scope.kind !== 'no project')
    return (
      <div role="status">
        <Skeleton width="16rem" screenreaderText={t('Reading…')} />
        <SlowAnswer />
      </div>
    );
  if (isGone)
    return (
      <span>
        <Label variant="outline">{t('Not firing')}</Label>{' '}
        {seen === undefined ? t('when it stopped was not seen here') : <WhenStopped seen={seen} />}
      </span>
    );
  const since = seen === undefined ? '' : stateSince(seen.alert);
  return (
    <span>
      <Label variant="outline">{t('State not known')}</Label>{' '}
      {seen !== undefined && (
        <>
          {t('seen')} <TimeAgo time={seen.at} />
          {since !== '' && (
            <>
              {t(', since')} <TimeAgo time={since} />
            </>
          )}
        </>
      )}
    </span>
  );
};
