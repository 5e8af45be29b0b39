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
import { memo } from 'react';

import { useTranslate } from '../../i18n';
import type { StepResult } from '../../probes/step-result';
import type { FilledStep } from '../../runbooks/runbook';
import { CommandBlock } from '../command/CommandBlock';
import { Disclosure, DisclosureScope } from '../probe/Disclosure';
import { VerdictLabel } from '../probe/VerdictLabel';
import { Breakable } from '../state/Breakable';
import { lazyPart } from '../state/lazy-part';
import { WaitingInPart } from '../state/Waiting';
import { stepAnchor } from './go-to-step';
import { RichText } from './RichText';

/** What draws what was read comes when the first of it is seen: the findings need none of it. */
const ProbeResult = lazyPart(async () => import('../probe/ProbeResult'), <WaitingInPart />);

interface StepListProps {
  readonly steps: readonly FilledStep[];
  readonly results: readonly StepResult[];
  readonly now: number;
  /** The level of the steps' headings. */
  readonly level?: 'h3' | 'h4';
}

interface StepCardProps extends Pick<StepListProps, 'now' | 'level'> {
  readonly step: FilledStep;
  /** Absent: the checks have not been run. */
  readonly result?: StepResult;
  readonly number: number;
}

/** What a step says now: the evidence of its verdict, the command that reads the same, and what was read. */
const Result = ({ step, result, now }: Required<Pick<StepCardProps, 'step' | 'result' | 'now'>>): React.JSX.Element => {
  const { t } = useTranslate();
  const { verdict, observation, command, since } = result;
  // How much has come says that it goes on.
  const isPartRead = observation.state === 'loading' && observation.soFar !== undefined;
  return (
    <>
      <StackItem>
        {verdict.pending === true && !isPartRead ? (
          <Skeleton width="50%" screenreaderText={t('Reading…')} />
        ) : (
          <Flex columnGap={{ default: 'columnGapSm' }}>
            <FlexItem>
              <strong>
                <RichText text={verdict.evidence} />
              </strong>
            </FlexItem>
            {since !== undefined && (
              <FlexItem>
                {t('since')} <Timestamp timestamp={new Date(since).toISOString()} simple />
              </FlexItem>
            )}
          </Flex>
        )}
      </StackItem>
      <StackItem>
        <CommandBlock command={command} title={t(step.title)} />
      </StackItem>
      <StackItem>
        <Disclosure title={t('What was read')} openAtFirst={verdict.status !== 'healthy' && verdict.pending !== true}>
          <ProbeResult step={step} observation={observation} now={now} />
        </Disclosure>
      </StackItem>
    </>
  );
};

const Step = ({ step, result, number, now, level = 'h3' }: StepCardProps): React.JSX.Element => {
  const { t } = useTranslate();
  const verdict = result?.verdict;
  const label =
    verdict === undefined || verdict.pending === true ? undefined : <VerdictLabel status={verdict.status} />;
  return (
    <Card id={stepAnchor(step.id)} tabIndex={-1} isCompact className="virtualization-alerts__step">
      <CardHeader {...(label === undefined ? {} : { actions: { actions: label, hasNoOffset: true } })}>
        <CardTitle component={level}>
          {number}. <Breakable text={t(step.title)} />
        </CardTitle>
      </CardHeader>
      <CardBody>
        <Stack hasGutter>
          <StackItem>
            <Content component="p">
              <RichText text={step.text} />
            </Content>
          </StackItem>
          {result !== undefined && (
            <DisclosureScope.Provider value={t(step.title)}>
              <Result step={step} result={result} now={now} />
            </DisclosureScope.Provider>
          )}
        </Stack>
      </CardBody>
    </Card>
  );
};

/** How far the ages in a step may be behind, in milliseconds. */
const BEHIND = 15_000;

/** Drawn anew when the step says something else, not with each judgment of them all. */
const StepCard = memo(
  Step,
  ({ now: before, ...shown }, { now, ...wanted }) =>
    now - before < BEHIND &&
    shown.step === wanted.step &&
    shown.result === wanted.result &&
    shown.number === wanted.number &&
    shown.level === wanted.level,
);

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
