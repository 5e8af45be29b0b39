import { knownAlert } from '../alerts/known-alerts';
import { isAboutMachine } from '../alerts/virtual-machine-alerts';
import { logs, pods, replicas, warnings } from './content/workload-family';
import type { Step } from './runbook';
import { componentWorkloads, type WorkloadName } from './workloads';

/** The checks of one workload: a key of `WORKLOADS`, whose namespace fills the probes' `{{namespace}}`. */
export interface GeneralCheck {
  readonly workload: WorkloadName;
  readonly steps: readonly Step[];
}

/**
 * Gives checks for an alert that has no runbook: whether the workloads of its operator are up, and what they report.
 * The ids of the steps are unique over all workloads. Empty where the component is not known, and for an alert about one
 * virtual machine: what its operator does says nothing about that machine.
 */
export const generalChecks = (alert: {
  readonly name: string;
  readonly component: string;
  readonly labels: Readonly<Record<string, string>>;
}): readonly GeneralCheck[] => {
  if (isAboutMachine(alert)) return [];
  const component = alert.component === '' ? knownAlert(alert.name)?.component : alert.component;
  return componentWorkloads(component ?? '').map((workload) => ({
    workload,
    steps: [replicas(workload, workload), pods(workload, workload), warnings(workload), logs(workload, workload)],
  }));
};
