import { PageSection } from '@patternfly/react-core';

import type { Alert, EvaluatedRule } from '../../alerts/alert';
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
}: {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly alert: Alert | undefined;
  readonly evaluation: EvaluatedRule | undefined;
}): React.JSX.Element => {
  const namespace = useNamespace(WORKLOAD.namespaceFrom, labels);
  const source = {
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
  };
  return (
    <PageSection>
      <EvidenceActions source={source} />
    </PageSection>
  );
};
