import type { Timers } from '../controllers';
import type { KubernetesObject } from '../scenario';
import type { World } from '../world';
import { keyOf } from '../world-state';
import { readLogOptions } from './log-options';
import { chooseContainer, containerStatus } from './pod-log';
import { isFields, readField } from './read-field';

const LINE_MS = 4000;
/** How many of the last lines are said again in turn. */
const REPEATED = 5;
const ERRORS = /^[EF]\d{4} |"?level"?[=:]\s*"?(?:error|fatal|panic)|^panic:|\t(?:ERROR|FATAL)\t/i;
const STAMP = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)/;
const KLOG_STAMP = /^([IW])\d{4} \d\d:\d\d:\d\d\.\d{6}/;

/** A line as if it were written now, in its own format; `undefined` for one without a time stamp. */
export const restamped = (line: string, now: Date): string | undefined => {
  const [date = '', clock = ''] = now.toISOString().replace('Z', '').split('T');
  if (KLOG_STAMP.test(line)) return line.replace(KLOG_STAMP, `$1${date.slice(5).replace('-', '')} ${clock}000`);
  if (!STAMP.test(line)) return undefined;
  return line.replace(STAMP, (_stamp, fraction: string | undefined, zone: string) => {
    const digits = fraction
      ? `.${clock
          .slice(9)
          .padEnd(fraction.length - 1, '0')
          .slice(0, fraction.length - 1)}`
      : '';
    return `${date}T${clock.slice(0, 8)}${digits}${zone === 'Z' ? zone : '+00:00'}`;
  });
};

/**
 * Says a line every four seconds while the container runs: one of its last lines without an error, with a new stamp.
 * A container that waits or has ended says nothing. Call the returned function when nobody follows any longer.
 */
export const followLog = (
  { world, timers }: { world: World; timers: Timers },
  pod: KubernetesObject,
  query: URLSearchParams,
  write: (line: string) => void,
): (() => void) => {
  const container = chooseContainer(pod, query.get('container'));
  const { timestamps } = readLogOptions(query, pod.metadata.name, world.now());
  let said = 0;
  let handle: unknown;
  const say = (): void => {
    handle = timers.setTimeout(say, LINE_MS);
    const current = world.get(keyOf(pod));
    const isSame = current?.metadata.uid === pod.metadata.uid;
    if (!current || !isSame || !isFields(readField(containerStatus(current, container), 'state.running'))) return;
    const now = world.now();
    const lines = (world.log(current, container) ?? '')
      .split('\n')
      .filter((line) => !ERRORS.test(line) && restamped(line, now) !== undefined)
      .slice(-REPEATED);
    const line = restamped(lines[said % lines.length] ?? '', now);
    if (line === undefined) return;
    said += 1;
    const stamp = timestamps ? `${now.toISOString().replace('Z', '000000Z')} ` : '';
    write(`${stamp}${line}\n`);
  };
  handle = timers.setTimeout(say, LINE_MS);
  return () => {
    timers.clearTimeout(handle as never);
  };
};
