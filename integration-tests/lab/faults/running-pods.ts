import { readFields, readList, readNumber, readText } from '../kubernetes/read-field';
import type { Fields } from '../kubernetes/read-field';
import { REFERENCE_TIME } from '../scenario';
import type { KubernetesObject } from '../scenario';
import { shiftTimes } from '../shift-times';
import { fieldsOf, type Draft } from './draft';
import { linesBefore } from './log-lines';
import { merge } from './merge';
import { replacePods, type NewPods } from './new-pods';
import { at, later } from './times';

/** `running`: other pods of a workload, which started well. Those of a DaemonSet come beside the ones that it has. */
export interface RunningArguments extends NewPods {
  /** Their addresses, in the order of the pods. */
  addresses: string[];
  /** The last moment of which the log tells: all, when it is not said. */
  logsUntil?: string;
}

const movedTo = (value: unknown, delta: number): unknown => {
  if (typeof value === 'string') return shiftTimes(value, new Date(Date.parse(REFERENCE_TIME) + delta));
  if (Array.isArray(value)) return value.map((item: unknown) => movedTo(item, delta));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, movedTo(field, delta)]));
};

const startOf = (pod: KubernetesObject): number => Date.parse(readText(pod, 'status.startTime'));

/** The log of a pod's twin as its own: what was said while it started is moved to its own start. */
const ownLog = (log: string, twin: KubernetesObject, pod: KubernetesObject, until: string): string => {
  const startup = linesBefore(log, new Date(startOf(twin) + 600_000).toISOString());
  const delta = startOf(pod) - startOf(twin);
  const rest = linesBefore(log, until).slice(startup.length);
  const [from, to] = [readText(twin, 'spec.nodeName'), readText(pod, 'spec.nodeName')];
  return `${String(movedTo(startup, delta))}${rest}`.replaceAll(from, to);
};

const copyLogs = (draft: Draft, twin: KubernetesObject, pod: KubernetesObject, until: string): void => {
  for (const field of ['spec.initContainers', 'spec.containers'])
    for (const container of readList(twin, field)) {
      const name = readText(container, 'name');
      const key = `${pod.metadata.namespace ?? ''}/${pod.metadata.name}/${name}`;
      draft.logs.set(key, ownLog(draft.logOf(twin, name), twin, pod, until));
    }
};

export const running = (draft: Draft, { addresses, logsUntil = REFERENCE_TIME, ...pods }: RunningArguments): void => {
  const before = draft.podsOf(pods.workload);
  const statusOf = (twin: KubernetesObject, node: string, created: string, address: string): Fields => {
    const delta = Date.parse(created) - startOf(twin);
    const [host] = readList(draft.find(`Node/${node}`), 'status.addresses');
    const hostIP = readText(host, 'address');
    return {
      ...(movedTo(fieldsOf(twin, 'status'), delta) as Fields),
      hostIP,
      hostIPs: [{ ip: hostIP }],
      podIP: address,
      podIPs: [{ ip: address }],
    };
  };
  const rest = [...addresses];
  const made = replacePods(draft, pods, (twin, { node = '', created }) =>
    statusOf(twin, node, created, rest.shift() ?? ''),
  );
  made.forEach(({ pod }, index) => {
    const twin = before[index] ?? before[0];
    if (twin) copyLogs(draft, twin, pod, later(at(logsUntil), 0));
  });
  const workload = draft.workload(pods.workload);
  if (workload.kind !== 'DaemonSet') return;
  const desiredNumberScheduled = readNumber(workload, 'status.desiredNumberScheduled') + made.length;
  const counts = { desiredNumberScheduled, updatedNumberScheduled: desiredNumberScheduled };
  draft.apply(merge(workload, { status: { ...readFields(workload, 'status'), ...counts } }) as KubernetesObject);
};
