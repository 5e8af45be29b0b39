import { Content, List, ListItem } from '@patternfly/react-core';

import type { Investigation } from '../../diagnosis/investigate';
import { useTranslate } from '../../i18n';
import { Breakable } from '../state/Breakable';
import { stepAnchor } from './go-to-step';
import { JumpLink } from './JumpLink';
import { RichText } from './RichText';

/** What is told of a component that is well; the checks tell the rest. */
const TOLD = 4;

/** Where nothing is wrong: why the alert may be there all the same, and what shows that all is well. */
const WhatClusterSays = ({
  investigation: { diagnosis, steps, results },
}: {
  readonly investigation: Investigation;
}): React.JSX.Element => {
  const { t } = useTranslate();
  const well = steps
    .filter(({ beside, expectation }) => beside !== true && expectation.kind !== 'exists')
    .flatMap((step) => {
      const verdict = results.find(({ stepId }) => stepId === step.id)?.verdict;
      return verdict?.status === 'healthy' ? [{ step, verdict }] : [];
    });
  return (
    <>
      {diagnosis.contradiction?.because.map((sentence) => (
        <Content component="p" key={t(sentence)}>
          <RichText text={sentence} />
        </Content>
      ))}
      <List aria-label={t('What the cluster says')}>
        {well.slice(0, TOLD).map(({ step, verdict }) => (
          <ListItem key={step.id}>
            <Breakable text={t(verdict.evidence)} /> <JumpLink to={stepAnchor(step.id)} name={t(step.title)} />
          </ListItem>
        ))}
      </List>
    </>
  );
};

export default WhatClusterSays;
