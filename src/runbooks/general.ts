import { logs, pods, replicas, warnings } from './content/workload-family';
import { unreadTargets } from './content/scrape';
import { workloadsToCheck, type AlertToCheck } from './general-alerts';
import type { Step } from './runbook';
import type { WorkloadName } from './workloads';

/** The checks of one workload: a key of `WORKLOADS`, whose namespace fills the probes' `{{namespace}}`. */
export interface GeneralCheck {
  readonly workload: WorkloadName;
  readonly steps: readonly Step[];
}

/**
 * Gives checks for an alert that has no runbook: whether the workloads of its operator are up, and what they report.
 * The alert's own workload comes first. The ids of the steps are unique over all workloads.
 */
export const generalChecks = (alert: AlertToCheck): readonly GeneralCheck[] =>
  workloadsToCheck(alert).map((workload) => ({
    workload,
    steps: [
      replicas(workload, workload),
      pods(workload, workload),
      unreadTargets(workload, `scrape-${workload}`),
      warnings(workload),
      logs(workload, workload),
    ],
  }));
