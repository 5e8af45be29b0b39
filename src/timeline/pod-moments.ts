import { referenceTo } from '../diagnosis/object-reference';
import type { Observations } from '../diagnosis/observations';
import { message, type Message } from '../message';
import { containerStatuses, type ContainerStatus, type End } from '../probes/container-status';
import type { ClusterObject } from '../probes/observation';
import { record, text } from '../unknown-value';
import { timeOf, type Moment } from './moment';

const sayEnd = (pod: string, { name, restarts }: ContainerStatus, { exitCode, reason }: End): Message => {
  const values = { pod, container: name, code: exitCode, reason, restarts };
  return restarts > 1
    ? message(
        '{{pod}}: {{container}} ended with {{code}} ({{reason}}), its restart number {{restarts}} followed',
        values,
      )
    : message('{{pod}}: {{container}} ended with {{code}} ({{reason}})', values);
};

const endsOf = (pod: ClusterObject): readonly Moment[] =>
  containerStatuses(pod.status).flatMap((container): readonly Moment[] => {
    const end = container.ended ?? container.lastEnded;
    const at = timeOf(end?.finishedAt);
    // An init container that did its work ends with 0.
    if (end === undefined || at === undefined || end.exitCode === 0) return [];
    const name = pod.metadata?.name ?? '';
    return [
      { kind: 'problem', at, sentence: sayEnd(name, container, end), objects: [referenceTo('Pod', pod.metadata)] },
    ];
  });

const made = (pod: ClusterObject, workload: string): readonly Moment[] => {
  const at = timeOf(pod.metadata?.creationTimestamp);
  if (at === undefined) return [];
  const node = text(record(pod.spec).nodeName);
  const values = { pod: pod.metadata?.name ?? '', node, workload };
  return [
    {
      kind: 'change',
      at,
      sentence:
        node === ''
          ? message('{{pod}} was created', values)
          : message('{{pod}} was created, and is on {{node}}', values),
      objects: [referenceTo('Pod', pod.metadata)],
      ...(workload === ''
        ? {}
        : { group: `made/${workload}`, many: message('{{count}} pods of {{workload}} were created', values) }),
    },
  ];
};

/** When pods were made, and the last end of each container that ended badly. When a pod was asked to go nothing says. */
export const podMoments = ({ pods }: Observations): readonly Moment[] =>
  pods.flatMap(({ item, workload }) => [...made(item, workload), ...endsOf(item)]);
