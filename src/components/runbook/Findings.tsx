import { Alert, Button, List, ListItem, Skeleton, Title } from '@patternfly/react-core';

import { useTranslate } from '../../i18n';
import type { StepResult } from '../../probes/step-result';
import type { Step } from '../../runbooks/runbook';
import { VerdictIcon } from '../probe/VerdictLabel';
import { goToStep } from './go-to-step';

interface FindingsProps {
  readonly steps: readonly Step[];
  readonly results: readonly StepResult[];
  /** The component, for the good news. */
  readonly component: string;
  /** The id of the heading, where a page has several. */
  readonly id?: string;
  readonly level?: 'h2' | 'h3';
}

const ORDER = { problem: 0, unknown: 1, healthy: 2 } as const;

/** What was found, the worst first, each sentence leading to its step. */
export const Findings = ({
  steps,
  results,
  component,
  id = 'what-we-found',
  level = 'h2',
}: FindingsProps): React.JSX.Element => {
  const { t } = useTranslate();
  const pending = results.some(({ verdict }) => verdict.pending === true);
  const findings = results
    .filter(({ verdict }) => verdict.status !== 'healthy' && verdict.pending !== true)
    .sort((a, b) => ORDER[a.verdict.status] - ORDER[b.verdict.status]);
  const titleOf = (id: string): string => t(steps.find((step) => step.id === id)?.title ?? id);
  return (
    <section aria-labelledby={id}>
      <Title headingLevel={level} id={id}>
        {t('What we found')}
      </Title>
      <div aria-live="polite">
        <List isPlain>
          {findings.map(({ stepId, verdict }) => (
            <ListItem key={stepId}>
              <VerdictIcon status={verdict.status} />{' '}
              <span className="virtualization-alerts__evidence">{t(verdict.evidence)}</span>{' '}
              <Button
                variant="link"
                isInline
                onClick={() => {
                  goToStep(stepId);
                }}
              >
                {titleOf(stepId)}
              </Button>
            </ListItem>
          ))}
        </List>
        {pending && <Skeleton width="60%" screenreaderText={t('Reading…')} />}
        {!pending && results.length > 0 && findings.length === 0 && (
          <Alert
            variant="success"
            component="p"
            isInline
            title={t('{{component}} looks healthy: every step found what it should', { component })}
          />
        )}
      </div>
    </section>
  );
};
