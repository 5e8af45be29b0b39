import { Alert, EmptyState, EmptyStateBody, PageSection, Skeleton, Stack } from '@patternfly/react-core';
import { CheckCircleIcon, SearchIcon } from '@patternfly/react-icons';
import { useMemo } from 'react';
import { Link } from 'react-router';

import { machineOfTab, type TabProps } from '../alerts/machine-of-tab';
import { doubtsOf } from '../alerts/doubts';
import { alertsOfVirtualMachine } from '../alerts/virtual-machine-alerts';
import { ReadingNotices } from '../components/alerts/ReadingNotices';
import { VirtualMachineAlertsTable } from '../components/alerts/VirtualMachineAlertsTable';
import { SlowAnswer } from '../components/state/SlowAnswer';
import { useAlerts } from '../hooks/useAlerts';
import { useTick } from '../hooks/useTick';
import { useLauncherPods } from '../hooks/useLauncherPods';
import { useTranslate } from '../i18n';
import '../plugin.css';

interface MachineProps {
  readonly namespace: string;
  readonly name: string;
}

const AlertsOfMachine = ({ namespace, name }: MachineProps): React.JSX.Element => {
  const { t } = useTranslate();
  const reading = useAlerts(namespace);
  const pods = useLauncherPods(namespace, name);
  const { alerts, loaded, error } = reading;
  const own = useMemo(() => {
    const names = pods.state === 'found' ? pods.data.map(({ metadata }) => metadata?.name ?? '') : [];
    return alertsOfVirtualMachine(alerts, { namespace, name, pods: names });
  }, [alerts, pods, namespace, name]);
  const podsAreKnown = pods.state === 'found' || pods.state === 'empty';
  // What names a pod alone may still come.
  const isReading = error === undefined && (!loaded || (own.length === 0 && pods.state === 'loading'));
  const isKnown = podsAreKnown && doubtsOf(reading).length === 0;
  const now = useTick(15_000);
  return (
    <PageSection>
      <Stack hasGutter>
        <ReadingNotices reading={{ ...reading, alerts: own }} now={now} />
        {!podsAreKnown && pods.state !== 'loading' && (
          <Alert
            isInline
            component="p"
            variant="info"
            title={t('The pods of this virtual machine could not be read: alerts that name a pod alone are not here')}
          />
        )}
        {isReading && (
          <div role="status">
            <Skeleton height="2rem" screenreaderText={t('Reading…')} />
            <SlowAnswer />
          </div>
        )}
        {loaded && own.length > 0 && <VirtualMachineAlertsTable alerts={own} />}
        {loaded && own.length === 0 && !isReading && error === undefined && (
          <EmptyState
            headingLevel="h2"
            icon={isKnown ? CheckCircleIcon : SearchIcon}
            titleText={
              isKnown
                ? t('No virtualization alert is about this virtual machine')
                : t('No virtualization alert is known to be about this virtual machine')
            }
          >
            <EmptyStateBody>
              {t('Alerts of the operators, which concern every virtual machine, are not shown here.')}{' '}
              <Link to="/virtualization/monitoring/alerts">{t('Go to all virtualization alerts')}</Link>
            </EmptyStateBody>
          </EmptyState>
        )}
      </Stack>
    </PageSection>
  );
};

/** The tab of a virtual machine: the alerts about exactly this one. */
const VirtualMachineAlerts = (props: TabProps): React.JSX.Element => {
  const { t } = useTranslate();
  const machine = machineOfTab(props);
  if (machine !== undefined) return <AlertsOfMachine {...machine} />;
  return (
    <PageSection>
      <Alert
        isInline
        component="p"
        variant="info"
        title={t('The virtual machine could not be read: whether an alert is about it is not known')}
      >
        {t('It is shown as soon as the machine can be read. Where it stays so, reload the page.')}
      </Alert>
    </PageSection>
  );
};

export default VirtualMachineAlerts;
