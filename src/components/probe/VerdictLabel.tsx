import { Icon, Label } from '@patternfly/react-core';
import { CheckCircleIcon, ExclamationCircleIcon, InfoCircleIcon, QuestionCircleIcon } from '@patternfly/react-icons';

import { useTranslate } from '../../i18n';
import { message, type Message } from '../../message';
import type { VerdictStatus } from '../../probes/step-result';

interface Look {
  readonly status?: 'success' | 'danger' | 'info';
  readonly name: Message;
  readonly icon: React.JSX.Element;
}

const LOOK: Readonly<Record<VerdictStatus | 'note', Look>> = {
  healthy: { status: 'success', name: message('Healthy'), icon: <CheckCircleIcon /> },
  problem: { status: 'danger', name: message('Problem'), icon: <ExclamationCircleIcon /> },
  unknown: { name: message('Unknown'), icon: <QuestionCircleIcon /> },
  note: { status: 'info', name: message('Note'), icon: <InfoCircleIcon /> },
};

/** A verdict as a label: colour, icon and word. */
export const VerdictLabel = ({ status }: { readonly status: VerdictStatus }): React.JSX.Element => {
  const { t } = useTranslate();
  const { name, icon, ...look } = LOOK[status];
  return (
    <Label {...look} icon={icon}>
      {t(name)}
    </Label>
  );
};

/** A verdict, or what is worth a word alone, as an icon that says its word to a screen reader. */
export const VerdictIcon = ({ status }: { readonly status: VerdictStatus | 'note' }): React.JSX.Element => {
  const { t } = useTranslate();
  const { name, icon, ...look } = LOOK[status];
  return (
    <Icon {...look} isInline>
      <span role="img" aria-label={t(name)}>
        {icon}
      </span>
    </Icon>
  );
};
