import { useMemo } from 'react';

import type { Alert } from '../../alerts/alert';
import { unhealthyEvidence } from '../../evidence/findings';
import type { EvidenceSource } from '../../evidence/source';
import { useInvestigation, type Subject } from '../../hooks/useInvestigation';
import { useTick } from '../../hooks/useTick';
import type { Runbook } from '../../runbooks/runbook';
import { WORKLOADS } from '../../runbooks/workloads';
import { EvidenceActions } from './EvidenceActions';
import { RunbookBody } from './RunbookBody';

interface InvestigatedRunbookProps {
  readonly runbook: Runbook;
  readonly labels: Readonly<Record<string, string>>;
  /** Absent where the checks are run without it. */
  readonly alert?: Alert | undefined;
}

/** A runbook whose steps run now. */
export const InvestigatedRunbook = ({ runbook, labels, alert }: InvestigatedRunbookProps): React.JSX.Element => {
  const subject = useMemo<Subject>(() => {
    const { fix } = runbook.resolution;
    const workload = WORKLOADS[runbook.workload];
    if (workload === undefined)
      throw new Error(`The runbook ${runbook.alert} names no known workload: ${runbook.workload}`);
    return { title: runbook.alert, workload, steps: runbook.steps, ...(fix === undefined ? {} : { fix }) };
  }, [runbook]);
  const investigation = useInvestigation(subject, labels);
  const now = useTick(15_000);
  const source: EvidenceSource = {
    ...investigation,
    title: runbook.alert,
    workload: subject.workload,
    labels,
    steps: runbook.steps,
    findings: unhealthyEvidence(investigation.results),
    ...(alert === undefined ? {} : { alert }),
  };
  return (
    <RunbookBody
      runbook={runbook}
      investigation={investigation}
      actions={<EvidenceActions source={source} />}
      now={now}
    />
  );
};
