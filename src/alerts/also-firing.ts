import type { Alert } from './alert';
import { isAboutMachine, virtualMachineOf } from './virtual-machine-alerts';

/** What an alert has in common with another by its labels; nothing is said of a common cause. */
export interface AlsoFiring {
  /** `machine` where both name the same virtual machine, `component` where they are of the same component. */
  readonly by: 'machine' | 'component';
  /** One of each name, the gravest first. */
  readonly alerts: readonly Alert[];
}

const GRAVITY: readonly Alert['severity'][] = ['critical', 'warning', 'info', 'none'];

/**
 * Which other alerts fire about the same virtual machine, or, where an alert is about none, of the same component. An
 * alert of the same name is another instance and not another alert.
 */
export const alsoFiring = (alerts: readonly Alert[], of: Alert): AlsoFiring => {
  const machine = virtualMachineOf(of);
  const isLike = (other: Alert): boolean => {
    const its = virtualMachineOf(other);
    if (machine !== undefined) return its?.name === machine.name && its.namespace === machine.namespace;
    if (isAboutMachine(of) || isAboutMachine(other) || its !== undefined) return false;
    return of.component !== '' && other.component === of.component;
  };
  const others = alerts.filter((other) => other.name !== of.name && other.state === 'firing' && isLike(other));
  const byName = new Map([...others].reverse().map((other) => [other.name, other]));
  const gravity = ({ severity }: Alert): number => GRAVITY.indexOf(severity);
  return {
    by: machine === undefined ? 'component' : 'machine',
    alerts: [...byName.values()].sort((a, b) => gravity(a) - gravity(b) || (a.name < b.name ? -1 : 1)),
  };
};
