import { ResourceLink, Timestamp } from '@openshift-console/dynamic-plugin-sdk';
import { Alert, Button, Flex, FlexItem, List, ListItem, Skeleton, Stack, StackItem } from '@patternfly/react-core';

import type { Diagnosis } from '../../diagnosis/find';
import type { Finding, ObjectReference } from '../../diagnosis/finding';
import { useTranslate } from '../../i18n';
import { isModelName, modelOf } from '../../probes/models';
import type { FilledStep } from '../../runbooks/runbook';
import { VerdictIcon } from '../probe/VerdictLabel';
import { goToStep } from './go-to-step';
import { Part } from './Part';

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

/** What no step can read, such as an address, has no page: the sentence names it. */
const ObjectLink = ({
  object: { model, name, namespace },
}: {
  readonly object: ObjectReference;
}): React.JSX.Element | null => {
  if (!isModelName(model)) return null;
  const { group, version, kind } = modelOf(model);
  return (
    <ResourceLink
      inline
      groupVersionKind={{ ...(group === '' ? {} : { group }), version, kind }}
      name={name}
      {...(namespace === undefined ? {} : { namespace })}
    />
  );
};

/** One sentence, and beneath it the objects that it is about and the steps that show it. */
const OneFinding = ({
  finding: { status, sentence, objects, stepIds },
  steps,
}: {
  readonly finding: Finding;
  readonly steps: readonly FilledStep[];
}): React.JSX.Element => {
  const { t } = useTranslate();
  return (
    <Flex
      flexWrap={{ default: 'nowrap' }}
      alignItems={{ default: 'alignItemsFlexStart' }}
      columnGap={{ default: 'columnGapSm' }}
    >
      <FlexItem>
        <VerdictIcon status={status} />
      </FlexItem>
      <FlexItem className="virtualization-alerts__evidence">
        <div>{t(sentence)}</div>
        <Flex columnGap={{ default: 'columnGapMd' }}>
          {objects.slice(0, LINKED).map((object) => (
            <ObjectLink key={`${object.model}/${object.name}`} object={object} />
          ))}
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
        </Flex>
      </FlexItem>
    </Flex>
  );
};

/** What was found, what makes the component fail first, each sentence leading to its objects and steps. */
export const Findings = ({
  steps,
  found: { findings, isPending, isHealthy, healthySince },
  component,
  id = 'what-we-found',
  level = 'h2',
}: FindingsProps): React.JSX.Element => {
  const { t } = useTranslate();
  return (
    <Part id={id} level={level} title={t('What we found')}>
      <Stack hasGutter aria-live="polite">
        {isHealthy && (
          <StackItem>
            <Alert
              variant="success"
              component="p"
              isInline
              title={
                healthySince === undefined
                  ? t('{{component}} looks healthy now', { component })
                  : t('{{component}} looks healthy now, and has been since:', { component })
              }
            >
              {healthySince !== undefined && <Timestamp timestamp={new Date(healthySince).toISOString()} simple />}
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
