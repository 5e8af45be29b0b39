import { useMemo } from 'react';

import { checksOf } from '../../findings/causes';
import { useInvestigation, type Subject } from '../../hooks/useInvestigation';
import { useTick } from '../../hooks/useTick';
import type { Runbook } from '../../runbooks/runbook';
import { WORKLOADS } from '../../runbooks/workloads';
import { NotInstalled } from '../state/NotInstalled';
import { RunbookBody } from './RunbookBody';

interface InvestigatedRunbookProps {
  readonly runbook: Runbook;
  readonly labels: Readonly<Record<string, string>>;
}

/** A runbook whose steps run now. */
export const InvestigatedRunbook = ({ runbook, labels }: InvestigatedRunbookProps): React.JSX.Element => {
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
  const investigation = useInvestigation(subject, labels);
  const now = useTick(15_000);
  return (
    <>
      <NotInstalled />
      <RunbookBody runbook={runbook} investigation={investigation} now={now} />
    </>
  );
};
