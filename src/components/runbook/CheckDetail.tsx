import { Content, Flex, FlexItem, Stack, StackItem } from '@patternfly/react-core';
import { useMemo } from 'react';

import { checkAnswers } from '../../diagnosis/check-answers';
import type { CheckedStep, CheckRow } from '../../diagnosis/check-rows';
import { useTranslate } from '../../i18n';
import { CommandBlock } from '../command/CommandBlock';
import ProbeResult from '../probe/ProbeResult';
import { VerdictIcon } from '../probe/VerdictLabel';
import { RichText } from './RichText';

/** What a step says now, and the command that reads the same. */
const CoveredStep = ({ checked: { step, result, number } }: { readonly checked: CheckedStep }): React.JSX.Element => {
  const { t } = useTranslate();
  const { verdict, command } = result;
  return (
    <>
      <Flex columnGap={{ default: 'columnGapSm' }}>
        <FlexItem>
          <strong>{t('Step {{number}}: {{title}}', { number, title: t(step.title) })}</strong>
        </FlexItem>
        <FlexItem>
          {verdict.pending !== true && <VerdictIcon status={verdict.status} />} <RichText text={verdict.evidence} />
        </FlexItem>
      </Flex>
      <CommandBlock command={command} title={t(step.title)} />
    </>
  );
};

/** What was read of one thing: its objects in one table, what is not as it should be, and the commands that show it. */
const CheckDetail = ({ row: { steps }, now }: { readonly row: CheckRow; readonly now: number }): React.JSX.Element => {
  const { t } = useTranslate();
  const answers = useMemo(() => checkAnswers(steps), [steps]);
  return (
    <Stack hasGutter>
      {answers.map(({ step, observation }) => (
        <StackItem key={step.id}>
          {answers.length > 1 && (
            <Content component="p">
              <strong>{t(step.title)}</strong>
            </Content>
          )}
          <ProbeResult step={step} observation={observation} now={now} />
        </StackItem>
      ))}
      {steps.map((checked) => (
        <StackItem key={checked.step.id}>
          <CoveredStep checked={checked} />
        </StackItem>
      ))}
    </Stack>
  );
};

export default CheckDetail;
