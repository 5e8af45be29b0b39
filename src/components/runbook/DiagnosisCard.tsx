import { Card, CardBody, CardHeader, CardTitle, Flex, FlexItem, Icon, Skeleton, Title } from '@patternfly/react-core';
import { CheckCircleIcon } from '@patternfly/react-icons';

import type { Investigation } from '../../diagnosis/investigate';
import { storyOf, type Story } from '../../diagnosis/story';
import { whyUnfilled } from '../../diagnosis/why-unfilled';
import { useTranslate } from '../../i18n';
import { message, type Message } from '../../message';
import type { Impact } from '../../runbooks/runbook';
import { Breakable } from '../state/Breakable';
import { lazyPart } from '../state/lazy-part';
import { WaitingInPart } from '../state/Waiting';
import { StoryChain } from './StoryChain';

interface DiagnosisCardProps {
  readonly investigation: Investigation;
  /** What users notice of the alert; absent where nobody knows. */
  readonly impact: Impact | undefined;
}

/** What is counted is read once something was found, so that the cause never waits for it. */
const ImpactCounts = lazyPart(async () => import('./ImpactCounts'), <Skeleton height="2.5rem" />);
/** How sure that is, and why, once it was said. */
const Grounds = lazyPart(async () => import('./Grounds'), <Skeleton width="60%" />);
const WhatClusterSays = lazyPart(async () => import('./WhatClusterSays'), <WaitingInPart />);

/** The diagnosis in one sentence: cause and effect, or that there is none, and why that is not known. */
const sentenceOf = (
  { subject, steps, diagnosis: { isHealthy, isPending, contradiction } }: Investigation,
  { cause, effect, isUnexplained }: Story,
  t: (sentence: Message) => string,
): string => {
  if (cause !== undefined && effect !== undefined)
    return t(message('{{cause}}, so {{effect}}', { cause: t(cause), effect: t(effect) }));
  if (cause !== undefined)
    return isUnexplained ? t(message('{{cause}}; what was read does not say why', { cause: t(cause) })) : t(cause);
  if (contradiction !== undefined) return t(contradiction.sentence);
  if (isPending) return '';
  if (isHealthy) return t(message('{{component}} looks healthy now', { component: subject }));
  const lacking = whyUnfilled({ steps });
  if (lacking === undefined) return t(message('What was read shows no cause, and not all could be read'));
  return t(message('{{reason}} What could be read shows no cause.', { reason: t(lacking).replaceAll('`', '') }));
};

/** What is broken, why, and what that does, as far as it is known: the first thing that one reads. */
export const DiagnosisCard = ({ investigation, impact }: DiagnosisCardProps): React.JSX.Element => {
  const { t } = useTranslate();
  const { diagnosis } = investigation;
  const story = storyOf(diagnosis);
  const sentence = sentenceOf(investigation, story, t);
  const isWell = story.cause === undefined && diagnosis.isHealthy;
  const { counts = [] } = impact ?? {};
  const shown =
    impact === undefined
      ? undefined
      : {
          says: impact.says,
          ...(counts.length === 0 ? {} : { counts: <ImpactCounts counts={counts} investigation={investigation} /> }),
        };
  return (
    <Card
      id="diagnosis-card"
      component="section"
      isCompact
      aria-label={t('Diagnosis')}
      className="virtualization-alerts__diagnosis"
    >
      <CardHeader>
        <CardTitle>
          <Flex columnGap={{ default: 'columnGapSm' }} flexWrap={{ default: 'nowrap' }}>
            {isWell && (
              <FlexItem>
                <Icon status="success">
                  <CheckCircleIcon />
                </Icon>
              </FlexItem>
            )}
            <FlexItem grow={{ default: 'grow' }}>
              <Title headingLevel="h2" size="lg" id="diagnosis" tabIndex={-1} aria-live="polite">
                {sentence === '' ? (
                  <Skeleton width="60%" screenreaderText={t('Reading…')} />
                ) : (
                  <Breakable text={sentence} />
                )}
              </Title>
            </FlexItem>
          </Flex>
        </CardTitle>
      </CardHeader>
      <CardBody>
        {sentence === '' ? (
          <Skeleton height="12.5rem" screenreaderText={t('Reading…')} />
        ) : (
          story.links.length > 0 && <StoryChain links={story.links} impact={shown} />
        )}
        {isWell && sentence !== '' && <WhatClusterSays investigation={investigation} />}
        {sentence !== '' && <Grounds story={story} investigation={investigation} />}
      </CardBody>
    </Card>
  );
};
