import { Card, CardBody, PageSection, Stack, StackItem } from '@patternfly/react-core';
import { memo, useMemo, type ReactNode } from 'react';

import type { Alert, EvaluatedRule } from '../../alerts/alert';
import type { Investigation } from '../../diagnosis/investigate';
import { useTranslate } from '../../i18n';
import type { Variables } from '../../probes/variables';
import { fillStepWith, fillTexts } from '../../runbooks/fill-runbook';
import type { FilledStep, Runbook } from '../../runbooks/runbook';
import { lazyPart } from '../state/lazy-part';
import { WaitingInPart } from '../state/Waiting';
import { Checks } from './Checks';
import { DoThisNow } from './DoThisNow';
import { FirstScreen } from './FirstScreen';
import { Folded } from './Folded';
import { KnownCauses } from './KnownCauses';
import { PageJumps } from './PageJumps';
import { Part } from './Part';
import { RunbookInShort, RunbookText } from './RunbookText';

/** All findings, with what follows from each: fetched when somebody opens them. */
const Findings = lazyPart(async () => import('./Findings'), <WaitingInPart />);

/** Drawn anew when they say something else: the cluster is judged every few seconds. */
const SteadyCauses = memo(KnownCauses);
const SteadyText = memo(RunbookInShort);

const InCard = ({ id, children }: { readonly id: string; readonly children: ReactNode }): React.JSX.Element => (
  <StackItem>
    <Card id={`${id}-card`} isCompact>
      <CardBody>{children}</CardBody>
    </Card>
  </StackItem>
);

interface InvestigatedProps {
  readonly texts: ReturnType<typeof fillTexts>;
  readonly investigation: Investigation;
}

/** Everything below the first screen, its parts linked beside it. */
const Below = ({
  texts,
  investigation,
  hasChanges,
  hasDetails,
}: InvestigatedProps & { readonly hasChanges: boolean; readonly hasDetails: boolean }): React.JSX.Element => {
  const { t } = useTranslate();
  const { steps, causes, diagnosis, subject, results, fix } = investigation;
  const found = useMemo(
    () => (fix === undefined ? undefined : { subject, diagnosis, causes, fix }),
    [subject, diagnosis, causes, fix],
  );
  const fitting = causes.filter(({ verdict }) => verdict?.status === 'supported').length;
  const failing = results.filter(({ verdict }) => verdict.status === 'problem').length;
  return (
    <PageSection>
      <div className="virtualization-alerts__below">
        <div className="virtualization-alerts__columns">
          <PageJumps
            parts={[
              { id: 'diagnosis', name: t('Diagnosis') },
              ...(hasChanges ? [{ id: 'what-changed', name: t('What changed') }] : []),
              { id: 'checks', name: t('Checks'), count: failing },
              ...(causes.length === 0 ? [] : [{ id: 'known-causes', name: t('Known causes'), count: fitting }]),
              { id: 'runbook', name: t('Runbook') },
              ...(hasDetails ? [{ id: 'alert-details', name: t('Alert details') }] : []),
            ]}
          />
          <Stack hasGutter>
            <InCard id="checks">
              <Checks investigation={investigation} />
              {diagnosis.findings.length > 0 && (
                <Folded anchor="what-we-found" title={t('All that was found, and what leads to what')}>
                  <Findings steps={steps} found={diagnosis} component={subject} level="h3" />
                </Folded>
              )}
            </InCard>
            <InCard id="runbook">
              {causes.length > 0 && (
                <Part id="known-causes" title={t('Known causes')}>
                  <div className="virtualization-alerts__rows">
                    <SteadyCauses causes={causes} steps={steps} />
                  </div>
                </Part>
              )}
              <Part id="runbook" title={t('Runbook')}>
                <SteadyText texts={texts} steps={steps} results={results} found={found} />
              </Part>
            </InCard>
          </Stack>
        </div>
      </div>
    </PageSection>
  );
};

/** A runbook to be read: what it says, and the causes that are known. */
const Unrun = ({
  texts,
  steps,
}: {
  readonly texts: InvestigatedProps['texts'];
  readonly steps: readonly FilledStep[];
}): React.JSX.Element => {
  const { t } = useTranslate();
  const { causes } = texts.resolution;
  return (
    <PageSection>
      <Stack hasGutter>
        <StackItem>
          <RunbookText texts={texts} steps={steps} />
        </StackItem>
        {causes.length > 0 && (
          <StackItem>
            <Part id="known-causes" title={t('Known causes')}>
              <KnownCauses causes={causes.map((cause) => ({ cause }))} steps={steps} />
            </Part>
          </StackItem>
        )}
      </Stack>
    </PageSection>
  );
};

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

const NO_VARIABLES: Variables = {};

/** A runbook: where the checks were run what was found, then what was looked at; then the document. */
export const RunbookBody = ({
  runbook,
  investigation,
  before,
  evidence,
  changes,
  alert,
  evaluation,
}: RunbookBodyProps): React.JSX.Element => {
  const variables = investigation?.variables ?? NO_VARIABLES;
  const texts = useMemo(() => fillTexts(runbook, variables), [runbook, variables]);
  const unfilled = useMemo(() => runbook.steps.map((step) => fillStepWith(step, NO_VARIABLES)), [runbook]);
  if (investigation === undefined) return <Unrun texts={texts} steps={unfilled} />;
  return (
    <>
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
      <Below
        texts={texts}
        investigation={investigation}
        hasChanges={changes !== undefined}
        hasDetails={alert !== undefined}
      />
    </>
  );
};
