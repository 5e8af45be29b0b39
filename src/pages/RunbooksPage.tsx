import { DocumentTitle } from '@openshift-console/dynamic-plugin-sdk';
import { PageSection, SearchInput, Title } from '@patternfly/react-core';
import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { Link, useSearchParams } from 'react-router';

import type { Alert } from '../alerts/alert';
import { KNOWN_ALERTS, type KnownAlert } from '../alerts/known-alerts';
import { SeverityLabel } from '../components/alerts/SeverityLabel';
import { impactName } from '../components/alerts/AlertsToolbar';
import { useAlerts } from '../hooks/useAlerts';
import { useTranslate } from '../i18n';
import { findRunbook } from '../runbooks/catalogue';
import '../plugin.css';

const address = (name: string): string => `/virtualization/monitoring/runbooks/${encodeURIComponent(name)}`;

/** Runbooks of our own first, then the others; one row a name. */
const rows = (search: string): readonly KnownAlert[] => {
  const byName = new Map([...KNOWN_ALERTS].reverse().map((known) => [known.alert, known]));
  const wanted = search.trim().toLowerCase();
  const rank = ({ alert }: KnownAlert): number => (findRunbook(alert) === undefined ? 1 : 0);
  return [...byName.values()]
    .filter(({ alert, component }) => `${alert} ${component}`.toLowerCase().includes(wanted))
    .sort((a, b) => rank(a) - rank(b) || a.alert.localeCompare(b.alert));
};

const Row = ({
  known,
  alerts,
}: {
  readonly known: KnownAlert;
  readonly alerts: readonly Alert[];
}): React.JSX.Element => {
  const { t } = useTranslate();
  const fires = alerts.some(({ name, state }) => name === known.alert && state === 'firing');
  return (
    <Tr>
      <Td dataLabel={t('Alert')}>
        <Link to={address(known.alert)}>{known.alert}</Link>
      </Td>
      <Td dataLabel={t('Runbook')}>{findRunbook(known.alert) === undefined ? t('General checks') : t('Runbook')}</Td>
      <Td dataLabel={t('Component')}>{known.component}</Td>
      <Td dataLabel={t('Severity')}>
        <SeverityLabel severity={known.severity} />
      </Td>
      <Td dataLabel={t('Health impact')}>{t(impactName(known.healthImpact))}</Td>
      <Td dataLabel={t('Now')}>{fires ? t('Firing') : '-'}</Td>
    </Tr>
  );
};

/** Every alert of OpenShift Virtualization with its runbook, firing or not: `/virtualization/monitoring/runbooks`. */
const RunbooksPage = (): React.JSX.Element => {
  const { t } = useTranslate();
  const { alerts } = useAlerts();
  const [params, setParams] = useSearchParams();
  const search = params.get('name') ?? '';
  const change = (name: string): void => {
    setParams(name === '' ? {} : { name }, { replace: true });
  };
  return (
    <>
      <DocumentTitle>{t('Virtualization runbooks')}</DocumentTitle>
      <PageSection>
        <Title headingLevel="h1">{t('Virtualization runbooks')}</Title>
        <SearchInput
          aria-label={t('Search the runbooks')}
          placeholder={t('Alert or component')}
          value={search}
          onChange={(_event, value) => {
            change(value);
          }}
          onClear={() => {
            change('');
          }}
        />
      </PageSection>
      <PageSection>
        <Table aria-label={t('Runbooks')} variant="compact" gridBreakPoint="grid-lg">
          <Thead>
            <Tr>
              <Th>{t('Alert')}</Th>
              <Th>{t('Runbook')}</Th>
              <Th>{t('Component')}</Th>
              <Th>{t('Severity')}</Th>
              <Th>{t('Health impact')}</Th>
              <Th>{t('Now')}</Th>
            </Tr>
          </Thead>
          <Tbody>
            {rows(search).map((known) => (
              <Row key={known.alert} known={known} alerts={alerts} />
            ))}
          </Tbody>
        </Table>
      </PageSection>
    </>
  );
};

export default RunbooksPage;
