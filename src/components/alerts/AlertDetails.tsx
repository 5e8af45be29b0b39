import { Content, Flex, Label, LabelGroup, PageSection, Stack, StackItem } from '@patternfly/react-core';
import { Link } from 'react-router';

import type { Alert } from '../../alerts/alert';
import { hasRule } from '../../alerts/make-alert';
import { useObserveAddresses } from '../../hooks/useObserveAddresses';
import { useTranslate } from '../../i18n';
import { Part } from '../runbook/Part';
import { Breakable } from '../state/Breakable';
import { PluginActions } from './PluginActions';

/** An alert of the operators has fewer; more are folded. */
const MOST_LABELS = 16;

/** The ways into the console: what plugins offer for the alert, and, where it has them, its own monitoring pages. */
const Ways = ({ alert }: { readonly alert: Alert }): React.JSX.Element => {
  const { t } = useTranslate();
  const observe = useObserveAddresses(alert);
  return (
    <Flex columnGap={{ default: 'columnGapMd' }}>
      <PluginActions alert={alert} />
      {observe !== undefined && (
        <>
          {alert.rule.query !== '' && <Link to={observe.expression}>{t('Query browser')}</Link>}
          {hasRule(alert) && <Link to={observe.rule}>{t('Alerting rule')}</Link>}
          {hasRule(alert) && <Link to={observe.alert}>{t('Open in Observe')}</Link>}
        </>
      )}
    </Flex>
  );
};

/** What an alert says of itself, its labels, and the ways into the console: what one looks up. */
export const AlertDetails = ({ alert }: { readonly alert: Alert }): React.JSX.Element => {
  const { t } = useTranslate();
  const { description = '' } = alert.annotations;
  return (
    <PageSection>
      <Part id="alert-details" title={t('Alert details')}>
        <Stack hasGutter>
          {description !== '' && (
            <StackItem>
              <Content component="p">
                <Breakable text={description} />
              </Content>
            </StackItem>
          )}
          <StackItem>
            <LabelGroup categoryName={t('Labels')} numLabels={MOST_LABELS}>
              {Object.entries(alert.labels).map(([name, value]) => (
                <Label key={name} variant="outline" textMaxWidth="min(40ch, 60vw)">{`${name}=${value}`}</Label>
              ))}
            </LabelGroup>
          </StackItem>
          <StackItem>
            <Ways alert={alert} />
          </StackItem>
        </Stack>
      </Part>
    </PageSection>
  );
};
