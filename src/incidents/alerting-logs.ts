import type { Plan, PlannedStep } from '../diagnosis/plan';
import type { Answers } from '../probes/answers';
import { logsOf } from '../probes/probe-reads';
import { componentOf, type Subject } from '../runbooks/subject';
import { workloadOf, type WorkloadName } from '../runbooks/workloads';

/** The workloads that alerts are about; those that take care of an object which alerts do not alert themselves. */
export const alertingWorkloads = (subjects: readonly Subject[]): ReadonlySet<WorkloadName> =>
  new Set(
    subjects.filter(({ kind }) => kind === 'workload' || kind === 'operator').map((subject) => componentOf(subject)),
  );

/**
 * The plan without the logs of workloads that do not alert: on a page about many alerts they would be most of what is
 * read, and say least.
 */
export const withAlertingLogs = (plan: Plan, alerting: ReadonlySet<WorkloadName>, { lists }: Answers): Plan => {
  const selectors = new Set([...alerting].map((name) => JSON.stringify(workloadOf(name).selector)));
  const isRead = ({ step: { probe } }: PlannedStep): boolean =>
    probe.kind !== 'logs' || selectors.has(JSON.stringify(probe.selector));
  const [steps, checks] = [plan.steps.filter(isRead), plan.checks.filter(isRead)];
  const wanted = new Set(
    [...steps, ...checks].flatMap(({ parts }) =>
      parts.flatMap(({ probe, reads }) => logsOf(probe, reads, lists).map(({ key }) => key)),
    ),
  );
  return { ...plan, steps, checks, logs: plan.logs.filter(({ key }) => wanted.has(key)) };
};
