import { Tbody, Td, Tr } from '@patternfly/react-table';
import { Link } from 'react-router';

import { alertAddress } from '../../alerts/address';
import type { AlertGroup } from '../../alerts/group';
import { instanceKey } from '../../alerts/instance-key';
import type { FoundByAlert, Incident } from '../../incidents/incident';
import { useTranslate } from '../../i18n';
import { message } from '../../message';
import { RichText } from '../runbook/RichText';
import { Breakable } from '../state/Breakable';
import { ColumnHeads } from '../state/ColumnHeads';
import { FittingTable } from '../state/FittingTable';
import { TimeAgo } from '../state/TimeAgo';
import { InstanceTable } from './InstanceTable';
import { SeverityLabel, stateName } from './SeverityLabel';

const COLUMNS = {
  alert: message('Alert'),
  severity: message('Severity'),
  state: message('State'),
  component: message('Component'),
  now: message('Now'),
  since: message('Since'),
};

const Row = ({ group, found }: { readonly group: AlertGroup; readonly found: FoundByAlert }): React.JSX.Element => {
  const { t } = useTranslate();
  const [first] = group.alerts;
  const now = first === undefined ? undefined : found.get(instanceKey(first.labels))?.now;
  const others = new URLSearchParams({ view: 'alerts', name: group.name });
  return (
    <Tr>
      <Td dataLabel={t(COLUMNS.alert)}>
        {first === undefined ? (
          <Breakable text={group.name} />
        ) : (
          <Link to={alertAddress(first)}>
            <Breakable text={group.name} />
          </Link>
        )}{' '}
        {group.alerts.length > 1 && (
          <Link to={`?${others.toString()}`}>{t('{{count}} instances', { count: group.alerts.length })}</Link>
        )}
      </Td>
      <Td dataLabel={t(COLUMNS.severity)}>
        <SeverityLabel severity={group.severity} />
      </Td>
      <Td dataLabel={t(COLUMNS.state)}>{t(stateName(group.state))}</Td>
      <Td dataLabel={t(COLUMNS.component)}>
        <Breakable text={group.component} />
      </Td>
      <Td dataLabel={t(COLUMNS.now)}>{now === undefined ? '-' : <RichText text={now} />}</Td>
      <Td dataLabel={t(COLUMNS.since)}>
        <TimeAgo time={group.since} />
      </Td>
    </Tr>
  );
};

interface IncidentAlertsProps {
  readonly groups: Incident['groups'];
  readonly found: FoundByAlert;
}

/** The alerts of an incident; where all are of one name, its instances. */
export const IncidentAlerts = ({ groups, found }: IncidentAlertsProps): React.JSX.Element => {
  const { t } = useTranslate();
  const [first, second] = groups;
  if (second === undefined) return <InstanceTable alerts={first.alerts} name={first.name} />;
  return (
    <FittingTable room={760} variant="compact" aria-label={t('Alerts that come from it')}>
      <ColumnHeads names={Object.values(COLUMNS).map((name) => t(name))} firstWidth={25} />
      <Tbody>
        {groups.map((group) => (
          <Row key={group.key} group={group} found={found} />
        ))}
      </Tbody>
    </FittingTable>
  );
};
