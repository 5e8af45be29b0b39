import { Content, Label, LabelGroup, PageSection, Stack, StackItem } from '@patternfly/react-core';

import type { Alert } from '../../alerts/alert';
import { useTranslate } from '../../i18n';
import { Part } from '../runbook/Part';
import { Breakable } from '../state/Breakable';

/** An alert of the operators has fewer; more are folded. */
const MOST_LABELS = 16;

/** What an alert says of itself, and its labels: what one looks up. */
export const AlertDetails = ({ alert }: { readonly alert: Alert }): React.JSX.Element => {
  const { t } = useTranslate();
  const { summary = '', description = '' } = alert.annotations;
  return (
    <PageSection>
      <Part id="alert-details" title={t('Alert details')}>
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
        </Stack>
      </Part>
    </PageSection>
  );
};
