import {
  Breadcrumb,
  BreadcrumbItem,
  Content,
  Flex,
  FlexItem,
  Label,
  LabelGroup,
  PageSection,
  Stack,
  StackItem,
  Title,
} from '@patternfly/react-core';
import type { ReactNode } from 'react';
import { Link } from 'react-router';

import type { Alert } from '../../alerts/alert';
import { hasRule } from '../../alerts/make-alert';
import { useMachineOf } from '../../hooks/useMachineOf';
import { useObserveAddresses } from '../../hooks/useObserveAddresses';
import { useTranslate } from '../../i18n';
import { Breakable } from '../state/Breakable';
import { HowItIsKnown } from './HowItIsKnown';
import { MachineLink } from './MachineLink';
import { PluginActions } from './PluginActions';
import { SilenceMenu } from './SilenceMenu';
import { SeverityLabel } from './SeverityLabel';
import { SilencedBy } from './SilencedBy';
import { StateSince } from './StateSince';

/** An alert of the operators has fewer; more are folded. */
const MOST_LABELS = 16;

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

/** The ways into the console: what plugins offer for the alert, and, where it has them, its own monitoring pages. */
const Ways = ({ alert }: { readonly alert: Alert }): React.JSX.Element => {
  const { t } = useTranslate();
  const observe = useObserveAddresses(alert);
  return (
    <Flex columnGap={{ default: 'columnGapMd' }} alignItems={{ default: 'alignItemsCenter' }}>
      <PluginActions alert={alert} />
      {observe !== undefined && (
        <>
          {alert.rule.query !== '' && <Link to={observe.expression}>{t('Query browser')}</Link>}
          {hasRule(alert) && <Link to={observe.rule}>{t('Alerting rule')}</Link>}
          {hasRule(alert) && <Link to={observe.alert}>{t('Open in Observe')}</Link>}
          {alert.state !== 'silenced' && <SilenceMenu alert={alert} form={observe.silence} />}
        </>
      )}
    </Flex>
  );
};

interface AlertHeaderProps {
  readonly alert: Alert;
  /** What is to be known of how the alert was read. */
  readonly notices?: ReactNode;
}

/** The head of an alert's page: name, severity, state, since, labels, and the ways into the console. */
export const AlertHeader = ({ alert, notices }: AlertHeaderProps): React.JSX.Element => {
  const { t } = useTranslate();
  const { summary = '', description = '' } = alert.annotations;
  const said = [summary, description].filter((text) => text !== '');
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
              <Ways alert={alert} />
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
        {said.length > 0 && (
          <StackItem>
            {said.map((text) => (
              <Content component="p" key={text}>
                <Breakable text={text} />
              </Content>
            ))}
          </StackItem>
        )}
        <AboutMachine alert={alert} />
        <StackItem>
          <LabelGroup categoryName={t('Labels')} numLabels={MOST_LABELS} className="virtualization-alerts__evidence">
            {Object.entries(alert.labels).map(([name, value]) => (
              <Label key={name} variant="outline" textMaxWidth="min(40ch, 60vw)">{`${name}=${value}`}</Label>
            ))}
          </LabelGroup>
        </StackItem>
      </Stack>
    </PageSection>
  );
};
