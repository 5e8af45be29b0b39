import { message } from '../../message';
import type { Step } from '../runbook';
import type { WorkloadName } from '../workloads';

/** The parts of KubeVirt whose pods a recording rule counts: ready ones, and those in phase Running. */
type Counted = Extract<WorkloadName, 'virt-operator' | 'virt-api' | 'virt-controller' | 'virt-handler'>;

/**
 * The names that 4.22 gives the two counts, else those of the releases before it. Up to 4.20 a pod counted as running
 * when its scrape succeeded (kubevirt, pkg/monitoring/rules/recordingrules/virt.go).
 */
const counts = (name: Counted): { readonly running: string; readonly ready: string } => {
  const part = name.replace('-', '_');
  return {
    running: `(cluster:kubevirt_${part}_pods_running:count or kubevirt_${part}_up)`,
    ready: `(cluster:kubevirt_${part}_ready:sum or kubevirt_${part}_ready)`,
  };
};

/** How many pods are in phase Running without being ready: both sides of the rules about too few ready pods. */
export const notReadyPods = (name: Counted): Step => {
  const { running, ready } = counts(name);
  return {
    id: 'not-ready',
    title: message('Count the pods of {{workload}} that run without being ready', { workload: name }),
    text: message(
      'The alert compares pods in the phase `Running` with pods that are ready, and not with the replicas that are wanted. A pod is ready here when Kubernetes and its own metric both say so.',
    ),
    probe: { kind: 'metric', measures: 'pod-count', query: `${running} - ${ready}`, unit: 'number' },
    expectation: { kind: 'below', threshold: 1, emptyIsHealthy: false },
  };
};
