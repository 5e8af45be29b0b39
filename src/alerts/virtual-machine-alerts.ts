import type { Alert } from './alert';
import { knownAlert } from './known-alerts';

/** A virtual machine, and the pods that run it. */
export interface VirtualMachine {
  readonly namespace: string;
  readonly name: string;
  /** The names of its virt-launcher pods; empty where they could not be read. */
  readonly pods: readonly string[];
}

/** The labels in which rules of the operators name a virtual machine or its instance, which bear one name. */
const OWN_LABELS = ['vm', 'vmi', 'vm_name', 'vmName'] as const;

/** What identifies an alert and what it is about. */
type Named = Pick<Alert, 'name' | 'knownAs' | 'labels'>;

const names = (
  { name: alertname, knownAs = alertname, labels, severity }: Alert,
  { name, pods }: VirtualMachine,
): boolean => {
  if (OWN_LABELS.some((label) => labels[label] === name)) return true;
  // `name` is a virtual machine's in the alerts about one, and anything's in those about an operator.
  if (labels.name === name && knownAlert(knownAs, severity)?.perVirtualMachine !== false) return true;
  return labels.pod !== undefined && pods.includes(labels.pod);
};

/** The alerts about exactly this virtual machine: the namespace is its own, and a label names it or one of its pods. */
export const alertsOfVirtualMachine = (alerts: readonly Alert[], machine: VirtualMachine): readonly Alert[] =>
  alerts.filter((alert) => alert.labels.namespace === machine.namespace && names(alert, machine));

/** How KubeVirt begins the name of a pod that runs a virtual machine. */
const LAUNCHER = 'virt-launcher-';

/** The pod of a virtual machine that an alert is about; `undefined` for one about anything else. */
export const launcherPodOf = ({
  labels: { namespace = '', pod = '' },
}: Pick<Alert, 'labels'>): { readonly namespace: string; readonly name: string } | undefined =>
  namespace !== '' && pod.startsWith(LAUNCHER) ? { namespace, name: pod } : undefined;

/** Whether an alert is about one virtual machine, or its pod, rather than about an operator. */
export const isAboutMachine = ({ name, knownAs = name, labels }: Named): boolean => {
  const known = knownAlert(knownAs, labels.severity);
  if (known?.perVirtualMachine === true || launcherPodOf({ labels }) !== undefined) return true;
  return known === undefined && OWN_LABELS.some((label) => (labels[label] ?? '') !== '');
};

/** The virtual machine that an alert's labels name; `undefined` for those about anything else, or a pod alone. */
export const virtualMachineOf = ({
  name: alertname,
  knownAs = alertname,
  labels,
  severity,
}: Named & Pick<Alert, 'severity'>): Pick<VirtualMachine, 'namespace' | 'name'> | undefined => {
  const { namespace = '' } = labels;
  const own = OWN_LABELS.map((label) => labels[label] ?? '').find((value) => value !== '');
  const named = knownAlert(knownAs, severity)?.perVirtualMachine === true ? labels.name : undefined;
  const name = own ?? named ?? '';
  return namespace === '' || name === '' ? undefined : { namespace, name };
};
