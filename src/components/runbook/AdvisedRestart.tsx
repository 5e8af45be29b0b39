import { Alert, Content, Stack, StackItem } from '@patternfly/react-core';

import type { Investigation } from '../../diagnosis/investigate';
import { restartAdvice } from '../../fixes/restart-advice';
import { useTranslate } from '../../i18n';
import type { Message } from '../../message';
import { CommandBlock } from '../command/CommandBlock';
import { RichText } from './RichText';
import RestartPods from './RestartPods';

interface AdvisedRestartProps {
  /** What was found, and the change that the runbook advises. */
  readonly found: Pick<Investigation, 'subject' | 'diagnosis' | 'causes' | 'fix'>;
  /** What the restart does and what it costs. */
  readonly warning: Message;
  /** It can be started in one place: among what to do now where it may help, else at the runbook's resolution. */
  readonly at: 'now' | 'resolution';
}

/** The restart among what to do now: offered where it may help, else why not. */
const Now = ({ found, warning }: Omit<AdvisedRestartProps, 'at'>): React.JSX.Element => {
  const { t } = useTranslate();
  const { subject: component, fix } = found;
  const advice = restartAdvice(found);
  if (advice.is === 'useless')
    return (
      <Content component="p">
        <strong>{t('Do not restart {{component}}:', { component })}</strong> {t(advice.because)}.
      </Content>
    );
  return (
    <>
      <Content component="p">
        <strong>
          {advice.is === 'helps'
            ? t('Restart the pods of {{component}}', { component })
            : t('Restart the pods of {{component}} where its log shows that it connects to nothing at all', {
                component,
              })}
        </strong>{' '}
        <RichText text={warning} />
      </Content>
      {fix?.target !== undefined && <RestartPods target={fix.target} warning={warning} />}
    </>
  );
};

/** The restart that a runbook advises: with its command in the resolution, and with what it costs. */
const AdvisedRestart = ({ found, warning, at }: AdvisedRestartProps): React.JSX.Element | null => {
  const { t } = useTranslate();
  const { fix } = found;
  if (at === 'now') return <Now found={found} warning={warning} />;
  if (fix === undefined) return null;
  return (
    <Stack hasGutter>
      <Alert variant="warning" component="p" isInline title={t('This changes the cluster')}>
        <RichText text={warning} />
      </Alert>
      {fix.target !== undefined && restartAdvice(found).is === 'useless' && (
        <StackItem>
          <RestartPods target={fix.target} warning={warning} />
        </StackItem>
      )}
      <Content component="p">
        {t(
          'This command deletes every pod of the workload at once. To delete some, choose them at "Restart pods": it gives the command for your choice.',
        )}
      </Content>
      <StackItem>
        <CommandBlock command={fix.command} title={t('Delete all of these pods at once, so that they are made anew')} />
      </StackItem>
    </Stack>
  );
};

export default AdvisedRestart;
