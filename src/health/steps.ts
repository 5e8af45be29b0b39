import type { Case } from '../diagnosis/plan';
import { SURROUNDINGS } from '../runbooks/content/surroundings';
import { warnings } from '../runbooks/content/workload-family';
import type { Step } from '../runbooks/runbook';
import { COMPONENT_STEPS } from './component-steps';
import { FOUNDATION_STEPS } from './foundation-steps';
import { MACHINE_STEPS } from './machine-steps';

/** Everything that the page reads: a few lists and numbers, none of which grows with the nodes or the pods. */
const HEALTH_STEPS: readonly Step[] = [
  ...COMPONENT_STEPS,
  ...FOUNDATION_STEPS,
  ...MACHINE_STEPS,
  { ...warnings(), beside: true },
  ...SURROUNDINGS.filter(({ id }) => id !== 'topology'),
];

/** The page as a case: it is planned, read and judged like a runbook. */
export const HEALTH_CASE: Case = {
  title: 'Health of OpenShift Virtualization',
  subject: { kind: 'cluster', component: 'hco-operator' },
  steps: HEALTH_STEPS,
  causes: [],
  labels: {},
};
