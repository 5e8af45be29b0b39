import {
  Button,
  EmptyState,
  EmptyStateActions,
  EmptyStateFooter,
  Flex,
  FlexItem,
  PageSection,
  Pagination,
  Skeleton,
  Stack,
  StackItem,
  Title,
} from '@patternfly/react-core';
import { SearchIcon } from '@patternfly/react-icons';

import type { Severity } from '../../alerts/alert';
import { filterAlerts, isFiltered, type ListView } from '../../alerts/filter';
import { countFiring, firingNow, groupAlerts, sortGroups } from '../../alerts/group';
import type { AlertsReading } from '../../hooks/useAlerts';
import { useTranslate } from '../../i18n';
import { ListedOnly } from '../state/ListedOnly';
import { NotInstalled } from '../state/NotInstalled';
import { ProjectChoice } from '../state/ProjectScope';
import { SlowAnswer } from '../state/SlowAnswer';
import { AlertsTable } from './AlertsTable';
import { AlertsToolbar } from './AlertsToolbar';
import { NoAlerts } from './NoAlerts';
import { PageTabs } from './PageTabs';
import { ReadingNotices } from './ReadingNotices';
import { SeverityLabel } from './SeverityLabel';

interface AlertsViewProps {
  readonly reading: AlertsReading;
  readonly view: ListView;
  readonly onChange: (view: ListView) => void;
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
  const shown = SEVERITIES.filter((severity) => severity !== 'none' || counts.none.alerts > 0);
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

const NothingFits = ({ onClear }: { readonly onClear: () => void }): React.JSX.Element => {
  const { t } = useTranslate();
  return (
    <EmptyState titleText={t('No alert fits the filters')} headingLevel="h2" icon={SearchIcon}>
      <EmptyStateFooter>
        <EmptyStateActions>
          <Button variant="link" onClick={onClear}>
            {t('Clear all filters')}
          </Button>
        </EmptyStateActions>
      </EmptyStateFooter>
    </EmptyState>
  );
};

const Rows = ({ reading, view, onChange }: Omit<AlertsViewProps, 'now'>): React.JSX.Element => {
  const { t } = useTranslate();
  const groups = groupAlerts(filterAlerts(reading.alerts, view));
  const sorted = view.sort === undefined ? groups : sortGroups(groups, view.sort, view.descending);
  const page = Math.min(view.page, Math.max(1, Math.ceil(sorted.length / view.perPage)));
  const shown = sorted.slice((page - 1) * view.perPage, page * view.perPage);
  if (shown.length === 0 && isFiltered(view)) {
    const cleared = { ...view, name: '', state: [], severity: [], component: [], impact: [], label: [], page: 1 };
    return (
      <NothingFits
        onClear={() => {
          onChange(cleared);
        }}
      />
    );
  }
  return (
    <>
      <AlertsTable groups={shown} view={view} onChange={onChange} />
      <Pagination
        itemCount={sorted.length}
        page={page}
        perPage={view.perPage}
        perPageOptions={[20, 50, 100].map((value) => ({ title: String(value), value }))}
        onSetPage={(_event, next) => {
          onChange({ ...view, page: next });
        }}
        onPerPageSelect={(_event, perPage) => {
          onChange({ ...view, perPage, page: 1 });
        }}
        titles={{ paginationAriaLabel: t('Pages of the list') }}
      />
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
      <AlertsToolbar alerts={reading.alerts} view={props.view} onChange={props.onChange} />
      <Rows {...props} />
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
