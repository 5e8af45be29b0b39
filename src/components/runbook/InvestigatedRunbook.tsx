import { PageSection } from '@patternfly/react-core';
import { useMemo } from 'react';

import type { Alert, EvaluatedRule } from '../../alerts/alert';
import { caseOf } from '../../diagnosis/case';
import { evidenceSource } from '../../evidence/source';
import { useInvestigation } from '../../hooks/useInvestigation';
import { useKubeVirtMissing } from '../../hooks/useKubeVirtMissing';
import type { Runbook } from '../../runbooks/runbook';
import { NotInstalled } from '../state/NotInstalled';
import { Changes } from './Changes';
import { EvidenceActions } from './EvidenceActions';
import { firingOf } from './firing';
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
  const of = useMemo(() => caseOf(runbook, labels), [runbook, labels]);
  const isMissing = useKubeVirtMissing();
  const investigation = useInvestigation(of, firingOf(alert, evaluation));
  const about = { title: runbook.alert, subject: runbook.subject, labels, alert, evaluation };
  return (
    <>
      {isMissing && (
        <PageSection>
          <NotInstalled />
        </PageSection>
      )}
      <RunbookBody
        runbook={runbook}
        investigation={investigation}
        evidence={<EvidenceActions source={evidenceSource(investigation, about)} />}
        alert={alert}
        evaluation={evaluation}
        changes={<Changes subject={runbook.subject} investigation={investigation} alert={alert} />}
      />
    </>
  );
};
