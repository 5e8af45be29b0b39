import { knownAlert } from '../alerts/known-alerts';
import { isAboutMachine } from '../alerts/virtual-machine-alerts';
import { logs, pods, replicas, warnings } from './content/workload-family';
import { unreadTargets } from './content/scrape';
import type { Step } from './runbook';
import { componentWorkloads, type WorkloadName } from './workloads';

/** The checks of one workload: a key of `WORKLOADS`, whose namespace fills the probes' `{{namespace}}`. */
export interface GeneralCheck {
  readonly workload: WorkloadName;
  readonly steps: readonly Step[];
}

/**
 * The workload that an alert is about, by words of its name: operators name their alerts after what they measure. The
 * first that fits; names that fit none are about the operator.
 */
const ABOUT: readonly (readonly [words: RegExp, workload: WorkloadName])[] = [
  [/virt-?operator/i, 'virt-operator'],
  [/virt-?controller/i, 'virt-controller'],
  [/virt-?handler/i, 'virt-handler'],
  [/virt-?api/i, 'virt-api'],
  // The pods of machines are virt-controller's work, and what virtual machines do is told by virt-handler.
  [/virt-?launcher/i, 'virt-controller'],
  [/kubemacpool|MACCollision/i, 'kubemacpool-mac-controller-manager'],
  [/TemplateValidator|RejectedVms/i, 'virt-template-validator'],
  [/DataImportCron|DataVolume/i, 'cdi-deployment'],
];

/** The workloads of a component, the one that an alert is about first. */
const ownFirst = (name: string, workloads: readonly WorkloadName[]): readonly WorkloadName[] => {
  const own = ABOUT.find(([words, workload]) => words.test(name) && workloads.includes(workload))?.[1];
  return own === undefined ? workloads : [own, ...workloads.filter((workload) => workload !== own)];
};

/**
 * Gives checks for an alert that has no runbook: whether the workloads of its operator are up, and what they report.
 * The alert's own workload comes first. The ids of the steps are unique over all workloads. Empty where the component is not known, and for an alert about one
 * virtual machine: what its operator does says nothing about that machine.
 */
export const generalChecks = (alert: {
  readonly name: string;
  readonly component: string;
  readonly labels: Readonly<Record<string, string>>;
}): readonly GeneralCheck[] => {
  if (isAboutMachine(alert)) return [];
  const component = alert.component === '' ? knownAlert(alert.name)?.component : alert.component;
  return ownFirst(alert.name, componentWorkloads(component ?? '')).map((workload) => ({
    workload,
    steps: [
      replicas(workload, workload),
      pods(workload, workload),
      unreadTargets(workload, `scrape-${workload}`),
      warnings(workload),
      logs(workload, workload),
    ],
  }));
};
