import { flatten } from './chain';
import type { Advised, Examination } from './investigation';
import { remediesOf, withRemedies } from './remedies';
import { topologyOf } from './topology';

/** What helps against what an examination found. With its texts this is a file of its own, fetched after the first finding. */
export const addRemedies = ({ investigation, observed, workload }: Examination): Advised => {
  const { steps, results, namespace, diagnosis } = investigation;
  const { findings } = diagnosis;
  const found = flatten(findings).flatMap((finding) => finding.facts);
  const around = { observed, topology: topologyOf(steps, results), namespace: namespace.namespace, found };
  const causes = withRemedies(investigation.causes, findings, workload, around);
  return { ...investigation, causes, remedies: remediesOf(findings, causes, workload, around) };
};
