import { DocumentTitle } from '@openshift-console/dynamic-plugin-sdk';
import { Navigate, useSearchParams } from 'react-router';

import { alertOfListAddress } from '../alerts/address';
import { AlertsView } from '../components/alerts/AlertsView';
import { useAlerts } from '../hooks/useAlerts';
import { useListView } from '../hooks/useListView';
import { useTick } from '../hooks/useTick';
import { useTranslate } from '../i18n';
import '../plugin.css';

const List = (): React.JSX.Element => {
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

/**
 * The alerts of OpenShift Virtualization: `/virtualization/monitoring/alerts`. With an alert's labels in the address, as
 * links in notifications and tickets have them, the page of that alert.
 */
const AlertsPage = (): React.JSX.Element => {
  const [params] = useSearchParams();
  const alert = alertOfListAddress(params);
  return alert === undefined ? <List /> : <Navigate to={alert} replace />;
};

export default AlertsPage;
