import { Button, Card, CardBody, CardTitle, Flex, FlexItem, Skeleton, Title } from '@patternfly/react-core';

import type { Investigation } from '../../diagnosis/investigate';
import { storyOf, type Story } from '../../diagnosis/story';
import { useTranslate } from '../../i18n';
import { message, type Message } from '../../message';
import { Breakable } from '../state/Breakable';
import { goTo, stepAnchor } from './go-to-step';
import { StoryChain } from './StoryChain';

interface DiagnosisCardProps {
  readonly investigation: Investigation;
  /** What users notice of the alert. */
  readonly impact: Message | undefined;
}

/** Leads to another part of the page, and leaves the address to the alert's labels. */
const Jump = ({ to, name }: { readonly to: string; readonly name: string }): React.JSX.Element => (
  <Button
    variant="link"
    isInline
    onClick={() => {
      goTo(to);
    }}
  >
    {name}
  </Button>
);

/** How sure it is: what shows it, and what it is not. */
const HowSure = ({
  story,
  causes,
  steps,
}: { readonly story: Story } & Pick<Investigation, 'causes' | 'steps'>): React.JSX.Element => {
  const { t } = useTranslate();
  const signs = [...new Set(story.links.flatMap(({ finding }) => finding.stepIds))];
  const told = causes.filter(({ verdict }) => verdict !== undefined);
  const out = told.filter(({ verdict }) => verdict?.status === 'ruled-out').length;
  const [first] = signs;
  const step = steps.find(({ id }) => id === first);
  return (
    <Flex columnGap={{ default: 'columnGapMd' }}>
      {step !== undefined && (
        <Jump to={stepAnchor(step.id)} name={t('Why: {{count}} checks show it', { count: signs.length })} />
      )}
      {causes.length > 0 && (
        <FlexItem>
          {t('{{out}} of {{all}} known causes are ruled out.', { out, all: causes.length })}{' '}
          <Jump to="known-causes" name={t('Compare the causes')} />
        </FlexItem>
      )}
      {story.others > 0 && (
        <FlexItem>
          <Jump to="what-we-found" name={t('{{count}} other problems', { count: story.others })} />
        </FlexItem>
      )}
    </Flex>
  );
};

/** The diagnosis in one sentence: cause and effect, or that there is none, and why that is not known. */
const sentenceOf = (
  { subject, diagnosis: { isHealthy, isPending, contradiction } }: Investigation,
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
  return t(message('What was read shows no cause, and not all could be read'));
};

/** What is broken, why, and what that does, as far as it is known: the first thing that one reads. */
export const DiagnosisCard = ({ investigation, impact }: DiagnosisCardProps): React.JSX.Element => {
  const { t } = useTranslate();
  const { diagnosis, causes, steps } = investigation;
  const story = storyOf(diagnosis);
  const sentence = sentenceOf(investigation, story, t);
  return (
    <Card
      id="diagnosis-card"
      component="section"
      aria-label={t('Diagnosis')}
      className="virtualization-alerts__diagnosis"
    >
      <CardTitle>
        <Title headingLevel="h2" size="lg" id="diagnosis" tabIndex={-1} aria-live="polite">
          {sentence === '' ? <Skeleton width="60%" screenreaderText={t('Reading…')} /> : <Breakable text={sentence} />}
        </Title>
      </CardTitle>
      <CardBody>
        {sentence === '' ? (
          <Skeleton height="9rem" screenreaderText={t('Reading…')} />
        ) : (
          story.links.length > 0 && <StoryChain links={story.links} impact={impact} />
        )}
        {sentence !== '' && <HowSure story={story} causes={causes} steps={steps} />}
      </CardBody>
    </Card>
  );
};
