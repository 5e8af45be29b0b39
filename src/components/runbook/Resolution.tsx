import { Alert, Content, List, ListItem, Title } from '@patternfly/react-core';

import type { FixTarget } from '../../hooks/useRestartPods';
import { useTranslate } from '../../i18n';
import type { Command, StepResult } from '../../probes/step-result';
import type { Runbook } from '../../runbooks/runbook';
import { CommandBlock } from '../command/CommandBlock';
import { KnownCauses } from './KnownCauses';
import { RestartPods } from './RestartPods';
import { RichText } from './RichText';

const SUPPORT = 'https://access.redhat.com/support/cases/';

interface ResolutionProps {
  readonly runbook: Runbook;
  /** Empty where the checks have not been run. */
  readonly results: readonly StepResult[];
  /** What the causes' own checks gave; empty where there are none. */
  readonly checkResults?: readonly StepResult[];
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly fixCommand?: Command;
  readonly fixTarget?: FixTarget;
}

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
          <KnownCauses {...props} />
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
