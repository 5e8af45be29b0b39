import { DocumentTitle } from '@openshift-console/dynamic-plugin-sdk';
import { useState } from 'react';
import { Navigate, useSearchParams } from 'react-router';

import { alertOfListAddress } from '../alerts/address';
import { AlertsView } from '../components/alerts/AlertsView';
import type { Causes } from '../components/alerts/IncidentCauses';
import { lazyPart } from '../components/state/lazy-part';
import { useAlerts } from '../hooks/useAlerts';
import { useListView } from '../hooks/useListView';
import { useTick } from '../hooks/useTick';
import { useVisible } from '../hooks/useVisible';
import { useTranslate } from '../i18n';
import '../plugin.css';

/** What reads and judges is more than the list, and comes after its rows. */
const IncidentCauses = lazyPart(
  async () => import(/* webpackChunkName: 'IncidentCauses' */ '../components/alerts/IncidentCauses'),
  null,
);

const List = (): React.JSX.Element => {
  const { t } = useTranslate();
  const reading = useAlerts();
  const [view, onChange] = useListView();
  const now = useTick(15_000);
  const [causes, setCauses] = useState<Causes>();
  // A page that was opened in a hidden tab asks nothing until it is seen.
  const isVisible = useVisible();
  const [wasSeen, setWasSeen] = useState(isVisible);
  if (isVisible && !wasSeen) setWasSeen(true);
  const { alerts, loaded } = reading;
  return (
    <>
      <DocumentTitle>{t('Virtualization alerts')}</DocumentTitle>
      <AlertsView
        reading={reading}
        view={view}
        onChange={onChange}
        now={now}
        {...(causes === undefined ? {} : { causes })}
      />
      {loaded && alerts.length > 0 && view.show === 'incidents' && wasSeen && (
        <IncidentCauses alerts={alerts} onFound={setCauses} />
      )}
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
