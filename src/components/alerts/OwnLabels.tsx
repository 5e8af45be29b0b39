import { Label, LabelGroup } from '@patternfly/react-core';

import type { Alert } from '../../alerts/alert';
import { useTranslate } from '../../i18n';

/** Said once for the whole row above. */
const SHARED = new Set([
  'alertname',
  'severity',
  'prometheus',
  'kubernetes_operator_part_of',
  'kubernetes_operator_component',
  'operator_health_impact',
]);

/** The labels that tell an instance from the others, as labels on one line. */
export const OwnLabels = ({ labels }: { readonly labels: Alert['labels'] }): React.JSX.Element => {
  const { t } = useTranslate();
  const own = Object.entries(labels).filter(([name]) => !SHARED.has(name));
  return (
    <LabelGroup numLabels={4} aria-label={t('Labels')}>
      {own.map(([name, value]) => (
        <Label key={name} variant="outline" textMaxWidth="30ch">{`${name}=${value}`}</Label>
      ))}
    </LabelGroup>
  );
};
