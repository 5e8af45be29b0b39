import { PageSection, Skeleton } from '@patternfly/react-core';

import { useTranslate } from '../i18n';

/** In place of a page whose files are being fetched. */
export const Waiting = (): React.JSX.Element => {
  const { t } = useTranslate();
  return (
    <PageSection>
      <Skeleton height="2rem" screenreaderText={t('Reading…')} />
    </PageSection>
  );
};
