import type { KubernetesObject } from '../scenario';
import type { World } from '../world';
import { badRequest } from './api-error';
import { readLogOptions } from './log-options';
import type { LogOptions } from './log-options';
import { piecesOf } from './log-pieces';
import type { Piece } from './log-pieces';
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
  const choices = [...initContainers, ...containers].join(' ');
  throw badRequest(`a container name must be specified for pod ${name}, choose one of: [${choices}]`);
};

/** The state of a container, `undefined` before the kubelet has reported one. */
export const containerStatus = (pod: KubernetesObject, container: string): Fields | undefined =>
  [...readList(pod, 'status.containerStatuses'), ...readList(pod, 'status.initContainerStatuses')].find(
    ({ name }) => name === container,
  );

/** Whether a pod has a node: one without has no kubelet that could be asked, and its log is empty, with a 204. */
export const isScheduled = (pod: KubernetesObject): boolean => readText(pod, 'spec.nodeName') !== '';

const WAITING: Readonly<Record<string, string>> = {
  ErrImagePull: "image can't be pulled",
  ImagePullBackOff: 'trying and failing to pull image',
};

/** One run of a container: where its status tells of it, and what it wrote. */
interface Run {
  readonly state: string;
  readonly log: string;
}

/**
 * The run whose log is meant, as the kubelet chooses it: while a container waits to be started again, its own log and
 * that of its previous run are both those of the run that ended.
 * @throws ApiError 400 for a container that has not run (before)
 */
const chooseRun = (world: World, pod: KubernetesObject, container: string, isPrevious: boolean): Run => {
  const status = containerStatus(pod, container);
  const { name } = pod.metadata;
  const has = (state: string): boolean => isFields(readField(status, state));
  const hasRunBefore = has('lastState.terminated');
  const [current, before] = [world.log(pod, container), world.log(pod, container, true)];
  const isCurrent = has('state.running') || has('state.terminated');
  if (!isCurrent && hasRunBefore) return { state: 'lastState.terminated', log: current ?? before ?? '' };
  if (isPrevious) {
    if (!hasRunBefore) throw badRequest(`previous terminated container "${container}" in pod "${name}" not found`);
    return { state: 'lastState.terminated', log: before ?? '' };
  }
  if (isCurrent) return { state: has('state.running') ? 'state.running' : 'state.terminated', log: current ?? '' };
  if (status === undefined) throw badRequest(`container "${container}" in pod "${name}" is not available`);
  const reason = readText(status, 'state.waiting.reason');
  const why = has('state.waiting') ? `: ${WAITING[reason] ?? reason}` : ' - no logs yet';
  throw badRequest(`container "${container}" in pod "${name}" is waiting to start${why}`);
};

const startOf = (pod: KubernetesObject, container: string, state: string, now: Date): Date =>
  new Date(
    readText(containerStatus(pod, container), `${state}.startedAt`) ||
      readText(pod, 'status.startTime') ||
      (pod.metadata.creationTimestamp ?? now),
  );

const stampOf = (time: Date): Buffer => Buffer.from(`${time.toISOString().replace('Z', '000000Z')} `);

/** The last of the pieces: the unfinished one does not count, and is given only where it is within the number. */
const tailOf = (pieces: readonly Piece[], { tailLines, follow }: LogOptions): readonly Piece[] => {
  const stored = pieces.filter(({ isStored }) => isStored);
  // Who follows gets a line when its end is there.
  const given = follow ? stored : pieces;
  if (tailLines === undefined) return given;
  const from = Math.max(0, stored.length - tailLines);
  return follow ? given.slice(from) : given.slice(from, from + tailLines);
};

/**
 * Stored pieces as the kubelet hands them out: the tail counts pieces, so that the answer may begin within a line; what
 * is too old is left out of the tail, not made up for; the bound in bytes is counted from the tail's beginning on. Where
 * times are asked for, the first piece bears one, and each that follows the end of a line.
 */
export const printPieces = (pieces: readonly Piece[], options: LogOptions): Buffer => {
  const { since = -Infinity, timestamps, limitBytes } = options;
  let isNewLine = true;
  const parts = tailOf(pieces, options).flatMap(({ time, bytes, endsLine }) => {
    const stamp = timestamps && isNewLine ? [stampOf(time)] : [];
    isNewLine = endsLine;
    return time.getTime() < since ? [] : [...stamp, bytes];
  });
  return Buffer.concat(parts).subarray(0, limitBytes);
};

/**
 * The log of a container as the query wants it, as the kubelet of its node gives it.
 * @param inFile what of the log is left in its file: after a rotation, only what was written since
 * @throws ApiError for a query that is refused, or when there is no such container or it has not run
 */
export const readLog = (
  world: World,
  pod: KubernetesObject,
  query: URLSearchParams,
  inFile: (log: string) => string = (log) => log,
): Buffer => {
  const now = world.now();
  const options = readLogOptions(query, pod.metadata.name, now);
  const container = chooseContainer(pod, query.get('container'));
  if (!isScheduled(pod)) return Buffer.alloc(0);
  const { state, log } = chooseRun(world, pod, container, options.previous);
  return printPieces(piecesOf(inFile(log), { start: startOf(pod, container, state, now), now }), options);
};
