import { Content, PageSection, Title } from '@patternfly/react-core';
import { useMemo } from 'react';

import { useInvestigation, type Subject } from '../../hooks/useInvestigation';
import { useTick } from '../../hooks/useTick';
import { useTranslate } from '../../i18n';
import { generalChecks, type GeneralCheck } from '../../runbooks/general';
import { workloadOf } from '../../runbooks/workloads';
import { CopyButton } from '../command/CopyButton';
import { NotInstalled } from '../state/NotInstalled';
import { Findings } from './Findings';
import { StepList } from './StepList';

type Labels = Readonly<Record<string, string>>;

const OneWorkload = ({ check, labels }: { check: GeneralCheck; labels: Labels }): React.JSX.Element => {
  const { t } = useTranslate();
  const subject = useMemo<Subject>(
    () => ({ title: check.workload, workload: workloadOf(check.workload), steps: check.steps }),
    [check],
  );
  const { results, script } = useInvestigation(subject, labels);
  const now = useTick(15_000);
  return (
    <PageSection>
      <Title headingLevel="h2">{check.workload}</Title>
      <Findings
        id={`found-${check.workload}`}
        level="h3"
        steps={check.steps}
        results={results}
        component={check.workload}
        now={now}
      />
      <CopyButton text={script} name={t('Copy all of {{workload}}', { workload: check.workload })} />
      <StepList level="h4" steps={check.steps} results={results} now={now} />
    </PageSection>
  );
};

/** The checks of an alert without a runbook: the workloads of its component. */
export const GeneralChecks = ({
  name,
  component,
  labels,
}: {
  name: string;
  component: string;
  labels: Labels;
}): React.JSX.Element => {
  const { t } = useTranslate();
  const checks = useMemo(() => generalChecks({ name, component }), [name, component]);
  return (
    <>
      <PageSection>
        <NotInstalled />
        <Content component="p">
          {checks.length > 0
            ? t('There is no runbook for this alert here yet. These checks look at the operator that it belongs to.')
            : t('There is no runbook for this alert here yet, and its component is not known.')}
        </Content>
      </PageSection>
      {checks.map((check) => (
        <OneWorkload key={check.workload} check={check} labels={labels} />
      ))}
    </>
  );
};
