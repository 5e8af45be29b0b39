import { knownAlert } from '../alerts/known-alerts';
import { isAboutMachine } from '../alerts/virtual-machine-alerts';
import { componentWorkloads, type WorkloadName } from './workloads';

/** An alert that has no runbook. */
export interface AlertToCheck {
  readonly name: string;
  /** Empty where it is not known. */
  readonly component: string;
  readonly labels: Readonly<Record<string, string>>;
}

/**
 * The workload that an alert is about, by words of its name: operators name their alerts after what they measure. The
 * first that fits; names that fit none are about the operator.
 */
const ABOUT: readonly (readonly [words: RegExp, workload: WorkloadName])[] = [
  [/virt-?operator/i, 'virt-operator'],
  [/virt-?controller/i, 'virt-controller'],
  [/virt-?handler/i, 'virt-handler'],
  // It makes a node one that takes machines, and is what their instances there lack.
  [/KVMNodes|AvailableNodes|Orphaned/i, 'virt-handler'],
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
 * The workloads of the operator that an alert belongs to, its own first. Empty where the component is not known, and for
 * an alert about one virtual machine: what its operator does says nothing about that machine.
 */
export const workloadsToCheck = (alert: AlertToCheck): readonly WorkloadName[] => {
  if (isAboutMachine(alert)) return [];
  const component = alert.component === '' ? knownAlert(alert.name)?.component : alert.component;
  return ownFirst(alert.name, componentWorkloads(component ?? ''));
};

/** Whether there are checks for an alert that has no runbook (`general.ts`). */
export const hasGeneralChecks = (alert: AlertToCheck): boolean => workloadsToCheck(alert).length > 0;
