import { Label, LabelGroup, Skeleton } from '@patternfly/react-core';
import { Tbody, Td, Th, Tr } from '@patternfly/react-table';
import { Fragment } from 'react';
import { Link } from 'react-router';

import { alertAddress } from '../../alerts/address';
import type { Releases } from '../../alerts/alert-releases';
import { doubtsAbout } from '../../alerts/doubts';
import type { AlertsReading } from '../../hooks/useAlerts';
import { useTranslate } from '../../i18n';
import { message, type Message } from '../../message';
import { byComponent } from '../../runbooks/catalogue-view';
import { firingAlert, type KnownRow } from '../../runbooks/known-rows';
import { Breakable } from '../state/Breakable';
import { ColumnHeads } from '../state/ColumnHeads';
import { FittingTable } from '../state/FittingTable';
import { impactName } from './impact-name';
import { SeverityLabel, severityName } from './SeverityLabel';
import { topicName } from './topic-name';

/** Whether an alert fires: only a reading that went well may say that it doesn't. */
const FiringNow = ({
  name,
  reading,
  isMissing,
}: {
  name: string;
  reading: AlertsReading;
  isMissing: boolean;
}): React.JSX.Element => {
  const { t } = useTranslate();
  const { alerts, loaded, error, scope } = reading;
  if (isMissing) return <>-</>;
  if (error !== undefined || scope.kind === 'no project') return <>{t('Unknown')}</>;
  if (!loaded) return <Skeleton screenreaderText={t('Reading…')} />;
  const firing = firingAlert(name, alerts);
  const doubts = new Set(doubtsAbout(name, reading).map(({ kind }) => kind));
  const fails = doubts.has('failing');
  if (firing !== undefined)
    return (
      <>
        <Link to={alertAddress(firing)}>{t('Firing')}</Link>
        {fails && t(' (its rule fails)')}
      </>
    );
  if (fails) return <>{t('Unknown: its rule fails')}</>;
  if (doubts.has('no rule') && !doubts.has('lost')) return <>{t('No such rule is evaluated')}</>;
  // It may also fire in a project whose alerts the user may not read.
  return <>{doubts.size === 0 ? t('Not firing') : t('Unknown')}</>;
};

/** Which releases can raise an alert. */
const releasesText = ({ since, until }: Releases = {}): Message => {
  if (since === 'next') return message('After 4.22');
  if (since === undefined) return until === undefined ? message('All') : message('Up to {{until}}', { until });
  return until === undefined
    ? message('Since {{since}}', { since })
    : message('{{since}} to {{until}}', { since, until });
};

const COLUMNS = {
  alert: message('Alert'),
  runbook: message('Runbook'),
  about: message('About'),
  severity: message('Severity'),
  impact: message('Health impact'),
  releases: message('Releases'),
  now: message('Now'),
} satisfies Readonly<Record<string, Message>>;

/** What the page of an alert has. */
const pageOf = ({ hasRunbook, isRetired, hasChecks }: KnownRow): Message => {
  if (hasRunbook) return message('Runbook');
  if (isRetired) return message('Retired');
  return hasChecks ? message('General checks') : message('None yet');
};

interface RowProps {
  readonly row: KnownRow;
  readonly reading: AlertsReading;
  /** True where OpenShift Virtualization is not installed: nothing can fire. */
  readonly isMissing: boolean;
}

const Row = ({ row, reading, isMissing }: RowProps): React.JSX.Element => {
  const { t } = useTranslate();
  const isFiring = firingAlert(row.name, reading.alerts) !== undefined;
  return (
    <Tr>
      <Td dataLabel={t(COLUMNS.alert)}>
        <Link to={`/virtualization/monitoring/runbooks/${encodeURIComponent(row.name)}`}>
          <Breakable text={row.name} />
        </Link>
      </Td>
      <Td dataLabel={t(COLUMNS.runbook)}>{t(pageOf(row))}</Td>
      <Td dataLabel={t(COLUMNS.about)}>{t(topicName(row.topic))}</Td>
      <Td dataLabel={t(COLUMNS.severity)}>
        <LabelGroup aria-label={t('Severity')}>
          {row.severities.map((severity) => (
            <Fragment key={severity}>
              {isFiring ? (
                <SeverityLabel severity={severity} />
              ) : (
                <Label variant="outline">{t(severityName(severity))}</Label>
              )}
            </Fragment>
          ))}
        </LabelGroup>
      </Td>
      <Td dataLabel={t(COLUMNS.impact)}>{t(impactName(row.healthImpact))}</Td>
      <Td dataLabel={t(COLUMNS.releases)}>{t(releasesText(row.releases))}</Td>
      <Td dataLabel={t(COLUMNS.now)}>
        <FiringNow name={row.name} reading={reading} isMissing={isMissing} />
      </Td>
    </Tr>
  );
};

interface RunbooksTableProps extends Omit<RowProps, 'row'> {
  readonly rows: readonly KnownRow[];
}

/** Alerts with their runbooks, those of each component under its name. */
export const RunbooksTable = ({ rows, reading, isMissing }: RunbooksTableProps): React.JSX.Element => {
  const { t } = useTranslate();
  return (
    <FittingTable room={800} aria-label={t('Runbooks')} variant="compact">
      <ColumnHeads names={Object.values(COLUMNS).map((name) => t(name))} firstWidth={30} />
      {byComponent(rows).map(({ component, rows: own }) => (
        <Tbody key={component}>
          <Tr>
            <Th colSpan={Object.keys(COLUMNS).length} scope="rowgroup">
              <strong>
                <Breakable text={component === '' ? t('Without a component') : component} />
              </strong>
            </Th>
          </Tr>
          {own.map((row) => (
            <Row key={row.name} row={row} reading={reading} isMissing={isMissing} />
          ))}
        </Tbody>
      ))}
    </FittingTable>
  );
};
