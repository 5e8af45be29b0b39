import { Content, PageSection } from '@patternfly/react-core';

import type { KnownAs } from '../../hooks/useKnownAs';
import { useTranslate } from '../../i18n';

/** Of a rule that bears another name than the runbook which is shown for it, why that is its runbook. */
export const RenamedRule = ({
  name,
  known,
}: {
  readonly name: string;
  readonly known: KnownAs;
}): React.JSX.Element | null => {
  const { t } = useTranslate();
  if (known.by === undefined || known.name === name) return null;
  const names = { name, alert: known.name };
  return (
    <PageSection>
      <Content component="p">
        {known.by === 'name' && t('The alert {{name}} is called {{alert}} now, whose runbook this is.', names)}
        {known.by === 'url' &&
          t(
            'No operator ships a rule {{name}}. Its annotation runbook_url names {{alert}}, whose runbook this is.',
            names,
          )}
        {known.by === 'expression' &&
          t('No operator ships a rule {{name}}. It has the expression of {{alert}}, whose runbook this is.', names)}
      </Content>
    </PageSection>
  );
};
