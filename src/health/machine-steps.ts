import { message } from '../message';
import { metric, NOT_READY, type HealthStep } from './health-step';

const SHOWN = { kind: 'above', threshold: -1, emptyIsHealthy: true } as const;

const RUNNING_LAUNCHERS = 'kube_pod_status_phase{pod=~"virt-launcher-.+",phase="Running"} == 1';

/** What is read of the virtual machines: numbers, and a few names. */
export const MACHINE_STEPS: readonly HealthStep[] = [
  metric(
    'machines',
    {
      title: message('Count the virtual machines by state'),
      text: message('As virt-controller counts them; while it does not answer, nobody does.'),
      query: 'count by (status_group) (max by (namespace, name, status_group) (kubevirt_vm_info))',
      unit: 'number',
      by: ['status_group'],
    },
    SHOWN,
  ),
  metric(
    'machines-waiting',
    {
      title: message('Name virtual machines that start or are in error'),
      text: message('Five at most.'),
      query: 'topk(5, max by (namespace, name, status_group) (kubevirt_vm_info{status_group=~"starting|error"}))',
      unit: 'number',
      by: ['namespace', 'name', 'status_group'],
    },
    SHOWN,
  ),
  metric(
    'launchers',
    {
      title: message('Count the pods in which virtual machines run'),
      text: message(
        'One virt-launcher runs each machine, two while it migrates. They run without any other component.',
      ),
      query: `count(${RUNNING_LAUNCHERS})`,
      unit: 'number',
    },
    SHOWN,
  ),
  metric(
    'launchers-unreachable',
    {
      title: message('Look for virtual machines on nodes that do not answer'),
      text: message('Nobody knows whether these run.'),
      query: `topk(20, count by (node) (kube_pod_info{pod=~"virt-launcher-.+"} * on (namespace, pod) group_left () (${RUNNING_LAUNCHERS}) and on (node) (${NOT_READY})))`,
      unit: 'number',
      by: ['node'],
    },
    { kind: 'below', threshold: 1, emptyIsHealthy: true },
  ),
];
