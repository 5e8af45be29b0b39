import {
  Content,
  DescriptionList,
  DescriptionListDescription,
  DescriptionListGroup,
  DescriptionListTerm,
} from '@patternfly/react-core';

import type { Investigation } from '../../diagnosis/investigate';
import { useTranslate } from '../../i18n';
import { Breakable } from '../state/Breakable';
import { stepAnchor } from './go-to-step';
import { JumpLink } from './JumpLink';
import { RichText } from './RichText';

/** What is told of a component that is well; the checks tell the rest. */
const TOLD = 5;

/** Where nothing is wrong: why the alert may be there all the same, and what shows that all is well. */
const WhatClusterSays = ({
  investigation: { diagnosis, steps, results },
}: {
  readonly investigation: Investigation;
}): React.JSX.Element => {
  const { t } = useTranslate();
  const well = results.filter(({ stepId, verdict }) => {
    const step = steps.find(({ id }) => id === stepId);
    return verdict.status === 'healthy' && step?.beside !== true && step?.expectation.kind !== 'exists';
  });
  return (
    <>
      {diagnosis.contradiction?.because.map((sentence) => (
        <Content component="p" key={t(sentence)}>
          <RichText text={sentence} />
        </Content>
      ))}
      <DescriptionList isHorizontal isCompact aria-label={t('What the cluster says')}>
        {well.slice(0, TOLD).map(({ stepId, verdict }) => {
          const step = steps.find(({ id }) => id === stepId);
          return (
            <DescriptionListGroup key={stepId}>
              <DescriptionListTerm>
                <JumpLink to={stepAnchor(stepId)} name={t(step?.title ?? verdict.evidence)} />
              </DescriptionListTerm>
              <DescriptionListDescription>
                <Breakable text={t(verdict.evidence)} />
              </DescriptionListDescription>
            </DescriptionListGroup>
          );
        })}
      </DescriptionList>
    </>
  );
};

export default WhatClusterSays;
