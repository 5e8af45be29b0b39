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
import { useMachineOf } from '../../hooks/useMachineOf';
import { useObserveAddresses } from '../../hooks/useObserveAddresses';
import { useTranslate } from '../../i18n';
import { Breakable } from '../state/Breakable';
import { HowItIsKnown } from './HowItIsKnown';
import { MachineLink } from './MachineLink';
import { SilenceMenu } from './SilenceMenu';
import { SeverityLabel } from './SeverityLabel';
import { SilencedBy } from './SilencedBy';
import { StateSince } from './StateSince';

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
  <Stack hasGutter>
    <StackItem>
      <Breadcrumb>
        <BreadcrumbItem>
          <Link to={to}>{parent}</Link>
        </BreadcrumbItem>
        <BreadcrumbItem isActive className="virtualization-alerts__crumb">
          <Breakable text={title} />
        </BreadcrumbItem>
      </Breadcrumb>
    </StackItem>
    <StackItem>
      <Flex columnGap={{ default: 'columnGapMd' }}>
        <FlexItem>
          <Title headingLevel="h1">
            <Breakable text={title} />
          </Title>
        </FlexItem>
        {children}
      </Flex>
    </StackItem>
  </Stack>
);

/** The virtual machine that the alert is about, where it names one or its pod: its page has its state, events and console. */
const AboutMachine = ({ alert }: { readonly alert: Alert }): React.JSX.Element | null => {
  const { t } = useTranslate();
  const machine = useMachineOf(alert);
  if (machine === undefined) return null;
  return (
    <StackItem>
      {t('Virtual machine')} <MachineLink {...machine} />
    </StackItem>
  );
};

/** The way to the console's form for a silence, where the console has its monitoring pages. */
const Silence = ({ alert }: { readonly alert: Alert }): React.JSX.Element | null => {
  const observe = useObserveAddresses(alert);
  return observe === undefined || alert.state === 'silenced' ? null : (
    <SilenceMenu alert={alert} form={observe.silence} />
  );
};

interface AlertHeaderProps {
  readonly alert: Alert;
  /** What is to be known of how the alert was read. */
  readonly notices?: ReactNode;
}

/** The head of an alert's page: name, severity, state, since, and what must be known at once. */
export const AlertHeader = ({ alert, notices }: AlertHeaderProps): React.JSX.Element => {
  const { t } = useTranslate();
  const { summary = '' } = alert.annotations;
  return (
    <PageSection>
      <Stack hasGutter>
        <StackItem>
          <PageTitle parent={t('Virtualization alerts')} to="/virtualization/monitoring/alerts" title={alert.name}>
            <FlexItem>
              <SeverityLabel severity={alert.severity} />
            </FlexItem>
            <FlexItem>
              <StateSince alert={alert} />
            </FlexItem>
            <FlexItem align={{ lg: 'alignRight' }}>
              <Silence alert={alert} />
            </FlexItem>
          </PageTitle>
        </StackItem>
        {notices}
        {(alert.silencedBy.length > 0 || alert.inhibitedBy.length > 0) && (
          <StackItem>
            <SilencedBy alert={alert} />
          </StackItem>
        )}
        <HowItIsKnown alert={alert} />
        {summary !== '' && (
          <StackItem>
            <Breakable text={summary} />
          </StackItem>
        )}
        <AboutMachine alert={alert} />
      </Stack>
    </PageSection>
  );
};
