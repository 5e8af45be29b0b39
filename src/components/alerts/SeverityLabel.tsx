import { Label } from '@patternfly/react-core';

import type { AlertState, Severity } from '../../alerts/alert';
import { useTranslate } from '../../i18n';
import { message, type Message } from '../../message';

const SEVERITY: Readonly<Record<Severity, { status?: 'danger' | 'warning' | 'info'; name: Message }>> = {
  critical: { status: 'danger', name: message('Critical') },
  warning: { status: 'warning', name: message('Warning') },
  info: { status: 'info', name: message('Info') },
  none: { name: message('None') },
};

const STATE: Readonly<Record<AlertState, Message>> = {
  firing: message('Firing'),
  pending: message('Pending'),
  silenced: message('Silenced'),
  inhibited: message('Inhibited'),
};

/** The name of a state, to be translated. */
export const stateName = (state: AlertState): Message => STATE[state];

/** The name of a severity, to be translated. */
export const severityName = (severity: Severity): Message => SEVERITY[severity].name;

/** A severity, told by colour, icon and word. */
export const SeverityLabel = ({ severity }: { readonly severity: Severity }): React.JSX.Element => {
  const { t } = useTranslate();
  const { status, name } = SEVERITY[severity];
  return <Label {...(status === undefined ? {} : { status })}>{t(name)}</Label>;
};
