import {
  Button,
  EmptyState,
  EmptyStateActions,
  EmptyStateFooter,
  LabelGroup,
  PageSection,
  SearchInput,
  Skeleton,
  Stack,
  Title,
} from '@patternfly/react-core';
import { SearchIcon } from '@patternfly/react-icons';
import { Tbody, Td, Tr } from '@patternfly/react-table';
import { Link } from 'react-router';

import { alertAddress } from '../../alerts/address';
import { doubtsAbout, doubtsOf } from '../../alerts/doubts';
import { firingNow } from '../../alerts/group';
import { firingAlert, knownRows, type KnownRow } from '../../runbooks/known-rows';
import type { AlertsReading } from '../../hooks/useAlerts';
import { useKubeVirtMissing } from '../../hooks/useKubeVirtMissing';
import { useTranslate } from '../../i18n';
import { message, type Message } from '../../message';
import type { Releases } from '../../alerts/alert-releases';
import { Breakable } from '../state/Breakable';
import { ColumnHeads } from '../state/ColumnHeads';
import { FittingTable } from '../state/FittingTable';
import { NotInstalled } from '../state/NotInstalled';
import { ProjectChoice, ProjectScope } from '../state/ProjectScope';
import { ReadProblem } from '../state/ReadProblem';
import { impactName } from './impact-name';
import { Doubts } from './Doubts';
import { PageTabs } from './PageTabs';
import { SeverityLabel } from './SeverityLabel';

interface RunbooksViewProps {
  readonly reading: AlertsReading;
  /** Part of an alert's or a component's name. */
  readonly search: string;
  readonly onSearch: (search: string) => void;
}

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
  component: message('Component'),
  severity: message('Severity'),
  impact: message('Health impact'),
  releases: message('Releases'),
  now: message('Now'),
} satisfies Readonly<Record<string, Message>>;

interface RowProps {
  readonly row: KnownRow;
  readonly reading: AlertsReading;
  /** True where OpenShift Virtualization is not installed: nothing can fire. */
  readonly isMissing: boolean;
}

const Row = ({ row, reading, isMissing }: RowProps): React.JSX.Element => {
  const { t } = useTranslate();
  return (
    <Tr>
      <Td dataLabel={t(COLUMNS.alert)}>
        <Link to={`/virtualization/monitoring/runbooks/${encodeURIComponent(row.name)}`}>
          <Breakable text={row.name} />
        </Link>
      </Td>
      <Td dataLabel={t(COLUMNS.runbook)}>
        {row.hasRunbook ? t('Runbook') : row.hasChecks ? t('General checks') : t('None yet')}
      </Td>
      <Td dataLabel={t(COLUMNS.component)}>
        <Breakable text={row.component} />
      </Td>
      <Td dataLabel={t(COLUMNS.severity)}>
        <LabelGroup aria-label={t('Severity')}>
          {row.severities.map((severity) => (
            <SeverityLabel key={severity} severity={severity} />
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

/** The catalogue: every alert that the operators can raise, with its runbook, and whether it fires. */
export const RunbooksView = ({ reading, search, onSearch }: RunbooksViewProps): React.JSX.Element => {
  const { t } = useTranslate();
  const rows = knownRows(search);
  const isMissing = useKubeVirtMissing();
  const clear = (): void => {
    onSearch('');
  };
  return (
    <>
      <ProjectChoice scope={reading.scope} />
      <PageSection>
        <Title headingLevel="h1">{t('Virtualization runbooks')}</Title>
      </PageSection>
      <PageTabs current="runbooks" {...firingNow(reading)} />
      <PageSection>
        <Stack hasGutter>
          <SearchInput
            aria-label={t('Search the runbooks')}
            placeholder={t('Alert or component')}
            value={search}
            onChange={(_event, value) => {
              onSearch(value);
            }}
            onClear={clear}
          />
          <NotInstalled />
          <ProjectScope scope={reading.scope} />
          {reading.error !== undefined && (
            <ReadProblem observation={reading.error} what={message('Which alerts fire')} onRetry={reading.retry} />
          )}
          {reading.loaded && <Doubts doubts={doubtsOf(reading)} />}
          {rows.length === 0 ? (
            <EmptyState titleText={t('No runbook fits the search')} headingLevel="h2" icon={SearchIcon}>
              <EmptyStateFooter>
                <EmptyStateActions>
                  <Button variant="link" onClick={clear}>
                    {t('Clear the search')}
                  </Button>
                </EmptyStateActions>
              </EmptyStateFooter>
            </EmptyState>
          ) : (
            <FittingTable room={800} aria-label={t('Runbooks')} variant="compact">
              <ColumnHeads names={Object.values(COLUMNS).map((name) => t(name))} firstWidth={30} />
              <Tbody>
                {rows.map((row) => (
                  <Row key={row.name} row={row} reading={reading} isMissing={isMissing} />
                ))}
              </Tbody>
            </FittingTable>
          )}
        </Stack>
      </PageSection>
    </>
  );
};
