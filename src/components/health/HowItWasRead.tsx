import { Content, Stack, StackItem } from '@patternfly/react-core';

import type { Investigation } from '../../diagnosis/investigate';
import { useTranslate } from '../../i18n';
import { CommandBlock } from '../command/CommandBlock';
import { CopyButton } from '../command/CopyButton';
import { VerdictLabel } from '../probe/VerdictLabel';
import { Breakable } from '../state/Breakable';

/** Everything that the page read, each with its verdict and the command that shows the same in a terminal. */
export const HowItWasRead = ({
  steps,
  results,
  script,
}: Pick<Investigation, 'steps' | 'results' | 'script'>): React.JSX.Element => {
  const { t } = useTranslate();
  return (
    <Stack hasGutter>
      <StackItem>
        <CopyButton text={script} name={t('Copy all commands')} />
      </StackItem>
      {steps.map(({ id, title }) => {
        const result = results.find(({ stepId }) => stepId === id);
        if (result === undefined) return null;
        return (
          <StackItem key={id}>
            <Content component="h3">{t(title)}</Content>
            <VerdictLabel status={result.verdict.status} />{' '}
            <span className="virtualization-alerts__said">
              <Breakable text={t(result.verdict.evidence)} />
            </span>
            <CommandBlock command={result.command} title={t(title)} />
          </StackItem>
        );
      })}
    </Stack>
  );
};
