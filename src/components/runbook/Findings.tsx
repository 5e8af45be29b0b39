import { Timestamp } from '@openshift-console/dynamic-plugin-sdk';
import { Alert, Button, Flex, FlexItem, List, ListItem, Skeleton, Stack, StackItem } from '@patternfly/react-core';
import { AngleRightIcon } from '@patternfly/react-icons';

import { flatten } from '../../diagnosis/chain';
import type { Contradiction } from '../../diagnosis/contradiction';
import type { Diagnosis } from '../../diagnosis/find';
import type { Finding } from '../../diagnosis/finding';
import { useTranslate } from '../../i18n';
import type { FilledStep } from '../../runbooks/runbook';
import { VerdictIcon } from '../probe/VerdictLabel';
import { goToStep } from './go-to-step';
import { ObjectLink } from './ObjectLink';
import { Part } from './Part';
import { RichText } from './RichText';

interface FindingsProps {
  readonly steps: readonly FilledStep[];
  readonly found: Diagnosis;
  /** The component, for the good news. */
  readonly component: string;
  /** The id of the heading, where a page has several. */
  readonly id?: string;
  readonly level?: 'h2' | 'h3';
}

/** How many objects of one finding are linked; the sentence says how many there are. */
const LINKED = 3;

interface OneFindingProps {
  readonly finding: Finding;
  readonly steps: readonly FilledStep[];
  /** True for what follows from another finding. */
  readonly isConsequence?: boolean;
}

/** What follows from a finding, in the order in which one thing leads to the next. */
const Consequences = ({ finding, steps }: OneFindingProps): React.JSX.Element | null => {
  const { t } = useTranslate();
  const following = flatten(finding.consequences);
  if (following.length === 0) return null;
  return (
    <>
      <div className="pf-v6-u-mt-sm">{t('This leads to:')}</div>
      <List isPlain aria-label={t('What follows from it')}>
        {following.map((one) => (
          <ListItem key={one.id}>
            <OneFinding finding={one} steps={steps} isConsequence />
          </ListItem>
        ))}
      </List>
    </>
  );
};

/** That nothing explains a finding, and what could not be read that might. */
const Unexplained = ({ finding: { unexplained } }: Pick<OneFindingProps, 'finding'>): React.JSX.Element | null => {
  const { t } = useTranslate();
  if (unexplained === undefined) return null;
  const why = unexplained.unread.map((sentence) => t(sentence)).join('; ');
  return (
    <div>
      {why === ''
        ? t('Nothing that was read explains it.')
        : t('What would explain it could not be read: {{why}}', { why })}
    </div>
  );
};

/** The steps that show something, each leading there. */
const StepLinks = ({
  steps,
  stepIds,
}: {
  readonly steps: readonly FilledStep[];
  readonly stepIds: readonly string[];
}): React.JSX.Element => {
  const { t } = useTranslate();
  return (
    <>
      {steps.map(
        ({ id, title }, index) =>
          stepIds.includes(id) && (
            <Button
              key={id}
              variant="link"
              isInline
              aria-label={t('Step {{number}}: {{title}}', { number: index + 1, title: t(title) })}
              onClick={() => {
                goToStep(id);
              }}
            >
              {t('Step {{number}}', { number: index + 1 })}
            </Button>
          ),
      )}
    </>
  );
};

/** That the alert contradicts the cluster, and why as far as it was seen. */
const Contradicted = ({
  contradiction: { sentence, because, stepIds },
  steps,
}: {
  readonly contradiction: Contradiction;
  readonly steps: readonly FilledStep[];
}): React.JSX.Element => {
  return (
    <Alert variant="warning" component="p" isInline title={<RichText text={sentence} />}>
      {because.map((why) => (
        <div key={why.text}>
          <RichText text={why} />
        </div>
      ))}
      <Flex columnGap={{ default: 'columnGapMd' }}>
        <StepLinks steps={steps} stepIds={stepIds} />
      </Flex>
    </Alert>
  );
};

/** One sentence, beneath it the objects that it is about and the steps that show it, and what follows from it. */
const OneFinding = ({ finding, steps, isConsequence = false }: OneFindingProps): React.JSX.Element => {
  const { status, sentence, objects, stepIds } = finding;
  return (
    <Flex
      flexWrap={{ default: 'nowrap' }}
      alignItems={{ default: 'alignItemsFlexStart' }}
      columnGap={{ default: 'columnGapSm' }}
    >
      <FlexItem>{isConsequence ? <AngleRightIcon /> : <VerdictIcon status={status} />}</FlexItem>
      <FlexItem className="virtualization-alerts__evidence">
        <div>
          <RichText text={sentence} />
        </div>
        <Flex columnGap={{ default: 'columnGapMd' }}>
          {objects.slice(0, LINKED).map((object) => (
            <ObjectLink key={`${object.model}/${object.name}`} object={object} />
          ))}
          <StepLinks steps={steps} stepIds={stepIds} />
        </Flex>
        <Unexplained finding={finding} />
        {!isConsequence && <Consequences finding={finding} steps={steps} />}
      </FlexItem>
    </Flex>
  );
};

/** What was found, what makes the component fail first, each sentence leading to its objects and steps. */
const Findings = ({
  steps,
  found: { findings, isPending, isHealthy, readySince, contradiction },
  component,
  id = 'what-we-found',
  level = 'h2',
}: FindingsProps): React.JSX.Element => {
  const { t } = useTranslate();
  return (
    <Part id={id} level={level} title={t('What we found')}>
      <Stack hasGutter aria-live="polite">
        {contradiction !== undefined && (
          <StackItem>
            <Contradicted contradiction={contradiction} steps={steps} />
          </StackItem>
        )}
        {isHealthy && contradiction === undefined && (
          <StackItem>
            <Alert
              variant="success"
              component="p"
              isInline
              title={
                readySince === undefined
                  ? t('{{component}} looks healthy now', { component })
                  : t('{{component}} looks healthy now; its pods have been ready since:', { component })
              }
            >
              {readySince !== undefined && <Timestamp timestamp={new Date(readySince).toISOString()} simple />}
            </Alert>
          </StackItem>
        )}
        {findings.length > 0 && (
          <StackItem>
            <List isPlain isBordered>
              {findings.map((finding) => (
                <ListItem key={finding.id}>
                  <OneFinding finding={finding} steps={steps} />
                </ListItem>
              ))}
            </List>
          </StackItem>
        )}
        {isPending && (
          <StackItem>
            <Skeleton width="60%" screenreaderText={t('Reading…')} />
          </StackItem>
        )}
      </Stack>
    </Part>
  );
};

export default Findings;
