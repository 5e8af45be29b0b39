import { PageSection } from '@patternfly/react-core';
import { useMemo } from 'react';

import type { Alert, EvaluatedRule } from '../../alerts/alert';
import type { EvidenceSource } from '../../evidence/source';
import { checksOf } from '../../diagnosis/causes';
import type { Diagnosis } from '../../diagnosis/find';
import { useInvestigation, type Subject } from '../../hooks/useInvestigation';
import { useKubeVirtMissing } from '../../hooks/useKubeVirtMissing';
import { useTick } from '../../hooks/useTick';
import type { Runbook } from '../../runbooks/runbook';
import { WORKLOADS } from '../../runbooks/workloads';
import { NotInstalled } from '../state/NotInstalled';
import { EvidenceActions } from './EvidenceActions';
import { RunbookBody } from './RunbookBody';

interface InvestigatedRunbookProps {
  readonly runbook: Runbook;
  readonly labels: Readonly<Record<string, string>>;
  /** Absent where the checks are run without it. */
  readonly alert?: Alert | undefined;
  /** How the alert's rule is evaluated; absent where it is not known. */
  readonly evaluation?: EvaluatedRule | undefined;
}

/** A runbook whose steps run now. */
export const InvestigatedRunbook = ({
  runbook,
  labels,
  alert,
  evaluation,
}: InvestigatedRunbookProps): React.JSX.Element => {
  const subject = useMemo<Subject>(() => {
    const { fix, causes } = runbook.resolution;
    const workload = WORKLOADS[runbook.workload];
    if (workload === undefined)
      throw new Error(`The runbook ${runbook.alert} names no known workload: ${runbook.workload}`);
    return {
      title: runbook.alert,
      workload,
      steps: runbook.steps,
      checks: checksOf(causes),
      ...(fix === undefined ? {} : { fix }),
    };
  }, [runbook]);
  const isMissing = useKubeVirtMissing();
  const investigation = useInvestigation(subject, labels);
  const now = useTick(15_000);
  const evidence = ({ findings }: Diagnosis): React.JSX.Element => {
    const source: EvidenceSource = {
      ...investigation,
      title: runbook.alert,
      workload: subject.workload,
      labels,
      findings,
      alert,
      evaluation,
    };
    return <EvidenceActions source={source} />;
  };
  return (
    <>
      {isMissing && (
        <PageSection>
          <NotInstalled />
        </PageSection>
      )}
      <RunbookBody runbook={runbook} investigation={investigation} now={now} evidence={evidence} />
    </>
  );
};
