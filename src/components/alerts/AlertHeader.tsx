import {
  Breadcrumb,
  BreadcrumbItem,
  Flex,
  FlexItem,
  PageSection,
  Stack,
  StackItem,
  Title,
} from '@patternfly/react-core';
import type { ReactNode } from 'react';
import { Link } from 'react-router';

import type { Alert } from '../../alerts/alert';
import { severityOf } from '../../alerts/make-alert';
import type { AlertsReading } from '../../hooks/useAlerts';
import type { HeldCase } from '../../hooks/useHeldCase';
import { useObserveAddresses } from '../../hooks/useObserveAddresses';
import { useSummaryCopy } from '../../hooks/useSummaryCopy';
import { useTranslate } from '../../i18n';
import { DownloadEvidence, useEvidenceOfPage } from '../runbook/EvidenceOfPage';
import { Breakable } from '../state/Breakable';
import { lazyPart } from '../state/lazy-part';
import { AboutAlert } from './AboutAlert';
import { AlertMenu } from './AlertMenu';
import { HowItIsKnown } from './HowItIsKnown';
import { SilenceMenu } from './SilenceMenu';
import { SeverityLabel } from './SeverityLabel';
import { SilencedBy } from './SilencedBy';
import { StateLabel } from './StateLabel';

/** Needed once somebody asks for a file. */
const EvidenceOutcome = lazyPart(async () => import('../runbook/EvidenceOutcome'), null);

/** Where a page stands, and its name. */
export const PageTitle = ({
  parent,
  to,
  title,
  children,
}: {
  parent: string;
  to: string;
  title: string;
  /** What stands beside the title. */
  children?: ReactNode;
}): React.JSX.Element => (
  <>
    <Breadcrumb>
      <BreadcrumbItem>
        <Link to={to}>{parent}</Link>
      </BreadcrumbItem>
      <BreadcrumbItem isActive className="virtualization-alerts__crumb">
        <Breakable text={title} />
      </BreadcrumbItem>
    </Breadcrumb>
    <Flex
      columnGap={{ default: 'columnGapMd' }}
      rowGap={{ default: 'rowGapXs' }}
      alignItems={{ default: 'alignItemsCenter' }}
    >
      <FlexItem>
        <Title headingLevel="h1">
          <Breakable text={title} />
        </Title>
      </FlexItem>
      {children}
    </Flex>
  </>
);

/** The way to the console's form for a silence, where the console has its monitoring pages. */
const Silence = ({ alert }: { readonly alert: Alert }): React.JSX.Element | null => {
  const observe = useObserveAddresses(alert);
  return observe === undefined || alert.state === 'silenced' ? null : (
    <SilenceMenu alert={alert} form={observe.silence} />
  );
};

/** What an alert's header shows. */
export interface AlertHeaderProps {
  readonly name: string;
  /** The alert's, or those of the address. */
  readonly labels: Alert['labels'];
  readonly component: string;
  /** Absent while it is not read, and when it has stopped. */
  readonly alert?: Alert | undefined;
  readonly reading: Pick<AlertsReading, 'alerts' | 'readAt' | 'error'>;
  readonly held: HeldCase;
  /** What is known of its state, where there is no alert. */
  readonly state?: ReactNode;
  /** What is to be known of how the alert was read. */
  readonly notices?: ReactNode;
}

/** What an alert is held back by, and what can't be known of it. */
const Notices = ({ alert }: { readonly alert: Alert }): React.JSX.Element => (
  <>
    {(alert.silencedBy.length > 0 || alert.inhibitedBy.length > 0) && (
      <StackItem>
        <SilencedBy alert={alert} />
      </StackItem>
    )}
    <HowItIsKnown alert={alert} />
  </>
);

/** The head of an alert's page, also without the alert: name, severity, state, since, and what can be done with it. */
export const AlertHeader = (props: AlertHeaderProps): React.JSX.Element => {
  const { name, labels, component, alert, reading, held, state, notices } = props;
  const { t } = useTranslate();
  const evidence = useEvidenceOfPage();
  const { said, copy } = useSummaryCopy(evidence?.summary);
  const severity = alert?.severity ?? severityOf(labels);
  return (
    <PageSection className="virtualization-alerts__header">
      <div id="alert-header">
        <PageTitle parent={t('Virtualization alerts')} to="/virtualization/monitoring/alerts" title={name}>
          {severity !== 'none' && (
            <FlexItem>
              <SeverityLabel severity={severity} />
            </FlexItem>
          )}
          <FlexItem>{alert === undefined ? state : <StateLabel alert={alert} />}</FlexItem>
          <FlexItem align={{ lg: 'alignRight' }}>
            <Flex columnGap={{ default: 'columnGapSm' }} rowGap={{ default: 'rowGapXs' }}>
              <DownloadEvidence />
              {alert !== undefined && <Silence alert={alert} />}
              <AlertMenu alert={alert} onCopySummary={evidence === undefined ? undefined : () => void copy()} />
            </Flex>
          </FlexItem>
        </PageTitle>
        <AboutAlert about={{ name, labels, component }} alert={alert} reading={reading} held={held} />
      </div>
      <section aria-label={t('Evidence')}>
        <span role="status">{said}</span>
        {evidence !== undefined && evidence.state.state !== 'idle' && <EvidenceOutcome {...evidence} />}
      </section>
      <Stack hasGutter className="virtualization-alerts__notices">
        {notices}
        {alert !== undefined && <Notices alert={alert} />}
      </Stack>
    </PageSection>
  );
};
