import { Content, Flex, FlexItem, List, ListComponent, ListItem, OrderType } from '@patternfly/react-core';
import type { ReactNode } from 'react';

import type { Investigation } from '../../diagnosis/investigate';
import { useTranslate } from '../../i18n';
import type { Message } from '../../message';
import { lazyPart } from '../state/lazy-part';
import { WaitingInPart } from '../state/Waiting';
import { MendedWhen, type Ending } from './MendedWhen';
import { SupportCases } from './SupportCases';
import { FoldedRemedy, keyOfRemedy, OneRemedy } from './WhatHelps';

/** Who is in a hurry reads no more; the others stand with their causes. */
const MOST = 3;

/** Fetched where a runbook advises it, which few do. */
const AdvisedRestart = lazyPart(async () => import('./AdvisedRestart'), <WaitingInPart />);

export interface NowStepsProps {
  readonly investigation: Investigation;
  /** The buttons for the evidence. */
  readonly evidence: ReactNode;
  /** What the restart of the pods does and costs, where the runbook advises it. */
  readonly restart?: Message | undefined;
  /** What ends the alert; absent where that is not known. */
  readonly ending?: Ending | undefined;
}

/** Where all is well although the alert is there: what that means for the night, and what to look at in the morning. */
const NothingBroken = (): React.JSX.Element => {
  const { t } = useTranslate();
  return (
    <List component={ListComponent.ol} type={OrderType.number}>
      <ListItem>
        <strong>{t('Nothing that was read is broken.')}</strong>{' '}
        {t('What ended in the last minutes goes away by itself; else it can wait until the morning.')}
      </ListItem>
      <ListItem>
        <strong>{t('Silence the alert until then')}</strong> {t('with "Silence" above, so that it wakes nobody again.')}
      </ListItem>
      <ListItem>
        <strong>{t('Find out why its metric says otherwise:')}</strong>{' '}
        {t('see whether Prometheus reads the component, and whether kube-state-metrics runs.')}
      </ListItem>
    </List>
  );
};

/** What helps, in at most three steps, what ends the alert, and in the end the evidence and a support case. */
const NowSteps = ({ investigation, evidence, restart, ending }: NowStepsProps): React.JSX.Element => {
  const { t } = useTranslate();
  const { remedies, diagnosis, results } = investigation;
  if (remedies === undefined) return <WaitingInPart />;
  const most = restart === undefined ? MOST : MOST - 1;
  // What comes after the first command is for when that did not help.
  const withCommand = Math.max(
    0,
    remedies.findIndex(({ printed }) => printed !== undefined),
  );
  const isContradicted = diagnosis.contradiction !== undefined && remedies.length === 0;
  return (
    <>
      {isContradicted && <NothingBroken />}
      {remedies.length === 0 && !isContradicted && !diagnosis.isHealthy && (
        <Content component="p">
          {t(
            'No remedy is known for what was found: look at the steps that are not well, and at the resolution below.',
          )}
        </Content>
      )}
      {remedies.length === 0 && !isContradicted && diagnosis.isHealthy && (
        <Content component="p">{t('Nothing that was read is broken: nothing is to be done.')}</Content>
      )}
      {(remedies.length > 0 || restart !== undefined) && (
        <List component={ListComponent.ol} type={OrderType.number}>
          {remedies.slice(0, most).map((remedy, index) => (
            <ListItem key={keyOfRemedy(remedy)}>
              {index <= withCommand ? <OneRemedy remedy={remedy} /> : <FoldedRemedy remedy={remedy} />}
            </ListItem>
          ))}
          {restart !== undefined && (
            <ListItem key="restart">
              <AdvisedRestart found={investigation} warning={restart} at="now" />
            </ListItem>
          )}
        </List>
      )}
      {ending !== undefined && <MendedWhen ending={ending} results={results} />}
      <Flex columnGap={{ default: 'columnGapMd' }} rowGap={{ default: 'rowGapXs' }}>
        <FlexItem>{evidence}</FlexItem>
        <FlexItem>
          {t('Still not well? Attach the evidence to a support case:')} <SupportCases />
        </FlexItem>
      </Flex>
    </>
  );
};

export default NowSteps;
