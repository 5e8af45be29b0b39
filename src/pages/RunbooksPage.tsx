import { DocumentTitle } from '@openshift-console/dynamic-plugin-sdk';

import { RunbooksView } from '../components/alerts/RunbooksView';
import { useAlerts } from '../hooks/useAlerts';
import { useCatalogueView } from '../hooks/useCatalogueView';
import { useTranslate } from '../i18n';
import '../plugin.css';

/** Every alert of OpenShift Virtualization with its runbook, firing or not: `/virtualization/monitoring/runbooks`. */
const RunbooksPage = (): React.JSX.Element => {
  const { t } = useTranslate();
  const reading = useAlerts();
  const [view, onChange] = useCatalogueView();
  return (
    <>
      <DocumentTitle>{t('Virtualization runbooks')}</DocumentTitle>
      <RunbooksView reading={reading} view={view} onChange={onChange} />
    </>
  );
};

export default RunbooksPage;
