import { message, type Message } from '../message';

/** What there is to say of an alert that no release raises which this plugin runs beside. */
export interface RetiredAlert {
  readonly alert: string;
  /** What it meant. */
  readonly was: Message;
  /** Why it is gone, and what to do where it fires all the same. */
  readonly gone: Message;
  /** The alert that tells of the same now; absent where none does. */
  readonly replacedBy?: string;
}

const failingCalls = (component: 'Api' | 'Controller' | 'Handler' | 'Operator'): RetiredAlert => ({
  alert: `Virt${component}RESTErrorsHigh`,
  was: message('Within an hour at least 5 % of the calls that {{workload}} made to the API server failed.', {
    workload: `virt-${component.toLowerCase()}`,
  }),
  gone: message(
    'A fix of 4.18 removed the rule: so few failures are common and heal by themselves. The alert about most calls of five minutes is left, and its checks find what fails.',
  ),
  replacedBy: `Virt${component}RESTErrorsBurst`,
});

/** Every retired alert. Which releases have which rule is said by `alerts/alert-releases.ts`. */
export const RETIRED: readonly RetiredAlert[] = [
  failingCalls('Api'),
  failingCalls('Controller'),
  failingCalls('Handler'),
  failingCalls('Operator'),
  {
    alert: 'KubeMacPoolDuplicateMacsFound',
    was: message('When KubeMacPool started last, it found virtual machines with the same MAC address, running or not.'),
    gone: message(
      'It was raised up to 4.21 and often for nothing: the number is renewed only when KubeMacPool starts. Its log names both machines (`already allocated`): take the address from one of them. Since 4.22 another alert tells of machines that run.',
    ),
    replacedBy: 'KubemacpoolMACCollisionDetected',
  },
  {
    alert: 'KubevirtVmHighMemoryUsage',
    was: message('The container of a machine was within 50 MiB of the memory that its pod requests.'),
    gone: message(
      'A fix of 4.18 removed the rule: a machine uses its memory, and near its request nothing is wrong. Since 4.22 an alert looks into the guest instead.',
    ),
    replacedBy: 'KubeVirtVMGuestMemoryPressure',
  },
  {
    alert: 'SingleStackIPv6Unsupported',
    was: message('The network of the cluster has IPv6 alone.'),
    gone: message(
      'It was raised up to 4.19, as critical, and tells of no problem any more: OpenShift Virtualization works on such a cluster. Where it fires, silence it. No alert took its place.',
    ),
  },
];
