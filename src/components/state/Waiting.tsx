import { PageSection, Skeleton } from '@patternfly/react-core';

import { useTranslate } from '../../i18n';

/** In place of what is shown when its files were fetched: as high as a screen, so that nothing below it moves. */
export const Waiting = (): React.JSX.Element => {
  const { t } = useTranslate();
  return (
    <PageSection className="virtualization-alerts__waiting">
      <Skeleton height="2rem" screenreaderText={t('Reading…')} />
    </PageSection>
  );
};

/** The same in a part of a page. */
export const WaitingInPart = (): React.JSX.Element => {
  const { t } = useTranslate();
  return <Skeleton height="4rem" screenreaderText={t('Reading…')} />;
};
