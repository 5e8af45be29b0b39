import { ResourceLink, Timestamp } from '@openshift-console/dynamic-plugin-sdk';
import { Alert, Button, List, ListItem, Skeleton, Title } from '@patternfly/react-core';
import { useMemo } from 'react';

import { find } from '../../findings/find';
import type { Finding, ObjectReference } from '../../findings/finding';
import { useTranslate } from '../../i18n';
import { modelOf } from '../../probes/models';
import type { StepResult } from '../../probes/step-result';
import type { Step } from '../../runbooks/runbook';
import { VerdictIcon } from '../probe/VerdictLabel';
import { goToStep } from './go-to-step';

interface FindingsProps {
  readonly steps: readonly Step[];
  readonly results: readonly StepResult[];
  /** The component, for the good news. */
  readonly component: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** The id of the heading, where a page has several. */
  readonly id?: string;
  readonly level?: 'h2' | 'h3';
}

/** How many objects of one finding are linked; the sentence says how many there are. */
const LINKED = 3;

const ObjectLink = ({
  object: { model, name, namespace },
}: {
  readonly object: ObjectReference;
}): React.JSX.Element => {
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

/** One sentence, the objects that it is about, and the steps that show it. */
const OneFinding = ({
  finding: { status, sentence, objects, stepIds },
  steps,
}: {
  readonly finding: Finding;
  readonly steps: readonly Step[];
}): React.JSX.Element => {
  const { t } = useTranslate();
  return (
    <>
      <VerdictIcon status={status} /> <span className="virtualization-alerts__evidence">{t(sentence)}</span>{' '}
      {objects.slice(0, LINKED).map((object) => (
        <ObjectLink key={`${object.model}/${object.name}`} object={object} />
      ))}
      {steps
        .filter(({ id }) => stepIds.includes(id))
        .map(({ id, title }) => (
          <span key={id}>
            {' '}
            <Button
              variant="link"
              isInline
              onClick={() => {
                goToStep(id);
              }}
            >
              {t(title)}
            </Button>
          </span>
        ))}
    </>
  );
};

/** What was found, what makes the component fail first, each sentence leading to its objects and steps. */
export const Findings = (props: FindingsProps): React.JSX.Element => {
  const { steps, results, component, now, id = 'what-we-found', level = 'h2' } = props;
  const { t } = useTranslate();
  const { findings, isPending, isHealthy, healthySince } = useMemo(
    () => find(steps, results, { workload: component, now }),
    [steps, results, component, now],
  );
  return (
    <section aria-labelledby={id}>
      <Title headingLevel={level} id={id}>
        {t('What we found')}
      </Title>
      <div aria-live="polite">
        {isHealthy && (
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
        )}
        <List isPlain>
          {findings.map((finding) => (
            <ListItem key={finding.id}>
              <OneFinding finding={finding} steps={steps} />
            </ListItem>
          ))}
        </List>
        {isPending && <Skeleton width="60%" screenreaderText={t('Reading…')} />}
      </div>
    </section>
  );
};
