import { Button, Content, Flex, FlexItem, Stack, StackItem, Title } from '@patternfly/react-core';

import { useTranslate } from '../../i18n';
import type { StepResult } from '../../probes/step-result';
import type { FilledStep } from '../../runbooks/runbook';
import { CommandBlock } from '../command/CommandBlock';
import { VerdictLabel } from '../probe/VerdictLabel';
import { Breakable } from '../state/Breakable';
import { goToStep, stepAnchor } from './go-to-step';
import { RichText } from './RichText';

interface StepListProps {
  readonly steps: readonly FilledStep[];
  /** Empty: the checks have not been run. */
  readonly results: readonly StepResult[];
}

/** What a step says now, in short; its check shows what was read. */
const Result = ({
  step,
  result: { verdict, command },
}: {
  readonly step: FilledStep;
  readonly result: StepResult;
}): React.JSX.Element => {
  const { t } = useTranslate();
  return (
    <>
      <CommandBlock command={command} title={t(step.title)} />
      <Flex columnGap={{ default: 'columnGapSm' }}>
        {verdict.pending !== true && (
          <FlexItem>
            <VerdictLabel status={verdict.status} />
          </FlexItem>
        )}
        <FlexItem className="virtualization-alerts__evidence">
          <RichText text={verdict.evidence} />
        </FlexItem>
        <Button
          variant="link"
          isInline
          aria-label={t('Show what was read: {{title}}', { title: t(step.title) })}
          onClick={() => {
            goToStep(step.id);
          }}
        >
          {t('Show what was read')}
        </Button>
      </Flex>
    </>
  );
};

/** The steps of the runbook in their order: what to look at and why, the command, and what it says now. */
export const StepList = ({ steps, results }: StepListProps): React.JSX.Element => {
  const { t } = useTranslate();
  return (
    <Stack hasGutter>
      {steps.map((step, index) => {
        const result = results[index];
        return (
          <StackItem key={step.id}>
            <Title headingLevel="h3" size="md" id={stepAnchor(step.id)} tabIndex={-1}>
              {index + 1}. <Breakable text={t(step.title)} />
            </Title>
            <Content component="p">
              <RichText text={step.text} />
            </Content>
            {result !== undefined && <Result step={step} result={result} />}
          </StackItem>
        );
      })}
    </Stack>
  );
};
