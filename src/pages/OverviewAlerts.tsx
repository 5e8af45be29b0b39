import { Skeleton } from '@patternfly/react-core';
import { Link } from 'react-router';

import type { Severity } from '../alerts/alert';
import { countFiring, groupAlerts } from '../alerts/group';
import { severityName } from '../components/alerts/SeverityLabel';
import { useAlerts } from '../hooks/useAlerts';
import { useTranslate } from '../i18n';

const URGENT_FIRST: readonly Severity[] = ['critical', 'warning', 'info', 'none'];
const LIST = '/virtualization/monitoring/alerts';

/** The line of the cluster's overview: which virtualization alerts fire, with a way to them. */
const OverviewAlerts = (): React.JSX.Element => {
  const { t } = useTranslate();
  const { alerts, loaded, silencesLoaded, silencesError, error, scope } = useAlerts();
  if (scope.kind === 'project' || scope.kind === 'no project')
    return <Link to={LIST}>{t("You may read one project's alerts only")}</Link>;
  if (error !== undefined) return <Link to={LIST}>{t('Could not be read')}</Link>;
  if (!loaded || (!silencesLoaded && silencesError === undefined)) return <Skeleton screenreaderText={t('Reading…')} />;
  const counts = countFiring(groupAlerts(alerts));
  const parts = URGENT_FIRST.filter((severity) => counts[severity] > 0).map((severity) =>
    t('{{severity}}: {{count}}', { severity: t(severityName(severity)), count: counts[severity] }),
  );
  return <Link to={LIST}>{parts.length === 0 ? t('None is firing') : parts.join(', ')}</Link>;
};

export default OverviewAlerts;
