import { Tbody, Td, Tr } from '@patternfly/react-table';
import { Link } from 'react-router';

import { alertAddress } from '../../alerts/address';
import type { Alert } from '../../alerts/alert';
import { groupAlerts } from '../../alerts/group';
import { stateSince } from '../../alerts/since';
import { tellingLabels } from '../../alerts/telling-labels';
import { useTranslate } from '../../i18n';
import { Breakable } from '../state/Breakable';
import { ColumnHeads } from '../state/ColumnHeads';
import { FittingTable } from '../state/FittingTable';
import { TimeAgo } from '../state/TimeAgo';
import { OwnLabels } from './OwnLabels';
import { SeverityLabel, stateName } from './SeverityLabel';
import { SilencedBy } from './SilencedBy';

/** The longest name of an alert in one piece, and a summary of some words, beside the other columns. */
const ROOM = 960;

/** The alerts about one virtual machine, the most urgent first, each leading to its page. */
export const VirtualMachineAlertsTable = ({ alerts }: { readonly alerts: readonly Alert[] }): React.JSX.Element => {
  const { t } = useTranslate();
  const column = {
    name: t('Name'),
    severity: t('Severity'),
    state: t('State'),
    since: t('Since'),
    summary: t('Summary'),
  };
  const ordered = groupAlerts(alerts).flatMap((group) =>
    group.alerts.map((alert) => ({ alert, telling: tellingLabels(alert, group.alerts) })),
  );
  return (
    <FittingTable room={ROOM} aria-label={t('Alerts of the virtual machine')} variant="compact">
      <ColumnHeads names={Object.values(column)} firstWidth={25} />
      <Tbody>
        {ordered.map(({ alert, telling }) => (
          <Tr key={alertAddress(alert)}>
            <Td dataLabel={column.name}>
              <Link to={alertAddress(alert)}>
                <Breakable text={alert.name} />
              </Link>
            </Td>
            <Td dataLabel={column.severity}>
              <SeverityLabel severity={alert.severity} />
            </Td>
            <Td dataLabel={column.state}>
              {t(stateName(alert.state))} <SilencedBy alert={alert} />
            </Td>
            <Td dataLabel={column.since}>{stateSince(alert) === '' ? '-' : <TimeAgo time={stateSince(alert)} />}</Td>
            <Td dataLabel={column.summary}>
              <Breakable text={alert.annotations.summary ?? alert.annotations.description ?? ''} />
              {Object.keys(telling).length > 0 && <OwnLabels labels={telling} />}
            </Td>
          </Tr>
        ))}
      </Tbody>
    </FittingTable>
  );
};
