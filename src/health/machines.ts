import type { Investigation } from '../diagnosis/investigate';
import { message } from '../message';
import type { Sample } from '../probes/observation';
import type { ComponentHealth } from './component-state';
import { because, resultOf, samplesIn, together, unread, wasRead, type Judged } from './state';

/** How many machines are in a state. */
export interface MachineCounts {
  readonly running: number;
  readonly starting: number;
  readonly migrating: number;
  readonly stopped: number;
  readonly failed: number;
}

/** A machine by its name. */
export interface MachineName {
  readonly namespace: string;
  readonly name: string;
}

/** The virtual machines as far as they are known. */
export interface MachinesHealth extends Judged {
  /** Absent where nobody counts them. */
  readonly counts?: MachineCounts;
  /** Pods in which machines run, by kube-state-metrics; absent where it was not read. */
  readonly launchers?: number;
  /** Machines of which nobody knows whether they run, by their node. */
  readonly notKnown: readonly { readonly node: string; readonly count: number }[];
  /** Some of those that start, and of those in error. */
  readonly starting: readonly MachineName[];
  readonly failed: readonly MachineName[];
}

const countOf = (samples: readonly Sample[], group: string): number =>
  samples.filter(({ labels }) => labels.status_group === group).reduce((sum, { value }) => sum + value, 0);

/** The groups are those of KubeVirt (pkg/monitoring/metrics/virt-controller, `kubevirt_vm_info`). */
const countsOf = (samples: readonly Sample[], unknown: number): MachineCounts => ({
  running: Math.max(0, countOf(samples, 'running') - unknown),
  starting: countOf(samples, 'starting'),
  migrating: countOf(samples, 'migrating'),
  stopped: countOf(samples, 'non_running'),
  failed: countOf(samples, 'error'),
});

const namesOf = (samples: readonly Sample[], group: string): readonly MachineName[] =>
  samples
    .filter(({ labels }) => labels.status_group === group)
    .map(({ labels: { namespace = '', name = '' } }) => ({ namespace, name }));

/**
 * Says how many machines run, by what counts them: virt-controller, and only while it does its work, since nobody does
 * else. Machines run without it: whether they do hangs on their nodes alone, and on one that does not answer nobody knows.
 * @param controller virt-controller
 */
export const machinesHealth = (
  investigation: Investigation,
  controller: ComponentHealth | undefined,
): MachinesHealth => {
  const result = resultOf(investigation, 'machines');
  const samples = samplesIn(result);
  const named = samplesIn(resultOf(investigation, 'machines-waiting'));
  const [nodes, launchers, unreachable] = (['nodes-count', 'launchers', 'launchers-unreachable'] as const).map((id) =>
    resultOf(investigation, id),
  );
  const notKnown = samplesIn(unreachable).map(({ labels: { node = '' }, value }) => ({ node, count: value }));
  const lost = notKnown.reduce((sum, { count }) => sum + count, 0);
  // Without a machine there is no sample either: that virt-controller counts has to be known then.
  const isWell = controller?.state === 'working' || controller?.state === 'impaired';
  const isCounted = samples.length > 0 ? controller?.state !== 'not-working' : isWell;
  // What kube-state-metrics does not say of nodes, it does not say of pods either.
  const reads = [nodes, launchers, unreachable].filter((one) => !wasRead(one));
  const isSaid = nodes?.observation.state !== 'empty';
  const judged = [
    ...reads.map(unread),
    ...(isSaid ? [] : [unread(nodes)]),
    ...notKnown.map(({ node, count }) =>
      because(
        'unknown',
        message('Whether {{count}} on node {{node}} run is not known: it does not answer', { node, count }),
        { model: 'Node', name: node },
      ),
    ),
  ];
  const [running] = samplesIn(launchers);
  return {
    ...(judged.length === 0
      ? because('working', message('{{count}} run, each on a node that answers', { count: running?.value ?? 0 }))
      : together(judged)),
    ...(wasRead(result) && isCounted ? { counts: countsOf(samples, lost) } : {}),
    ...(wasRead(launchers) && isSaid ? { launchers: running?.value ?? 0 } : {}),
    notKnown,
    starting: namesOf(named, 'starting'),
    failed: namesOf(named, 'error'),
  };
};
