import { Skeleton } from '@patternfly/react-core';
import { lazy, Suspense } from 'react';

import { useTranslate } from '../../i18n';
import { NotLoaded } from './NotLoaded';

interface NowProps {
  /** The name of an alert. */
  readonly alert: string;
}

const Loaded = lazy(async () =>
  import(/* webpackChunkName: 'LiveMeasure' */ './LiveMeasure').then(
    ({ MeasureOfAlert }) => ({ default: MeasureOfAlert }),
    () => ({ default: NotLoaded }),
  ),
);

/**
 * What an alert measures, as the cluster is now. What reads and judges it is more than the rest of the list, and comes
 * after the rows.
 */
export const Now = ({ alert }: NowProps): React.JSX.Element => {
  const { t } = useTranslate();
  return (
    <Suspense fallback={<Skeleton screenreaderText={t('Reading…')} />}>
      <Loaded alert={alert} />
    </Suspense>
  );
};
