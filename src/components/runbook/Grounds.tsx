import { ExpandableSection, ExpandableSectionToggle, Flex, FlexItem, Label } from '@patternfly/react-core';
import { ExclamationTriangleIcon, InfoCircleIcon, QuestionCircleIcon } from '@patternfly/react-icons';
import { useId, useState } from 'react';

import type { Investigation } from '../../diagnosis/investigate';
import { signsOf } from '../../diagnosis/signs';
import type { Story } from '../../diagnosis/story';
import { useTranslate } from '../../i18n';
import { stepAnchor } from './go-to-step';
import { JumpLink } from './JumpLink';
import { WhyThisCause } from './WhyThisCause';

interface GroundsProps {
  readonly story: Story;
  readonly investigation: Investigation;
}

/** How sure it is. */
const HowSure = ({ story, investigation: { diagnosis } }: GroundsProps): React.JSX.Element | null => {
  const { t } = useTranslate();
  if (story.cause === undefined && diagnosis.contradiction !== undefined)
    return (
      <Label color="orange" icon={<ExclamationTriangleIcon />}>
        {t('The cluster contradicts the alert')}
      </Label>
    );
  if (story.cause === undefined) return null;
  if (story.isUnexplained)
    return (
      <Label color="grey" icon={<QuestionCircleIcon />}>
        {t('The cause is not known')}
      </Label>
    );
  const signs = signsOf(diagnosis);
  const against = signs.against.length;
  return (
    <Label color="blue" icon={<InfoCircleIcon />}>
      {against === 0
        ? t('Likely cause: {{count}} signs for it, none against', { count: signs.for.length })
        : t('Likely cause: {{count}} signs for it, against it {{against}}', { count: signs.for.length, against })}
    </Label>
  );
};

/** How sure it is, why it is thought to be the cause, and what it is not: one line, and the signs when asked. */
const Grounds = ({ story, investigation }: GroundsProps): React.JSX.Element => {
  const { t } = useTranslate();
  const { diagnosis, causes, steps, results } = investigation;
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const out = causes.filter(({ verdict }) => verdict?.status === 'ruled-out').length;
  const failing = results.find(({ verdict }) => verdict.status === 'problem')?.stepId;
  const step = steps.find(({ id }) => id === failing);
  const isKnown = story.cause !== undefined && !story.isUnexplained;
  return (
    <>
      <Flex
        columnGap={{ default: 'columnGapMd' }}
        rowGap={{ default: 'rowGapXs' }}
        className="virtualization-alerts__grounds"
      >
        <HowSure story={story} investigation={investigation} />
        {isKnown && (
          <FlexItem>
            <ExpandableSectionToggle
              toggleId={`${id}toggle`}
              contentId={`${id}content`}
              isExpanded={isOpen}
              onToggle={setOpen}
            >
              {t('Why this is the cause')}
            </ExpandableSectionToggle>
          </FlexItem>
        )}
        {!isKnown && step !== undefined && (
          <FlexItem>
            {t('The first check that fails:')} <JumpLink to={stepAnchor(step.id)} name={t(step.title)} />
          </FlexItem>
        )}
        {causes.length > 0 && (
          <FlexItem>
            {t('{{out}} of {{all}} known causes are ruled out.', { out, all: causes.length })}{' '}
            <JumpLink to="known-causes" name={t('Compare the causes')} />
          </FlexItem>
        )}
        {story.others > 0 && (
          <FlexItem>
            <JumpLink to="what-we-found" name={t('{{count}} other problems', { count: story.others })} />
          </FlexItem>
        )}
      </Flex>
      {isKnown && (
        <ExpandableSection isDetached toggleId={`${id}toggle`} contentId={`${id}content`} isExpanded={isOpen}>
          {isOpen && <WhyThisCause signs={signsOf(diagnosis)} steps={steps} />}
        </ExpandableSection>
      )}
    </>
  );
};

export default Grounds;
