import { PageSection } from '@patternfly/react-core';
import { useMemo } from 'react';

import type { Alert, EvaluatedRule } from '../../alerts/alert';
import { useHold, type HeldCase } from '../../hooks/useHeldCase';
import { useNamespace } from '../../hooks/useNamespace';
import { workloadOf } from '../../runbooks/workloads';
import { EvidenceActions } from './EvidenceActions';

/** It decides about every virtual machine: its log belongs to the evidence of any. */
const WORKLOAD = workloadOf('virt-controller');

/**
 * The evidence of an alert for which there are no checks, such as one about a virtual machine: the file gets everything
 * of that machine, and what the operators say.
 */
export const EvidenceWithoutChecks = ({
  name,
  labels,
  alert,
  evaluation,
  held,
}: {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly alert: Alert | undefined;
  readonly evaluation: EvaluatedRule | undefined;
  /** Where the page's header takes the evidence from; without one its buttons stand here. */
  readonly held?: HeldCase | undefined;
}): React.JSX.Element | null => {
  const namespace = useNamespace(WORKLOAD.namespaceFrom, labels);
  const source = useMemo(
    () => ({
      title: name,
      workload: WORKLOAD,
      labels,
      namespace,
      steps: [],
      results: [],
      findings: [],
      remedies: [],
      script: '',
      alert,
      evaluation,
    }),
    [name, labels, namespace, alert, evaluation],
  );
  useHold(held, source);
  if (held !== undefined) return null;
  return (
    <PageSection>
      <EvidenceActions source={source} />
    </PageSection>
  );
};
