import { Alert, Content, List, ListItem, Stack, StackItem } from '@patternfly/react-core';

import type { FixTarget } from '../../hooks/useRestartPods';
import { useTranslate } from '../../i18n';
import type { Command, StepResult } from '../../probes/step-result';
import type { FilledRunbook } from '../../runbooks/fill-runbook';
import { CommandBlock } from '../command/CommandBlock';
import { KnownCauses } from './KnownCauses';
import { Part } from './Part';
import { RestartPods } from './RestartPods';
import { RichText } from './RichText';

const SUPPORT = 'https://access.redhat.com/support/cases/';

interface ResolutionProps {
  readonly runbook: FilledRunbook;
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
    <Part id="resolution" title={t('Resolution')}>
      <Stack hasGutter>
        <StackItem>
          <List>
            {actions.map((action) => (
              <ListItem key={t(action)}>
                <RichText text={action} />
              </ListItem>
            ))}
          </List>
        </StackItem>
        {causes.length > 0 && (
          <StackItem>
            <Part id="known-causes" level="h3" title={t('Known causes')}>
              <KnownCauses {...props} />
            </Part>
          </StackItem>
        )}
        {fix !== undefined && fixCommand !== undefined && (
          <StackItem>
            <Part id="fix" level="h3" title={t('Restart the pods')}>
              <Stack hasGutter>
                <Alert variant="warning" component="p" isInline title={t('This changes the cluster')}>
                  <RichText text={fix.warning} />
                </Alert>
                {fixTarget !== undefined && (
                  <StackItem>
                    <RestartPods target={fixTarget} warning={fix.warning} />
                  </StackItem>
                )}
                <Content component="p">
                  {t(
                    'This command deletes every pod of the workload at once. To delete some, choose them at "Restart pods": it gives the command for your choice.',
                  )}
                </Content>
                <StackItem>
                  <CommandBlock
                    command={fixCommand}
                    title={t('Delete all of these pods at once, so that they are made anew')}
                  />
                </StackItem>
              </Stack>
            </Part>
          </StackItem>
        )}
        <StackItem>
          <Content component="p">
            {t('If the cause stays unknown, open a support case and attach the evidence file.')}{' '}
            <a href={SUPPORT} target="_blank" rel="noreferrer">
              {t('Red Hat support cases')}
            </a>
          </Content>
        </StackItem>
      </Stack>
    </Part>
  );
};
