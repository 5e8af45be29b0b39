import { Content, StackItem } from '@patternfly/react-core';

import type { Alert } from '../../alerts/alert';
import { hasRule } from '../../alerts/make-alert';
import { useTranslate } from '../../i18n';
import { message, type Message } from '../../message';

const sayings = (alert: Alert): readonly Message[] => {
  const isUnsent = alert.inAlertmanager === false && alert.state !== 'pending';
  return [
    ...(hasRule(alert)
      ? []
      : [
          alert.inAlertmanager === true
            ? message(
                'This alert is known from Alertmanager: its rule could not be read, so that its `for`, its health and its page in Observe are not known.',
              )
            : message(
                'This alert is known from the series ALERTS alone: its rule could not be read, so that its summary, its expression, its health and its page in Observe are not known.',
              ),
        ]),
    ...(isUnsent
      ? [
          message(
            'Alertmanager does not have this alert: it has just begun to fire, or is not sent there. Whether it will be silenced or inhibited is not known.',
          ),
        ]
      : []),
  ];
};

/** What can't be known of an alert, because one of its sources does not have it. */
export const HowItIsKnown = ({ alert }: { readonly alert: Alert }): React.JSX.Element | null => {
  const { t } = useTranslate();
  const said = sayings(alert);
  if (said.length === 0) return null;
  return (
    <StackItem>
      {said.map((sentence) => (
        <Content component="p" key={sentence.text}>
          {t(sentence).replaceAll('`', '')}
        </Content>
      ))}
    </StackItem>
  );
};
