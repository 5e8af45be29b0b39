import { Timestamp, useActivePerspective } from '@openshift-console/dynamic-plugin-sdk';
import {
  Breadcrumb,
  BreadcrumbItem,
  Content,
  Flex,
  FlexItem,
  Label,
  LabelGroup,
  PageSection,
  Title,
} from '@patternfly/react-core';
import { Link } from 'react-router';

import { observeAddresses } from '../../alerts/address';
import type { Alert } from '../../alerts/alert';
import { useTranslate } from '../../i18n';
import { SeverityLabel, stateName } from './SeverityLabel';
import { SilencedBy } from './SilencedBy';

/** Where a page stands, and its name. */
export const PageTitle = ({ parent, to, title }: { parent: string; to: string; title: string }): React.JSX.Element => (
  <>
    <Breadcrumb>
      <BreadcrumbItem>
        <Link to={to}>{parent}</Link>
      </BreadcrumbItem>
      <BreadcrumbItem isActive className="virtualization-alerts__crumb">
        {title}
      </BreadcrumbItem>
    </Breadcrumb>
    <Title headingLevel="h1" className="virtualization-alerts__evidence">
      {title}
    </Title>
  </>
);

/** The head of an alert's page: name, severity, state, since, labels, and the ways into the console. */
export const AlertHeader = ({ alert }: { readonly alert: Alert }): React.JSX.Element => {
  const { t } = useTranslate();
  const [perspective] = useActivePerspective();
  const addresses = observeAddresses(alert, perspective);
  const { summary = '', description = '' } = alert.annotations;
  return (
    <PageSection>
      <PageTitle parent={t('Virtualization alerts')} to="/virtualization/monitoring/alerts" title={alert.name} />
      <Flex>
        <FlexItem>
          <SeverityLabel severity={alert.severity} />
        </FlexItem>
        <FlexItem>
          {t(stateName(alert.state))} {alert.activeAt !== '' && <Timestamp timestamp={alert.activeAt} />}
        </FlexItem>
        {alert.state !== 'silenced' && (
          <FlexItem>
            <Link to={addresses.silence}>{t('Silence')}</Link>
          </FlexItem>
        )}
        <FlexItem>
          <Link to={addresses.rule}>{t('Alerting rule')}</Link>
        </FlexItem>
        <FlexItem>
          <Link to={addresses.alert}>{t('Open in Observe')}</Link>
        </FlexItem>
      </Flex>
      <SilencedBy silences={alert.silencedBy} />
      {[summary, description].map(
        (text) =>
          text !== '' && (
            <Content component="p" key={text} className="virtualization-alerts__evidence">
              {text}
            </Content>
          ),
      )}
      <LabelGroup categoryName={t('Labels')} numLabels={6} className="virtualization-alerts__evidence">
        {Object.entries(alert.labels).map(([name, value]) => (
          <Label key={name} variant="outline" textMaxWidth="min(40ch, 60vw)">{`${name}=${value}`}</Label>
        ))}
      </LabelGroup>
    </PageSection>
  );
};
