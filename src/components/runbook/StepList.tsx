import { Timestamp } from '@openshift-console/dynamic-plugin-sdk';
import {
  Card,
  CardBody,
  CardHeader,
  CardTitle,
  Content,
  Flex,
  FlexItem,
  Skeleton,
  Stack,
  StackItem,
} from '@patternfly/react-core';

import { useTranslate } from '../../i18n';
import type { StepResult } from '../../probes/step-result';
import type { Step } from '../../runbooks/runbook';
import { CommandBlock } from '../command/CommandBlock';
import { ProbeResult } from '../probe/ProbeResult';
import { VerdictLabel } from '../probe/VerdictLabel';
import { stepAnchor } from './go-to-step';
import { RichText } from './RichText';

interface StepListProps {
  readonly steps: readonly Step[];
  readonly results: readonly StepResult[];
  readonly now: number;
  /** The level of the steps' headings. */
  readonly level?: 'h3' | 'h4';
}

interface StepCardProps extends Pick<StepListProps, 'now' | 'level'> {
  readonly step: Step;
  /** Absent: the checks have not been run. */
  readonly result?: StepResult;
  readonly number: number;
}

/** What a step says now: its verdict, what was read, and the command that reads the same. */
const Result = ({ step, result, now }: Required<Pick<StepCardProps, 'step' | 'result' | 'now'>>): React.JSX.Element => {
  const { t } = useTranslate();
  const { verdict, observation, command, changedAt } = result;
  return (
    <>
      <StackItem>
        {verdict.pending === true ? (
          <Skeleton width="50%" screenreaderText={t('Reading…')} />
        ) : (
          <Flex>
            <FlexItem>
              <VerdictLabel status={verdict.status} />
            </FlexItem>
            <FlexItem className="virtualization-alerts__evidence">{t(verdict.evidence)}</FlexItem>
            {changedAt !== undefined && (
              <FlexItem>
                {t('since')} <Timestamp timestamp={new Date(changedAt).toISOString()} simple />
              </FlexItem>
            )}
          </Flex>
        )}
      </StackItem>
      <StackItem>
        <ProbeResult step={step} observation={observation} now={now} />
      </StackItem>
      <StackItem>
        <CommandBlock command={command} title={t(step.title)} />
      </StackItem>
    </>
  );
};

const StepCard = ({ step, result, number, now, level = 'h3' }: StepCardProps): React.JSX.Element => {
  const { t } = useTranslate();
  return (
    <Card id={stepAnchor(step.id)} tabIndex={-1} isCompact>
      <CardHeader>
        <CardTitle component={level}>
          {number}. {t(step.title)}
        </CardTitle>
      </CardHeader>
      <CardBody>
        <Stack hasGutter>
          <StackItem>
            <Content component="p">
              <RichText text={step.text} />
            </Content>
          </StackItem>
          {result !== undefined && <Result step={step} result={result} now={now} />}
        </Stack>
      </CardBody>
    </Card>
  );
};

/** The steps in order: what to look at and why, the verdict, what was read, and the command. */
export const StepList = ({ steps, results, now, level = 'h3' }: StepListProps): React.JSX.Element => (
  <Stack hasGutter>
    {steps.map((step, index) => {
      const result = results[index];
      return (
        <StackItem key={step.id}>
          <StepCard
            step={step}
            number={index + 1}
            now={now}
            level={level}
            {...(result === undefined ? {} : { result })}
          />
        </StackItem>
      );
    })}
  </Stack>
);
