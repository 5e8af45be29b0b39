import { Alert, Content, List, ListItem, Stack, StackItem } from '@patternfly/react-core';

import type { JudgedCause } from '../../diagnosis/causes';
import type { Investigation } from '../../diagnosis/investigate';
import { useTranslate } from '../../i18n';
import type { FilledTexts } from '../../runbooks/fill-runbook';
import type { FilledStep } from '../../runbooks/runbook';
import { CommandBlock } from '../command/CommandBlock';
import { lazyPart } from '../state/lazy-part';
import { WaitingInPart } from '../state/Waiting';
import { KnownCauses } from './KnownCauses';
import { Part } from './Part';
import { RichText } from './RichText';
import { SupportCases } from './SupportCases';

/** Fetched where a runbook advises it, which few do. */
const RestartPods = lazyPart(async () => import('./RestartPods'), <WaitingInPart />);

interface ResolutionProps {
  /** Its sentences are filled. */
  readonly resolution: FilledTexts['resolution'];
  readonly causes: readonly JudgedCause[];
  readonly steps: readonly FilledStep[];
  /** The change that the runbook advises, ready to be made; absent where the checks have not been run. */
  readonly fix: Investigation['fix'] | undefined;
}

/** What to do about it: the actions, the known causes, the fix that changes the cluster, the support case. */
export const Resolution = ({ resolution, fix: ready, ...known }: ResolutionProps): React.JSX.Element => {
  const { t } = useTranslate();
  const { actions, fix } = resolution;
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
        {known.causes.length > 0 && (
          <StackItem>
            <Part id="known-causes" level="h3" title={t('Known causes')}>
              <KnownCauses {...known} />
            </Part>
          </StackItem>
        )}
        {fix !== undefined && ready !== undefined && (
          <StackItem>
            <Part id="fix" level="h3" title={t('Restart the pods')}>
              <Stack hasGutter>
                <Alert variant="warning" component="p" isInline title={t('This changes the cluster')}>
                  <RichText text={fix.warning} />
                </Alert>
                {ready.target !== undefined && (
                  <StackItem>
                    <RestartPods target={ready.target} warning={fix.warning} />
                  </StackItem>
                )}
                <Content component="p">
                  {t(
                    'This command deletes every pod of the workload at once. To delete some, choose them at "Restart pods": it gives the command for your choice.',
                  )}
                </Content>
                <StackItem>
                  <CommandBlock
                    command={ready.command}
                    title={t('Delete all of these pods at once, so that they are made anew')}
                  />
                </StackItem>
              </Stack>
            </Part>
          </StackItem>
        )}
        <StackItem>
          <Content component="p">
            {t('If the cause stays unknown, open a support case and attach the evidence file.')} <SupportCases />
          </Content>
        </StackItem>
      </Stack>
    </Part>
  );
};
