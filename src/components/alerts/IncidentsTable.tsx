import { ExpandableRowContent, SortByDirection, Tbody, Td, Th, Thead, Tr, type ThProps } from '@patternfly/react-table';
import { useState } from 'react';
import { Link } from 'react-router';

import { alertAddress } from '../../alerts/address';
import type { ListView } from '../../alerts/filter';
import { SORT_COLUMNS, type SortColumn } from '../../alerts/group';
import { isExplained, sizeOf, type FoundByAlert, type Incident } from '../../incidents/incident';
import { useTranslate } from '../../i18n';
import { message, type Message } from '../../message';
import { ObjectLink } from '../runbook/ObjectLink';
import { RichText } from '../runbook/RichText';
import { Breakable } from '../state/Breakable';
import { FittingTable } from '../state/FittingTable';
import { TimeAgo } from '../state/TimeAgo';
import { IncidentActions } from './IncidentActions';
import { IncidentAlerts } from './IncidentAlerts';
import { SeverityLabel, stateName } from './SeverityLabel';

const COLUMNS = {
  severity: message('Severity'),
  cause: message('Cause'),
  impact: message('Impact'),
  alerts: message('Alerts'),
  since: message('Since'),
};

/** The columns that can be sorted by, as the address calls them. */
const SORTED: Readonly<Partial<Record<keyof typeof COLUMNS, SortColumn>>> = {
  severity: 'severity',
  alerts: 'instances',
  since: 'since',
};

/** In per cent: a cause is a sentence, and the names of alerts are long. */
const WIDTHS: Readonly<Partial<Record<keyof typeof COLUMNS, NonNullable<ThProps['width']>>>> = {
  cause: 30,
  impact: 20,
  alerts: 20,
};

/** How many alerts of an incident a row names. */
const NAMED = 4;

const title = ({ found, groups }: Incident): Message => found?.cause ?? { text: groups[0].name };

/** What is behind the alerts, the object, and what shows it; of what is not explained, the alert and what it says. */
const Cause = ({ incident }: { readonly incident: Incident }): React.JSX.Element => {
  const { t } = useTranslate();
  const { groups, found } = incident;
  const lead = groups[0].alerts[0];
  const name = isExplained(incident) ? t(title(incident)) : groups[0].name;
  const { summary = '' } = lead?.annotations ?? {};
  const said = found?.fact;
  return (
    <div>
      {lead === undefined ? (
        <Breakable text={name} />
      ) : (
        <Link to={alertAddress(lead)} className="virtualization-alerts__cause">
          <Breakable text={name} />
        </Link>
      )}
      <div className="virtualization-alerts__clamped virtualization-alerts__shown-by">
        {isExplained(incident) && found?.object !== undefined && (
          <>
            <ObjectLink object={found.object} />{' '}
          </>
        )}
        {said === undefined ? <Breakable text={summary} /> : <RichText text={said} />}
      </div>
    </div>
  );
};

/** How many alerts come from it, and the first of their names. */
const Names = ({ incident }: { readonly incident: Incident }): React.JSX.Element => {
  const { t } = useTranslate();
  const { groups } = incident;
  const instances = groups.reduce((sum, { alerts }) => sum + alerts.length, 0);
  const more = groups.length - NAMED;
  return (
    <div>
      {instances > groups.length
        ? t('{{alerts}} ({{instances}} instances)', { alerts: sizeOf(incident), instances })
        : sizeOf(incident)}
      {isExplained(incident) && (
        <div className="virtualization-alerts__shown-by">
          {groups.slice(0, NAMED).map(({ key, name, alerts: [first] }, index) => (
            <span key={key}>
              {index > 0 && ', '}
              {first === undefined ? name : <Link to={alertAddress(first)}>{<Breakable text={name} />}</Link>}
            </span>
          ))}
          {more > 0 && ` ${t('+{{more}}', { more })}`}
        </div>
      )}
    </div>
  );
};

interface RowProps {
  readonly incident: Incident;
  readonly index: number;
  readonly found: FoundByAlert;
}

const Row = ({ incident, index, found }: RowProps): React.JSX.Element => {
  const { t } = useTranslate();
  const [open, setOpen] = useState(false);
  const { severity, state, groups, since } = incident;
  const impact = incident.found?.impact;
  const leads = groups.flatMap(({ alerts }) => alerts.slice(0, 1));
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
        <Td dataLabel={t(COLUMNS.severity)}>
          <SeverityLabel severity={severity} />
        </Td>
        <Td dataLabel={t(COLUMNS.cause)}>
          <Cause incident={incident} />
        </Td>
        <Td dataLabel={t(COLUMNS.impact)}>{impact === undefined ? '-' : <RichText text={impact} />}</Td>
        <Td dataLabel={t(COLUMNS.alerts)}>
          <Names incident={incident} />
        </Td>
        <Td dataLabel={t(COLUMNS.since)}>
          <TimeAgo time={since} />
          {state !== 'firing' && <div>{t(stateName(state))}</div>}
        </Td>
        <Td isActionCell>
          <IncidentActions about={t(title(incident))} alerts={leads} />
        </Td>
      </Tr>
      {open && (
        <Tr isExpanded>
          <Td />
          <Td colSpan={6} noPadding>
            <ExpandableRowContent>
              <IncidentAlerts groups={groups} found={found} />
            </ExpandableRowContent>
          </Td>
        </Tr>
      )}
    </Tbody>
  );
};

interface IncidentsTableProps {
  /** The rows of this page. */
  readonly incidents: readonly Incident[];
  readonly found: FoundByAlert;
  readonly view: ListView;
  readonly onChange: (view: ListView) => void;
}

/** One row for each root, opening to the alerts that come from it. */
export const IncidentsTable = ({ incidents, found, view, onChange }: IncidentsTableProps): React.JSX.Element => {
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
    <FittingTable room={840} aria-label={t('Incidents')} isExpandable className="virtualization-alerts__opening">
      <Thead>
        <Tr>
          <Th screenReaderText={t('Alerts, to open')} />
          {(Object.keys(COLUMNS) as (keyof typeof COLUMNS)[]).map((column) => {
            const sorted = SORTED[column];
            return (
              <Th
                key={column}
                modifier="nowrap"
                {...(sorted === undefined ? {} : { sort: sortBy(sorted) })}
                {...(WIDTHS[column] === undefined ? {} : { width: WIDTHS[column] })}
              >
                {t(COLUMNS[column])}
              </Th>
            );
          })}
          <Th screenReaderText={t('Actions')} />
        </Tr>
      </Thead>
      {incidents.map((incident, index) => (
        <Row key={incident.key} incident={incident} index={index} found={found} />
      ))}
    </FittingTable>
  );
};
