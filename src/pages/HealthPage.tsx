import { DocumentTitle } from '@openshift-console/dynamic-plugin-sdk';
import { PageSection } from '@patternfly/react-core';
import { useMemo } from 'react';

import { firingNow } from '../alerts/group';
import { HealthView } from '../components/health/HealthView';
import { NotInstalled } from '../components/state/NotInstalled';
import { knownAlerts } from '../health/alerts-of';
import { healthOf } from '../health/health';
import { HEALTH_CASE } from '../health/steps';
import { useAlerts } from '../hooks/useAlerts';
import { useInvestigation } from '../hooks/useInvestigation';
import { useKubeVirtMissing } from '../hooks/useKubeVirtMissing';
import { useTranslate } from '../i18n';
import '../plugin.css';

/** The health as it is read, while the page is open. */
const Live = (): React.JSX.Element => {
  const reading = useAlerts();
  const investigation = useInvestigation(HEALTH_CASE);
  const health = useMemo(() => healthOf(investigation, knownAlerts(reading)), [investigation, reading]);
  return <HealthView health={health} investigation={investigation} {...firingNow(reading)} />;
};

/** What works now, before an upgrade or when nothing fires: `/virtualization/monitoring/health`. */
const HealthPage = (): React.JSX.Element => {
  const { t } = useTranslate();
  const isMissing = useKubeVirtMissing();
  return (
    <>
      <DocumentTitle>{t('Virtualization health')}</DocumentTitle>
      {isMissing ? (
        <PageSection>
          <NotInstalled />
        </PageSection>
      ) : (
        <Live />
      )}
    </>
  );
};

export default HealthPage;
