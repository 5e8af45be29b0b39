import type { GeneralCheck } from '../runbooks/general';
import { SURROUNDINGS } from '../runbooks/content/surroundings';
import type { Runbook } from '../runbooks/runbook';
import type { Case } from './plan';

/** The case of a runbook, for an alert with these labels. */
export const caseOf = (runbook: Runbook, labels: Case['labels']): Case => {
  const { alert, subject, variables, measuredBy, steps, resolution } = runbook;
  const { causes, fix } = resolution;
  return {
    title: alert,
    subject,
    steps: [...steps, ...SURROUNDINGS],
    causes,
    measuredBy,
    labels,
    ...(variables === undefined ? {} : { variables }),
    ...(fix === undefined ? {} : { fix }),
  };
};

/** The case of the checks of one workload. */
export const generalCase = ({ workload, steps }: GeneralCheck, labels: Case['labels']): Case => ({
  title: workload,
  subject: { kind: 'workload', workload },
  steps: [...steps, ...SURROUNDINGS],
  causes: [],
  labels,
});
