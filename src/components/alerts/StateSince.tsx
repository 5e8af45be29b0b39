import { Timestamp } from '@openshift-console/dynamic-plugin-sdk';

import type { Alert } from '../../alerts/alert';
import { useTranslate } from '../../i18n';
import { stateName } from './SeverityLabel';

/** An alert's state, and since when its condition holds: a silence began at another time. */
export const StateSince = ({
  alert: { state, activeAt },
}: {
  readonly alert: Pick<Alert, 'state' | 'activeAt'>;
}): React.JSX.Element => {
  const { t } = useTranslate();
  const name = t(stateName(state));
  if (activeAt === '') return <>{name}</>;
  return (
    <>
      {state === 'silenced' ? t('{{state}}, active since', { state: name }) : t('{{state}} since', { state: name })}{' '}
      <Timestamp timestamp={activeAt} simple />
    </>
  );
};
