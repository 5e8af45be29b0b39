import { ExpandableRowContent, Tbody, Td, Th, Thead, Tr, SortByDirection, type ThProps } from '@patternfly/react-table';
import { useState } from 'react';
import { Link } from 'react-router';

import { alertAddress } from '../../alerts/address';
import type { ListView } from '../../alerts/filter';
import { SORT_COLUMNS, type AlertGroup, type SortColumn } from '../../alerts/group';
import { useTranslate } from '../../i18n';
import { message, type Message } from '../../message';
import { Breakable } from '../state/Breakable';
import { FittingTable } from '../state/FittingTable';
import { TimeAgo } from '../state/TimeAgo';
import { impactName } from './impact-name';
import { InstanceTable } from './InstanceTable';
import { Now } from './Now';
import { SeverityLabel, stateName } from './SeverityLabel';

const NOW = message('Now');

const COLUMNS: Readonly<Record<SortColumn, Message>> = {
  name: message('Name'),
  severity: message('Severity'),
  state: message('State'),
  since: message('Since'),
  component: message('Component'),
  impact: message('Health impact'),
  instances: message('Instances'),
};

/**
 * Where the table has just the room for its columns, what the cluster says now is worth more than these two, which the
 * filters and the alert's page have. As a list there is room again.
 */
const WHERE_THERE_IS_ROOM = { className: 'virtualization-alerts__spare-column' };

interface AlertsTableProps {
  /** The rows of this page. */
  readonly groups: readonly AlertGroup[];
  readonly view: ListView;
  readonly onChange: (view: ListView) => void;
}

const Row = ({ group, index }: { readonly group: AlertGroup; readonly index: number }): React.JSX.Element => {
  const { t } = useTranslate();
  const [open, setOpen] = useState(false);
  const [first] = group.alerts;
  return (
    <Tbody isExpanded={open}>
      <Tr>
        <Td
          expand={{
            rowIndex: index,
            isExpanded: open,
            onToggle: () => {
              setOpen(!open);
            },
          }}
        />
        <Td dataLabel={t(COLUMNS.name)}>
          {first === undefined ? (
            <Breakable text={group.name} />
          ) : (
            <Link to={alertAddress(first)}>
              <Breakable text={group.name} />
            </Link>
          )}
        </Td>
        <Td dataLabel={t(COLUMNS.severity)}>
          <SeverityLabel severity={group.severity} />
        </Td>
        <Td dataLabel={t(COLUMNS.state)}>{t(stateName(group.state))}</Td>
        <Td dataLabel={t(COLUMNS.since)}>{group.since === '' ? '-' : <TimeAgo time={group.since} />}</Td>
        <Td dataLabel={t(COLUMNS.component)} {...WHERE_THERE_IS_ROOM}>
          <Breakable text={group.component} />
        </Td>
        <Td dataLabel={t(COLUMNS.impact)} {...WHERE_THERE_IS_ROOM}>
          {t(impactName(group.healthImpact))}
        </Td>
        <Td dataLabel={t(COLUMNS.instances)}>{group.alerts.length}</Td>
        <Td dataLabel={t(NOW)}>
          <Now alert={group.alerts[0]?.knownAs ?? group.name} />
        </Td>
      </Tr>
      {open && (
        <Tr isExpanded>
          <Td />
          <Td colSpan={8} noPadding>
            <ExpandableRowContent>
              <InstanceTable alerts={group.alerts} name={group.name} />
            </ExpandableRowContent>
          </Td>
        </Tr>
      )}
    </Tbody>
  );
};

/** One row of each alert name and severity, opening to its instances. */
export const AlertsTable = ({ groups, view, onChange }: AlertsTableProps): React.JSX.Element => {
  const { t } = useTranslate();
  const sortBy = (column: SortColumn): NonNullable<ThProps['sort']> => ({
    sortBy: {
      ...(view.sort === undefined ? {} : { index: SORT_COLUMNS.indexOf(view.sort) }),
      direction: view.descending ? 'desc' : 'asc',
    },
    columnIndex: SORT_COLUMNS.indexOf(column),
    onSort: (_event, _index, direction) => {
      onChange({ ...view, sort: column, descending: direction === SortByDirection.desc, page: 1 });
    },
  });
  return (
    <FittingTable
      room={840}
      aria-label={t('Virtualization alerts')}
      isExpandable
      className="virtualization-alerts__opening"
    >
      <Thead>
        <Tr>
          <Th screenReaderText={t('Instances, to open')} />
          {SORT_COLUMNS.map((column) => (
            <Th
              modifier="nowrap"
              key={column}
              sort={sortBy(column)}
              {...(column === 'name' ? { width: 20 } : {})}
              {...(column === 'component' || column === 'impact' ? WHERE_THERE_IS_ROOM : {})}
            >
              {t(COLUMNS[column])}
            </Th>
          ))}
          <Th modifier="nowrap">{t(NOW)}</Th>
        </Tr>
      </Thead>
      {groups.map((group, index) => (
        <Row key={group.key} group={group} index={index} />
      ))}
    </FittingTable>
  );
};
