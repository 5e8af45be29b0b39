import { Flex, FlexItem } from '@patternfly/react-core';
import type { ReactNode } from 'react';
import { Link } from 'react-router';

import { alertAddress } from '../../alerts/address';
import type { Alert } from '../../alerts/alert';
import { alsoFiring } from '../../alerts/also-firing';
import { isAboutMachine } from '../../alerts/virtual-machine-alerts';
import type { AlertsReading } from '../../hooks/useAlerts';
import { useHeld, type HeldCase } from '../../hooks/useHeldCase';
import { useMachineOf } from '../../hooks/useMachineOf';
import { useTranslate } from '../../i18n';
import { ObjectLink } from '../runbook/ObjectLink';
import { Breakable } from '../state/Breakable';
import { Freshness } from './Freshness';
import { MachineLink } from './MachineLink';

/** Other alerts to name; the list has them all. */
const NAMED = 2;

const Fact = ({ name, children }: { readonly name: string; readonly children: ReactNode }): React.JSX.Element => (
  <FlexItem>
    <span className="virtualization-alerts__fact">{name}</span> {children}
  </FlexItem>
);

/** The workload behind an alert about an operator, with its page where its namespace is known. */
const Component = ({
  alert,
  held,
}: {
  readonly alert: Pick<Alert, 'name' | 'labels' | 'component'>;
  readonly held: HeldCase;
}): React.JSX.Element | null => {
  const { t } = useTranslate();
  const source = useHeld(held);
  // Who takes care of machines is nothing that an alert about one is about.
  const workload = isAboutMachine(alert) ? undefined : source?.workload;
  if (workload === undefined || source?.namespace.settled !== true)
    return alert.component === '' ? null : (
      <Fact name={t('Component')}>
        <Breakable text={alert.component} />
      </Fact>
    );
  const { model, name } = workload;
  return (
    <Fact name={t('Component')}>
      <ObjectLink object={{ model, name, namespace: source.namespace.namespace }} />
    </Fact>
  );
};

/** The virtual machine that the alert is about, where it names one or its pod: its page has its state, events and console. */
const Machine = ({ alert }: { readonly alert: Alert }): React.JSX.Element | null => {
  const { t } = useTranslate();
  const machine = useMachineOf(alert);
  return machine === undefined ? null : (
    <Fact name={t('Virtual machine')}>
      <MachineLink {...machine} />
    </Fact>
  );
};

/** What else fires that has to do with it by its labels; a common cause only the checks can show. */
const Others = ({ alert, alerts }: { readonly alert: Alert; readonly alerts: readonly Alert[] }): ReactNode => {
  const { t } = useTranslate();
  const { by, alerts: others } = alsoFiring(alerts, alert);
  if (others.length === 0) return null;
  const name = by === 'machine' ? t('Also firing about this machine') : t('Also firing of this component');
  return (
    <Fact name={name}>
      {others.slice(0, NAMED).map((other, index) => (
        <span key={other.name}>
          {index > 0 && ', '}
          <Link to={alertAddress(other)}>
            <Breakable text={other.name} />
          </Link>
        </span>
      ))}
      {others.length > NAMED && ` ${t('and {{count}} more', { count: others.length - NAMED })}`}
    </Fact>
  );
};

interface AboutAlertProps {
  /** What the address says, where there is no alert. */
  readonly about: Pick<Alert, 'name' | 'labels' | 'component'>;
  readonly alert: Alert | undefined;
  readonly reading: Pick<AlertsReading, 'alerts' | 'readAt' | 'error'>;
  readonly held: HeldCase;
}

/** One small line under an alert's name: what it is about, what else fires, and how fresh all that is. */
export const AboutAlert = ({ about, alert, reading, held }: AboutAlertProps): React.JSX.Element => {
  const { t } = useTranslate();
  const { namespace } = about.labels;
  return (
    <Flex
      className="virtualization-alerts__small"
      columnGap={{ default: 'columnGapLg' }}
      rowGap={{ default: 'rowGapNone' }}
    >
      <Component alert={about} held={held} />
      {alert !== undefined && <Machine alert={alert} />}
      {namespace !== undefined && (
        <Fact name={t('Namespace')}>
          <ObjectLink object={{ model: 'Namespace', name: namespace }} />
        </Fact>
      )}
      {alert !== undefined && <Others alert={alert} alerts={reading.alerts} />}
      <FlexItem>
        <Freshness reading={reading} />
      </FlexItem>
    </Flex>
  );
};
