import { Content, PageSection, Stack, StackItem, Title } from '@patternfly/react-core';
import { useMemo } from 'react';

import type { Alert, EvaluatedRule } from '../../alerts/alert';
import { isRetired } from '../../alerts/alert-releases';
import { isAboutMachine } from '../../alerts/virtual-machine-alerts';
import { evidenceSource } from '../../evidence/source';
import { generalCase } from '../../diagnosis/case';
import { useBefore } from '../../hooks/useBefore';
import { useHold, type HeldCase } from '../../hooks/useHeldCase';
import { useInvestigation } from '../../hooks/useInvestigation';
import { useTranslate } from '../../i18n';
import { generalChecks, type GeneralCheck } from '../../runbooks/general';
import { Disclosure } from '../probe/Disclosure';
import { ListedOnly } from '../state/ListedOnly';
import { NotInstalled } from '../state/NotInstalled';
import { Changes } from './Changes';
import { Checks } from './Checks';
import { DoThisNow } from './DoThisNow';
import { EvidenceActions } from './EvidenceActions';
import { DownloadEvidence } from './EvidenceOfPage';
import { EvidenceWithoutChecks } from './EvidenceWithoutChecks';
import Findings from './Findings';
import { FirstScreen } from './FirstScreen';
import { MissingRights } from './MissingRights';
import { firingOf } from './firing';

type Labels = Readonly<Record<string, string>>;

interface OneWorkloadProps {
  readonly name: string;
  readonly check: GeneralCheck;
  /** Whether the alert is about this workload: the others are told in one line while they are well. */
  readonly isOwn: boolean;
  readonly labels: Labels;
  readonly alert: Alert | undefined;
  readonly evaluation: EvaluatedRule | undefined;
  /** Where the page's header takes the evidence from, for the alert's own workload. */
  readonly held: HeldCase | undefined;
}

const OneWorkload = ({ name, check, isOwn, labels, alert, evaluation, held }: OneWorkloadProps): React.JSX.Element => {
  const { t } = useTranslate();
  const of = useMemo(() => generalCase(check, labels), [check, labels]);
  const investigation = useInvestigation(of, isOwn ? firingOf(alert, evaluation) : undefined);
  const { steps, results, diagnosis } = investigation;
  const source = useMemo(
    () => evidenceSource(investigation, { title: name, subject: of.subject, labels, alert, evaluation }),
    [investigation, name, of, labels, alert, evaluation],
  );
  useHold(held, source);
  const before = useBefore(investigation, alert !== undefined);
  const parts = (
    <>
      <StackItem>
        <Findings
          id={`found-${check.workload}`}
          level="h3"
          steps={steps}
          found={diagnosis}
          component={check.workload}
        />
      </StackItem>
      {!isOwn && (
        <StackItem>
          <EvidenceActions source={source} about={check.workload} />
        </StackItem>
      )}
      <StackItem>
        <Checks
          investigation={investigation}
          id={`checks-${check.workload}`}
          title={t('Checks of {{workload}}', { workload: check.workload })}
          level="h3"
        />
      </StackItem>
    </>
  );
  if (!isOwn && diagnosis.isHealthy)
    return (
      <PageSection>
        <Disclosure title={t('{{component}} looks healthy now', { component: check.workload })}>
          <Stack hasGutter>{parts}</Stack>
        </Disclosure>
      </PageSection>
    );
  return (
    <>
      {isOwn && (
        <>
          <MissingRights about={name} results={results} />
          <FirstScreen
            investigation={before ?? investigation}
            isOver={before !== undefined}
            impact={undefined}
            now={
              <DoThisNow
                investigation={investigation}
                evidence={
                  held === undefined ? (
                    <EvidenceActions source={source} about={check.workload} />
                  ) : (
                    <DownloadEvidence isLink />
                  )
                }
              />
            }
            changes={<Changes subject={of.subject} investigation={investigation} alert={alert} />}
          />
        </>
      )}
      <PageSection>
        <Stack hasGutter>
          <StackItem>
            <Title headingLevel="h2">{check.workload}</Title>
          </StackItem>
          {parts}
        </Stack>
      </PageSection>
    </>
  );
};

/** The checks of an alert without a runbook, with the same first screen: the workloads of its component. */
const GeneralChecks = ({
  name,
  component,
  labels,
  alert,
  evaluation,
  held,
}: {
  name: string;
  component: string;
  labels: Labels;
  alert?: Alert | undefined;
  /** How the alert's rule is evaluated; absent where it is not known. */
  evaluation?: EvaluatedRule | undefined;
  /** Where the page's header takes the evidence from. */
  held?: HeldCase;
}): React.JSX.Element => {
  const { t } = useTranslate();
  const checks = useMemo(() => generalChecks({ name, component, labels }), [name, component, labels]);
  return (
    <>
      <PageSection>
        <NotInstalled />
        <ListedOnly />
        {!isRetired(name) && (
          <Content component="p">
            {checks.length > 0
              ? t('There is no runbook for this alert here yet. These checks look at the operator that it belongs to.')
              : isAboutMachine({ name, labels })
                ? t(
                    "There is no runbook for this alert here yet. It is about one virtual machine, whose page has its state, events and console; the operators' state says nothing about it.",
                  )
                : t('There is no runbook for this alert here yet, and its component is not known.')}
          </Content>
        )}
      </PageSection>
      {checks.map((check, index) => (
        <OneWorkload
          key={check.workload}
          name={name}
          check={check}
          isOwn={index === 0}
          labels={labels}
          alert={alert}
          evaluation={evaluation}
          held={index === 0 ? held : undefined}
        />
      ))}
      {checks.length === 0 && (
        <EvidenceWithoutChecks name={name} labels={labels} alert={alert} evaluation={evaluation} held={held} />
      )}
    </>
  );
};

export default GeneralChecks;
