import type { KubernetesObject } from '../scenario';
import type { World } from '../world';
import { badRequest } from './api-error';
import { isFields, readField, readList, readText } from './read-field';
import type { Fields } from './read-field';

const namesIn = (pod: KubernetesObject, list: string): string[] =>
  readList(pod, `spec.${list}`).map((container) => readText(container, 'name'));

/** The container that a request is about. Throws a 400 when it does not exist or is not told among several. */
export const chooseContainer = (pod: KubernetesObject, asked: string | null): string => {
  const [containers, initContainers] = [namesIn(pod, 'containers'), namesIn(pod, 'initContainers')];
  const { name } = pod.metadata;
  if (asked) {
    if ([...containers, ...initContainers].includes(asked)) return asked;
    throw badRequest(`container ${asked} is not valid for pod ${name}`);
  }
  const [only, ...others] = containers;
  if (only && others.length === 0) return only;
  const choices = `[${containers.join(' ')}]`;
  const alsoInit = initContainers.length > 0 ? ` or one of the init containers: [${initContainers.join(' ')}]` : '';
  throw badRequest(`a container name must be specified for pod ${name}, choose one of: ${choices}${alsoInit}`);
};

/** The state of a container, `undefined` before the kubelet has reported one. */
export const containerStatus = (pod: KubernetesObject, container: string): Fields | undefined =>
  [...readList(pod, 'status.containerStatuses'), ...readList(pod, 'status.initContainerStatuses')].find(
    ({ name }) => name === container,
  );

const IMAGE_REASONS = new Set(['ErrImagePull', 'ImagePullBackOff']);

const waitingReason = (reason: string): string => {
  if (IMAGE_REASONS.has(reason)) return 'trying and failing to pull image';
  return reason || 'ContainerCreating';
};

/** The log's text before any cutting. Throws the 400s of containers that have not run (before). */
const wholeLog = (world: World, pod: KubernetesObject, container: string, isPrevious: boolean): string => {
  const status = containerStatus(pod, container);
  const { name } = pod.metadata;
  const hasRunBefore = isFields(readField(status, 'lastState.terminated'));
  if (isPrevious) {
    const log = hasRunBefore ? world.log(pod, container, true) : undefined;
    if (log === undefined) throw badRequest(`previous terminated container "${container}" in pod "${name}" not found`);
    return log;
  }
  const isRunningOrDone =
    isFields(readField(status, 'state.running')) || isFields(readField(status, 'state.terminated'));
  if (!isRunningOrDone && !hasRunBefore) {
    const reason = waitingReason(readText(status, 'state.waiting.reason'));
    throw badRequest(`container "${container}" in pod "${name}" is waiting to start: ${reason}`);
  }
  return world.log(pod, container) ?? '';
};

const STAMP = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)/;
const KLOG_STAMP = /^[IWEF](\d\d)(\d\d) (\d\d:\d\d:\d\d\.\d{3})/;

const lineTime = (line: string, now: Date): Date | undefined => {
  const [stamp] = STAMP.exec(line) ?? [];
  if (stamp) return new Date(stamp);
  const [, month, day, clock] = KLOG_STAMP.exec(line) ?? [];
  if (!month || !day || !clock) return undefined;
  const time = new Date(`${now.getUTCFullYear()}-${month}-${day}T${clock}Z`);
  // klog has no year: a stamp in the future is last year's.
  if (time.getTime() - now.getTime() > 86_400_000) time.setUTCFullYear(time.getUTCFullYear() - 1);
  return time;
};

/** The lines with the time of each; a line without a stamp has that of the line before. */
const timedLines = (text: string, start: Date, now: Date): { line: string; time: Date }[] => {
  let time = start;
  return text
    .split(/(?<=\n)/)
    .filter(Boolean)
    .map((line) => {
      time = lineTime(line, now) ?? time;
      return { line, time };
    });
};

const positive = (query: URLSearchParams, option: string): number | undefined => {
  const text = query.get(option);
  if (text === null) return undefined;
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0) throw badRequest(`${option}: Invalid value: "${text}"`);
  return value;
};

const sinceTime = (query: URLSearchParams, now: Date): number => {
  const seconds = positive(query, 'sinceSeconds');
  if (seconds !== undefined) return now.getTime() - seconds * 1000;
  return query.has('sinceTime') ? Date.parse(query.get('sinceTime') ?? '') : -Infinity;
};

const withStamp = ({ line, time }: { line: string; time: Date }): string =>
  `${time.toISOString().replace('Z', '000000Z')} ${line}`;

/**
 * The log of a container as the query wants it: `container`, `previous`, `sinceSeconds`, `sinceTime`, `tailLines`,
 * `timestamps`, `limitBytes`. Throws a 400 when there is no such container or it has not run.
 */
export const readLog = (world: World, pod: KubernetesObject, query: URLSearchParams): string => {
  const container = chooseContainer(pod, query.get('container'));
  const text = wholeLog(world, pod, container, query.get('previous') === 'true');
  const now = world.now();
  const since = sinceTime(query, now);
  const start = new Date(readText(pod, 'status.startTime') || (pod.metadata.creationTimestamp ?? now));
  const lines = timedLines(text, start, now).filter(({ time }) => time.getTime() >= since);
  const tail = positive(query, 'tailLines');
  const kept = tail === undefined ? lines : lines.slice(Math.max(0, lines.length - tail));
  const log = kept.map(query.get('timestamps') === 'true' ? withStamp : ({ line }) => line).join('');
  const limit = positive(query, 'limitBytes');
  return limit === undefined ? log : Buffer.from(log).subarray(0, limit).toString();
};
