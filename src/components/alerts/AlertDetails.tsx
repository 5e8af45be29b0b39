import { Content, Label, LabelGroup, PageSection, Stack, StackItem } from '@patternfly/react-core';
import type { ReactNode } from 'react';

import type { Alert } from '../../alerts/alert';
import { useTranslate } from '../../i18n';
import { Folded } from '../runbook/Folded';
import { Breakable } from '../state/Breakable';
import { lazyPart } from '../state/lazy-part';
import { WaitingInPart } from '../state/Waiting';

/** What is asked and drawn of the expression is fetched when somebody opens it. */
const Expression = lazyPart(async () => import('./Expression'), <WaitingInPart />);

/** An alert of the operators has fewer; more are folded. */
const MOST_LABELS = 16;

/** What an alert says of itself, and its labels: what one looks up. */
export const AlertDetails = ({
  alert,
  children,
}: {
  readonly alert: Alert;
  /** What stands under it. */
  readonly children?: ReactNode;
}): React.JSX.Element => {
  const { t } = useTranslate();
  const { summary = '', description = '' } = alert.annotations;
  return (
    <PageSection className="virtualization-alerts__last">
      <Folded anchor="alert-details" title={t('Alert details: labels, expression and graph')}>
        <Stack hasGutter>
          {[...new Set([summary, description])]
            .filter((said) => said !== '')
            .map((said) => (
              <StackItem key={said}>
                <Content component="p">
                  <Breakable text={said} />
                </Content>
              </StackItem>
            ))}
          <StackItem>
            <LabelGroup categoryName={t('Labels')} numLabels={MOST_LABELS}>
              {Object.entries(alert.labels).map(([name, value]) => (
                <Label key={name} variant="outline" textMaxWidth="min(40ch, 60vw)">{`${name}=${value}`}</Label>
              ))}
            </LabelGroup>
          </StackItem>
          {alert.rule.query !== '' && (
            <StackItem>
              <Expression alert={alert} />
            </StackItem>
          )}
        </Stack>
      </Folded>
      {children}
    </PageSection>
  );
};
