import { Alert } from '@patternfly/react-core';

import { useKubeVirtMissing } from '../../hooks/useKubeVirtMissing';
import { useTranslate } from '../../i18n';

/** Says that OpenShift Virtualization is not installed, where that is so: what is healthy then says nothing of it. */
export const NotInstalled = (): React.JSX.Element | null => {
  const { t } = useTranslate();
  const missing = useKubeVirtMissing();
  if (!missing) return null;
  return (
    <Alert
      isInline
      component="p"
      variant="warning"
      title={t('OpenShift Virtualization is not installed on this cluster')}
    >
      {t(
        'The API server does not know the kind KubeVirt. There is nothing here that could fire an alert or be checked.',
      )}
    </Alert>
  );
};
