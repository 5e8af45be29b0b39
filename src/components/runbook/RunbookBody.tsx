import { Content, PageSection, Stack, StackItem } from '@patternfly/react-core';
import { memo, useMemo, type ReactNode } from 'react';

import type { Alert, EvaluatedRule } from '../../alerts/alert';
import type { Investigation } from '../../diagnosis/investigate';
import { useTranslate } from '../../i18n';
import type { Message } from '../../message';
import type { Variables } from '../../probes/variables';
import { fillStepWith, fillTexts } from '../../runbooks/fill-runbook';
import type { FilledStep, Runbook } from '../../runbooks/runbook';
import { CopyButton } from '../command/CopyButton';
import { ListedOnly } from '../state/ListedOnly';
import { DoThisNow } from './DoThisNow';
import { Findings } from './Findings';
import { FirstScreen } from './FirstScreen';
import { Part } from './Part';
import { PartLinks } from './PartLinks';
import { Resolution } from './Resolution';
import { RichText } from './RichText';
import { StepList } from './StepList';

interface RunbookBodyProps {
  readonly runbook: Runbook;
  /** Absent: the checks have not been run, and the runbook is only to be read. */
  readonly investigation?: Investigation;
  /** What was found while the alert was there, where it has stopped and all is well. */
  readonly before?: Investigation | undefined;
  /** What can be done with what was found: the buttons for the evidence. */
  readonly evidence?: ReactNode;
  /** What changed. */
  readonly changes?: ReactNode;
  /** Absent where the checks are run without it. */
  readonly alert?: Alert | undefined;
  /** How the alert's rule is evaluated; absent where it is not known. */
  readonly evaluation?: EvaluatedRule | undefined;
}

const Paragraphs = ({
  id,
  title,
  texts,
}: {
  id: string;
  title: string;
  texts: readonly Message[];
}): React.JSX.Element => {
  const { t } = useTranslate();
  return (
    <Part id={id} title={title}>
      <Content>
        {texts.map((text) => (
          <Content component="p" key={t(text)}>
            <RichText text={text} />
          </Content>
        ))}
      </Content>
    </Part>
  );
};

/** Without results nothing has an age. */
const NEVER = 0;

const Troubleshoot = ({
  steps,
  investigation,
}: {
  readonly steps: readonly FilledStep[];
  readonly investigation: Investigation | undefined;
}): React.JSX.Element => {
  const { t } = useTranslate();
  return (
    <Part
      id="troubleshoot"
      title={t('Troubleshoot')}
      {...(investigation === undefined
        ? {}
        : { actions: <CopyButton text={investigation.script} name={t('Copy all')} /> })}
    >
      {investigation !== undefined && <ListedOnly />}
      {investigation !== undefined && (
        <Content component="p">
          {t('Namespace: {{namespace}}.', { namespace: investigation.namespace.namespace })}{' '}
          {t(investigation.namespace.source)}
        </Content>
      )}
      <StepList steps={steps} results={investigation?.results ?? []} now={investigation?.now ?? NEVER} />
    </Part>
  );
};

const NO_VARIABLES: Variables = {};
/** Drawn anew when they say something else: the cluster is judged every few seconds. */
const SteadyFindings = memo(Findings);
const SteadyResolution = memo(Resolution);

/** A runbook: what was found first, where the checks were run, then the document with the live results. */
export const RunbookBody = ({
  runbook,
  investigation,
  before,
  evidence,
  changes,
  alert,
  evaluation,
}: RunbookBodyProps): React.JSX.Element => {
  const { t } = useTranslate();
  const variables = investigation?.variables ?? NO_VARIABLES;
  const texts = useMemo(() => fillTexts(runbook, variables), [runbook, variables]);
  const unfilled = useMemo(() => runbook.steps.map((step) => fillStepWith(step, NO_VARIABLES)), [runbook]);
  const steps = investigation?.steps ?? unfilled;
  const { subject, diagnosis } = investigation ?? {};
  const found = useMemo(
    () => (subject === undefined || diagnosis === undefined ? undefined : { subject, diagnosis }),
    [subject, diagnosis],
  );
  return (
    <>
      {investigation !== undefined && (
        <FirstScreen
          investigation={before ?? investigation}
          isOver={before !== undefined}
          impact={texts.impact}
          now={
            <DoThisNow
              investigation={investigation}
              evidence={evidence}
              restart={texts.resolution.fix?.warning}
              ending={{ when: texts.endsWhen, measuredBy: runbook.measuredBy, alert, evaluation }}
            />
          }
          changes={changes}
        />
      )}
      <PageSection>
        <PartLinks
          parts={[
            ...(investigation === undefined ? [] : [{ id: 'what-we-found', name: t('What we found') }]),
            ...(changes === undefined ? [] : [{ id: 'what-changed', name: t('What changed') }]),
            { id: 'description', name: t('Description') },
            { id: 'reason', name: t('Reason') },
            { id: 'troubleshoot', name: t('Troubleshoot') },
            { id: 'resolution', name: t('Resolution') },
          ]}
        />
      </PageSection>
      {investigation !== undefined && (
        <PageSection>
          <SteadyFindings steps={steps} found={investigation.diagnosis} component={investigation.subject} />
        </PageSection>
      )}
      <PageSection>
        <Stack hasGutter>
          <StackItem>
            <Paragraphs id="description" title={t('Description')} texts={texts.description} />
          </StackItem>
          <StackItem>
            <Paragraphs id="reason" title={t('Reason')} texts={texts.reason} />
          </StackItem>
        </Stack>
      </PageSection>
      <PageSection>
        <Troubleshoot steps={steps} investigation={investigation} />
      </PageSection>
      <PageSection>
        <SteadyResolution
          resolution={texts.resolution}
          causes={investigation?.causes ?? texts.resolution.causes.map((cause) => ({ cause }))}
          steps={steps}
          fix={investigation?.fix}
          found={found}
        />
      </PageSection>
    </>
  );
};
