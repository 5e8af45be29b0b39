import { DocumentTitle } from '@openshift-console/dynamic-plugin-sdk';

import { AlertsView } from '../components/alerts/AlertsView';
import { useAlerts } from '../hooks/useAlerts';
import { useListView } from '../hooks/useListView';
import { useTick } from '../hooks/useTick';
import { useTranslate } from '../i18n';
import '../plugin.css';

/** The alerts of OpenShift Virtualization: `/virtualization/monitoring/alerts`. */
const AlertsPage = (): React.JSX.Element => {
  const { t } = useTranslate();
  const reading = useAlerts();
  const [view, onChange] = useListView();
  const now = useTick(15_000);
  return (
    <>
      <DocumentTitle>{t('Virtualization alerts')}</DocumentTitle>
      <AlertsView reading={reading} view={view} onChange={onChange} now={now} />
    </>
  );
};

export default AlertsPage;
