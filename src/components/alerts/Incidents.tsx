import { Button } from '@patternfly/react-core';
import { useMemo } from 'react';

import { filterAlerts, isFiltered, type ListView } from '../../alerts/filter';
import type { AlertsReading } from '../../hooks/useAlerts';
import { useUndisturbed } from '../../hooks/useUndisturbed';
import { beginningOf } from '../../incidents/beginning';
import { incidentsOf, isExplained, sortIncidents, type FoundByAlert, type Incident } from '../../incidents/incident';
import { useTranslate } from '../../i18n';
import { AlertsToolbar } from './AlertsToolbar';
import type { Causes } from './IncidentCauses';
import { IncidentsTable } from './IncidentsTable';
import { ListRows } from './ListRows';
import { WhereToBegin } from './WhereToBegin';

const NOTHING_FOUND: FoundByAlert = new Map();

const fits = ({ groups }: Incident, view: ListView): boolean =>
  groups.some(({ alerts }) => filterAlerts(alerts, view).length > 0);

interface IncidentsProps {
  readonly reading: AlertsReading;
  readonly view: ListView;
  readonly onChange: (view: ListView) => void;
  readonly causes?: Causes;
}

/**
 * The alerts by what is behind them. They stand by name until that was found; then the rows are grouped, once, and not
 * while somebody has a hand on them.
 */
export const Incidents = ({ reading, view, onChange, causes }: IncidentsProps): React.JSX.Element => {
  const { t } = useTranslate();
  const { shown: known, isHeld, release, around } = useUndisturbed(causes);
  const found = known?.found ?? NOTHING_FOUND;
  const incidents = useMemo(() => incidentsOf(reading.alerts, found), [reading.alerts, found]);
  const left = causes?.left ?? 0;
  const isGroupedLater = isHeld && known === undefined;
  const explained = incidents.filter(isExplained).length;
  const fitting = isFiltered(view) ? incidents.filter((incident) => fits(incident, view)) : incidents;
  const counts =
    known === undefined
      ? t('Reading what is behind the alerts…')
      : t('{{explained}} with a cause, {{alone}} without', { explained, alone: incidents.length - explained });
  return (
    <>
      <WhereToBegin beginning={beginningOf(incidents)} isReading={known === undefined} />
      <AlertsToolbar alerts={reading.alerts} view={view} onChange={onChange} said={counts} />
      {isGroupedLater && (
        <p role="status">
          {t('The causes were found; the rows are grouped when you leave the table.')}{' '}
          <Button variant="link" isInline onClick={release}>
            {t('Group them now')}
          </Button>
        </p>
      )}
      {left > 0 && (
        <p>
          {t('{{count}} instances were not looked into, since there are very many; they stand by name.', {
            count: left,
          })}
        </p>
      )}
      <div {...around}>
        <ListRows rows={sortIncidents(fitting, view.sort, view.descending)} view={view} onChange={onChange}>
          {(shown) => <IncidentsTable incidents={shown} found={found} view={view} onChange={onChange} />}
        </ListRows>
      </div>
    </>
  );
};
