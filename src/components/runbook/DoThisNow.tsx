import { Skeleton } from '@patternfly/react-core';

import { loadRemedies } from '../../hooks/load-remedies';
import { useTranslate } from '../../i18n';
import { lazyPart } from '../state/lazy-part';
import type { NowStepsProps } from './NowSteps';
import { Part } from './Part';

/** As high as most of what comes: what stands below does not move. */
const Waiting = (): React.JSX.Element => {
  const { t } = useTranslate();
  return <Skeleton height="16rem" screenreaderText={t('Reading…')} />;
};

/** With the remedies themselves: where their file is gone, this says so. */
const NowSteps = lazyPart(
  async () => {
    await loadRemedies();
    return import('./NowSteps');
  },
  <Waiting />,
);

/** What to do now: what helps against the cause that was found; nothing stands under it that would move when that comes. */
export const DoThisNow = (steps: NowStepsProps): React.JSX.Element => {
  const { t } = useTranslate();
  const { remedies = [], diagnosis } = steps.investigation;
  return (
    <Part id="do-this-now" title={t('Do this now')}>
      {remedies.length === 0 && diagnosis.isPending ? <Waiting /> : <NowSteps {...steps} />}
    </Part>
  );
};
