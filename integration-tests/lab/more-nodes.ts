import { readFields } from './kubernetes/read-field';
import type { KubernetesObject, Scenario } from './scenario';

const NODE = 'worker-2';
const DAEMON_SET = 'virt-handler';

const copyOf = <T extends KubernetesObject>(object: T, from: string, to: string, index: number): T => {
  const text = JSON.stringify(object).replaceAll(from, to).replaceAll(NODE, `worker-${index}`);
  const copy = JSON.parse(text) as T;
  const uid = (object.metadata.uid ?? '').replace(/^.{8}/, index.toString(16).padStart(8, '0'));
  return { ...copy, metadata: { ...copy.metadata, uid } };
};

/** The counts of a DaemonSet whose pods all run, with so many more. */
const withMore = (daemonSet: KubernetesObject, more: number): KubernetesObject => ({
  ...daemonSet,
  status: Object.fromEntries(
    Object.entries(readFields(daemonSet, 'status')).map(([name, value]) => [
      name,
      typeof value === 'number' && value > 0 && name !== 'observedGeneration' ? value + more : value,
    ]),
  ),
});

/** A scenario with so many workers more, on each of which virt-handler runs: the size of a large cluster. */
export const withMoreNodes = (base: Scenario, more: number): Scenario => {
  if (more === 0) return base;
  const node = base.objects.find(({ kind, metadata }) => kind === 'Node' && metadata.name === NODE);
  const pod = base.objects.find(
    ({ kind, metadata, spec }) =>
      kind === 'Pod' &&
      metadata.labels?.['kubevirt.io'] === DAEMON_SET &&
      (spec as { nodeName?: string } | undefined)?.nodeName === NODE,
  );
  if (node === undefined || pod === undefined) return base;
  const copies = Array.from({ length: more }, (_nothing, index) => [
    copyOf(node, NODE, NODE, index + 3),
    copyOf(pod, pod.metadata.name, `${DAEMON_SET}-${index.toString(36).padStart(5, '0')}`, index + 3),
  ]);
  const isDaemonSet = ({ kind, metadata }: KubernetesObject): boolean =>
    kind === 'DaemonSet' && metadata.name === DAEMON_SET;
  return {
    ...base,
    objects: [
      ...base.objects.map((object) => (isDaemonSet(object) ? withMore(object, more) : object)),
      ...copies.flat(),
    ],
  };
};
