import { Alert, Button, Content, List, ListItem, Title } from '@patternfly/react-core';

import type { FixTarget } from '../../hooks/useRestartPods';
import { useTranslate } from '../../i18n';
import type { Command, StepResult } from '../../probes/step-result';
import type { Cause, Runbook } from '../../runbooks/runbook';
import { CommandBlock } from '../command/CommandBlock';
import { VerdictLabel } from '../probe/VerdictLabel';
import { goToStep } from './go-to-step';
import { RestartPods } from './RestartPods';
import { RichText } from './RichText';

const SUPPORT = 'https://access.redhat.com/support/cases/';

interface ResolutionProps {
  readonly runbook: Runbook;
  /** Empty where the checks have not been run. */
  readonly results: readonly StepResult[];
  readonly fixCommand?: Command;
  readonly fixTarget?: FixTarget;
}

/** A known cause; where a step can tell whether it is the one, what that step says now. */
const KnownCause = ({ cause, runbook, results }: ResolutionProps & { readonly cause: Cause }): React.JSX.Element => {
  const { t } = useTranslate();
  const step = runbook.steps.find(({ id }) => id === cause.step);
  const verdict = results.find(({ stepId }) => stepId === cause.step)?.verdict;
  return (
    <>
      <strong>{t(cause.title)}</strong> <RichText text={cause.text} />{' '}
      {step !== undefined && (
        <>
          {verdict !== undefined && verdict.pending !== true && <VerdictLabel status={verdict.status} />}{' '}
          <Button
            variant="link"
            isInline
            onClick={() => {
              goToStep(step.id);
            }}
          >
            {t('See: {{title}}', { title: t(step.title) })}
          </Button>
        </>
      )}
    </>
  );
};

/** What to do about it: the actions, the known causes, the fix that changes the cluster, the support case. */
export const Resolution = (props: ResolutionProps): React.JSX.Element => {
  const { t } = useTranslate();
  const { runbook, fixCommand, fixTarget } = props;
  const { actions, causes, fix } = runbook.resolution;
  return (
    <section aria-labelledby="resolution">
      <Title headingLevel="h2" id="resolution">
        {t('Resolution')}
      </Title>
      <List>
        {actions.map((action) => (
          <ListItem key={t(action)}>
            <RichText text={action} />
          </ListItem>
        ))}
      </List>
      {causes.length > 0 && (
        <>
          <Title headingLevel="h3">{t('Known causes')}</Title>
          <List>
            {causes.map((cause) => (
              <ListItem key={cause.id}>
                <KnownCause {...props} cause={cause} />
              </ListItem>
            ))}
          </List>
        </>
      )}
      {fix !== undefined && fixCommand !== undefined && (
        <>
          <Alert variant="warning" component="p" isInline title={t('This command changes the cluster')}>
            <RichText text={fix.warning} />
          </Alert>
          {fixTarget !== undefined && <RestartPods target={fixTarget} warning={fix.warning} />}
          <CommandBlock command={fixCommand} title={t('Delete the pods, so that they are made anew')} />
        </>
      )}
      <Content component="p">
        {t('If the cause stays unknown, open a support case and attach what the steps above show.')}{' '}
        <a href={SUPPORT} target="_blank" rel="noreferrer">
          {t('Red Hat support cases')}
        </a>
      </Content>
    </section>
  );
};
