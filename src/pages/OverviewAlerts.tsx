import { Skeleton } from '@patternfly/react-core';
import { Link } from 'react-router';

import type { Severity } from '../alerts/alert';
import { doubtsOf } from '../alerts/doubts';
import { countFiring, groupAlerts } from '../alerts/group';
import { doubtName } from '../components/alerts/Doubts';
import { severityName } from '../components/alerts/SeverityLabel';
import { useAlerts } from '../hooks/useAlerts';
import { useKubeVirtMissing } from '../hooks/useKubeVirtMissing';
import { useTranslate } from '../i18n';

const URGENT_FIRST: readonly Severity[] = ['critical', 'warning', 'info', 'none'];
const LIST = '/virtualization/monitoring/alerts';

/** The line of the cluster's overview: which virtualization alerts fire, with a way to them. */
const OverviewAlerts = (): React.JSX.Element => {
  const { t } = useTranslate();
  const missing = useKubeVirtMissing();
  const reading = useAlerts();
  const { alerts, loaded, silencesLoaded, silencesError, error, scope } = reading;
  if (scope.kind === 'project' || scope.kind === 'no project')
    return <Link to={LIST}>{t("You may read one project's alerts only")}</Link>;
  if (error !== undefined) return <Link to={LIST}>{t('Could not be read')}</Link>;
  if (!loaded || (!silencesLoaded && silencesError === undefined)) return <Skeleton screenreaderText={t('Reading…')} />;
  const counts = countFiring(groupAlerts(alerts));
  // The bell, and kubevirt-plugin, count instances; the rows of the list are alerts.
  const parts = URGENT_FIRST.filter((severity) => counts[severity].alerts > 0).map((severity) =>
    t('{{severity}}: {{alerts}} by name, {{instances}} by instance', {
      severity: t(severityName(severity)),
      ...counts[severity],
    }),
  );
  const none = doubtsOf(reading).length === 0 || missing ? t('None is firing') : t('None is known to fire');
  const doubt = missing ? undefined : doubtName(doubtsOf(reading));
  return (
    <Link to={LIST}>
      {[parts.length === 0 ? none : parts.join('; '), ...(doubt === undefined ? [] : [t(doubt)])].join('. ')}
    </Link>
  );
};

export default OverviewAlerts;
