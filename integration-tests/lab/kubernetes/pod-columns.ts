import type { KubernetesObject } from '../scenario';
import { humanAge } from './duration';
import { readCondition, readList, readNumber, readText } from './read-field';
import type { Fields } from './read-field';

const stopReason = (terminated: string, container: Fields): string => {
  const reason = readText(container, `${terminated}.reason`);
  const signal = readNumber(container, `${terminated}.signal`);
  if (reason) return reason;
  return signal ? `Signal:${signal}` : `ExitCode:${readNumber(container, `${terminated}.exitCode`)}`;
};

const containerReason = (container: Fields): string => {
  const waiting = readText(container, 'state.waiting.reason');
  if (waiting) return waiting;
  const hasEnded = readText(container, 'state.terminated.exitCode') !== '';
  return hasEnded ? stopReason('state.terminated', container) : '';
};

const initReason = (pod: KubernetesObject): string => {
  const containers = readList(pod, 'status.initContainerStatuses');
  for (const [index, container] of containers.entries()) {
    if (readText(container, 'state.terminated.exitCode') === '0' || readText(container, 'started') === 'true') continue;
    const reason = containerReason(container);
    return reason && reason !== 'PodInitializing' ? `Init:${reason}` : `Init:${index}/${containers.length}`;
  }
  return '';
};

/** What `kubectl get pods` says in STATUS: the most telling of phase, reasons and container states. */
export const podStatus = (pod: KubernetesObject): string => {
  const phase = readText(pod, 'status.phase');
  const podReason = readText(pod, 'status.reason');
  if (pod.metadata.deletionTimestamp) return podReason === 'NodeLost' ? 'Unknown' : 'Terminating';
  const init = initReason(pod);
  if (init) return init;
  const containers = readList(pod, 'status.containerStatuses');
  const reason = containers.map(containerReason).find(Boolean) ?? (podReason || phase);
  const someRun = containers.some(
    (container) => container.ready === true && readText(container, 'state.running.startedAt'),
  );
  if (reason === 'Completed' && someRun) return readCondition(pod, 'Ready') === 'True' ? 'Running' : 'NotReady';
  return reason;
};

const restarts = (pod: KubernetesObject, now: Date): string => {
  const containers = readList(pod, 'status.containerStatuses');
  const count = containers.reduce((sum, container) => sum + readNumber(container, 'restartCount'), 0);
  const last = containers
    .map((container) => readText(container, 'lastState.terminated.finishedAt'))
    .sort()
    .at(-1);
  return count && last ? `${count} (${humanAge(last, now)} ago)` : String(count);
};

const ready = (pod: KubernetesObject): string => {
  const isReady = readList(pod, 'status.containerStatuses').filter((container) => container.ready === true);
  return `${isReady.length}/${readList(pod, 'spec.containers').length}`;
};

/** The cells of a pod: NAME READY STATUS RESTARTS AGE, wide: IP NODE NOMINATED-NODE READINESS-GATES. */
export const podCells = (pod: KubernetesObject, now: Date): unknown[] => [
  pod.metadata.name,
  ready(pod),
  podStatus(pod),
  restarts(pod, now),
  humanAge(pod.metadata.creationTimestamp ?? '', now),
  readText(pod, 'status.podIP') || '<none>',
  readText(pod, 'spec.nodeName') || '<none>',
  readText(pod, 'status.nominatedNodeName') || '<none>',
  '<none>',
];
