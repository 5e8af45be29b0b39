import { Button, Flex, FlexItem, PageSection, Skeleton, Stack, StackItem, Title } from '@patternfly/react-core';

import type { Severity } from '../../alerts/alert';
import { doubtsOf } from '../../alerts/doubts';
import { filterAlerts, type ListView } from '../../alerts/filter';
import { countFiring, firingNow, groupAlerts, sortGroups } from '../../alerts/group';
import type { AlertsReading } from '../../hooks/useAlerts';
import { useTranslate } from '../../i18n';
import { ListedOnly } from '../state/ListedOnly';
import { NotInstalled } from '../state/NotInstalled';
import { ProjectChoice } from '../state/ProjectScope';
import { SlowAnswer } from '../state/SlowAnswer';
import { AlertsTable } from './AlertsTable';
import { AlertsToolbar } from './AlertsToolbar';
import type { Causes } from './IncidentCauses';
import { Incidents } from './Incidents';
import { ListRows } from './ListRows';
import { NoAlerts } from './NoAlerts';
import { PageTabs } from './PageTabs';
import { ReadingNotices } from './ReadingNotices';
import { SeverityLabel } from './SeverityLabel';

interface AlertsViewProps {
  readonly reading: AlertsReading;
  readonly view: ListView;
  readonly onChange: (view: ListView) => void;
  /** What was found behind the alerts; absent until then. */
  readonly causes?: Causes;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** Read to know where the operators run; nothing on this page shows them. */
const OF_THE_NAMESPACE = ['kubevirts.kubevirt.io'];
const SKELETON_ROWS = [1, 2, 3, 4];
const SEVERITIES: readonly Severity[] = ['critical', 'warning', 'info', 'none'];

const Counts = ({ reading, view, onChange }: Omit<AlertsViewProps, 'now'>): React.JSX.Element => {
  const { t } = useTranslate();
  const counts = countFiring(groupAlerts(reading.alerts));
  // That none fires is said only where it is known.
  const isKnown = reading.error === undefined && doubtsOf(reading).length === 0;
  const shown = SEVERITIES.filter((severity) => counts[severity].alerts > 0 || (isKnown && severity !== 'none'));
  return (
    <Flex aria-label={t('Firing alerts by severity')} role="group">
      {shown.map((severity) => (
        <FlexItem key={severity}>
          <Button
            variant="plain"
            onClick={() => {
              onChange({ ...view, severity: [severity], state: ['firing'], page: 1 });
            }}
          >
            <SeverityLabel severity={severity} />{' '}
            {counts[severity].instances > counts[severity].alerts
              ? t('{{alerts}} ({{instances}} instances)', { ...counts[severity] })
              : counts[severity].alerts}
          </Button>
        </FlexItem>
      ))}
    </Flex>
  );
};

/** One row of each name and severity. */
const Alerts = ({ reading, view, onChange }: Omit<AlertsViewProps, 'now'>): React.JSX.Element => {
  const groups = groupAlerts(filterAlerts(reading.alerts, view));
  const sorted = view.sort === undefined ? groups : sortGroups(groups, view.sort, view.descending);
  return (
    <>
      <AlertsToolbar alerts={reading.alerts} view={view} onChange={onChange} />
      <ListRows rows={sorted} view={view} onChange={onChange}>
        {(shown) => <AlertsTable groups={shown} view={view} onChange={onChange} />}
      </ListRows>
    </>
  );
};

const Body = (props: AlertsViewProps): React.JSX.Element => {
  const { reading } = props;
  const { t } = useTranslate();
  if (!reading.loaded) {
    // The notices say what is missing, or why it could not be read.
    if (reading.error !== undefined || reading.scope.kind === 'no project') return <></>;
    return (
      <Stack hasGutter aria-label={t('Reading the alerts')} role="status">
        {SKELETON_ROWS.map((row) => (
          <StackItem key={row}>
            <Skeleton height="2rem" screenreaderText={t('Reading…')} />
          </StackItem>
        ))}
        <SlowAnswer />
      </Stack>
    );
  }
  if (reading.alerts.length === 0) return <NoAlerts reading={reading} />;
  return (
    <>
      <Counts {...props} />
      {props.view.show === 'incidents' ? <Incidents {...props} /> : <Alerts {...props} />}
    </>
  );
};

/** The list page, of what was read and how it is viewed. */
export const AlertsView = (props: AlertsViewProps): React.JSX.Element => {
  const { t } = useTranslate();
  return (
    <>
      <ProjectChoice scope={props.reading.scope} />
      <PageSection>
        <Title headingLevel="h1">{t('Virtualization alerts')}</Title>
      </PageSection>
      <PageTabs current="alerts" {...firingNow(props.reading)} />
      <PageSection>
        <Stack hasGutter>
          <NotInstalled />
          <ListedOnly except={OF_THE_NAMESPACE} />
          <ReadingNotices reading={props.reading} now={props.now} />
          <StackItem>
            <Body {...props} />
          </StackItem>
        </Stack>
      </PageSection>
    </>
  );
};
