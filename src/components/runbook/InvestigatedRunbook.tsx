import { PageSection } from '@patternfly/react-core';
import { useMemo } from 'react';

import type { Alert, EvaluatedRule } from '../../alerts/alert';
import { caseOf } from '../../diagnosis/case';
import { evidenceSource } from '../../evidence/source';
import { useBefore } from '../../hooks/useBefore';
import { useHold, type HeldCase } from '../../hooks/useHeldCase';
import { useInvestigation } from '../../hooks/useInvestigation';
import { useKubeVirtMissing } from '../../hooks/useKubeVirtMissing';
import type { Runbook } from '../../runbooks/runbook';
import { lazyPart } from '../state/lazy-part';
import { NotInstalled } from '../state/NotInstalled';
import { WaitingInPart } from '../state/Waiting';
import { Changes } from './Changes';
import { DownloadEvidence } from './EvidenceOfPage';
import { firingOf } from './firing';
import { MissingRights } from './MissingRights';
import { RunbookBody } from './RunbookBody';

/** Where there is no header for them. */
const EvidenceActions = lazyPart(async () => import('./EvidenceActions'), <WaitingInPart />);

interface InvestigatedRunbookProps {
  readonly runbook: Runbook;
  readonly labels: Readonly<Record<string, string>>;
  /** Absent where the checks are run without it. */
  readonly alert?: Alert | undefined;
  /** How the alert's rule is evaluated; absent where it is not known. */
  readonly evaluation?: EvaluatedRule | undefined;
  /** Where a page's header takes the evidence from; without one its buttons stand among what to do. */
  readonly held?: HeldCase;
}

/** A runbook whose steps run now. */
export const InvestigatedRunbook = ({
  runbook,
  labels,
  alert,
  evaluation,
  held,
}: InvestigatedRunbookProps): React.JSX.Element => {
  const of = useMemo(() => caseOf(runbook, labels), [runbook, labels]);
  const isMissing = useKubeVirtMissing();
  const investigation = useInvestigation(of, firingOf(alert, evaluation));
  const source = useMemo(
    () => evidenceSource(investigation, { title: runbook.alert, subject: runbook.subject, labels, alert, evaluation }),
    [investigation, runbook, labels, alert, evaluation],
  );
  useHold(held, source);
  const before = useBefore(investigation, alert !== undefined);
  return (
    <>
      {isMissing && (
        <PageSection>
          <NotInstalled />
        </PageSection>
      )}
      <MissingRights about={runbook.alert} results={investigation.results} />
      <RunbookBody
        runbook={runbook}
        investigation={investigation}
        before={before}
        evidence={held === undefined ? <EvidenceActions source={source} /> : <DownloadEvidence isLink />}
        alert={alert}
        evaluation={evaluation}
        changes={<Changes subject={runbook.subject} investigation={investigation} alert={alert} />}
      />
    </>
  );
};
