import type { ContainerLog } from '../probes/observation';
import { textEntry, type Entry } from './entry';
import type { Gathered } from './gathered';
import { logPath } from './layout';
import { maskText } from '../masking/mask-text';
import type { EvidenceSource } from './source';
import type { Tally } from '../masking/tally';

/** The logs of the archive, and the pods that they are of. */
export interface LogEntries {
  readonly logs: readonly Entry[];
  /** NAMESPACE/NAME. */
  readonly pods: ReadonlySet<string>;
  /** Logs of which only the end is there, a sentence each. */
  readonly partly: readonly string[];
  /** Logs that are left out because another file holds the same, a sentence each. */
  readonly same: readonly string[];
}

const shownLogs = ({ results }: EvidenceSource): readonly ContainerLog[] =>
  results.flatMap(({ observation }) =>
    observation.state === 'found' && observation.data.kind === 'logs' ? observation.data.logs : [],
  );

/**
 * The logs of previous runs that say what the current one says, each with its time: a container that waits to be started
 * anew has one log, which the kubelet gives as both. What was read decides, and not the pod's state, which may have
 * changed between the two.
 */
const sameAsCurrent = ({ logs }: Gathered): ReadonlySet<string> => {
  const current = new Map(logs.map((log) => [logPath(log), log.text]));
  const paths = logs.flatMap((log) => {
    const other = log.previous ? current.get(logPath({ ...log, previous: false })) : undefined;
    const isSame = log.text.state === 'found' && other?.state === 'found' && other.data === log.text.data;
    return isSame ? [logPath(log)] : [];
  });
  return new Set(paths);
};

/**
 * The files of all logs, masked: those that were read for the file and, where that did not work (a pod may be gone by
 * then), those that the page shows.
 */
export const logEntries = (source: EvidenceSource, gathered: Gathered, tally: Tally): LogEntries => {
  const byPath = new Map<string, Entry>();
  const pods = new Set<string>();
  const partly: string[] = [];
  const same = sameAsCurrent(gathered);
  const keep = (path: string, text: string, isCut: boolean): void => {
    byPath.set(path, textEntry(path, text));
    if (isCut) partly.push(`${path}: only its end was read`);
  };
  for (const log of gathered.logs) {
    pods.add(`${log.namespace}/${log.pod}`);
    if (log.text.state !== 'found' || same.has(logPath(log))) continue;
    tally.add(log.masked);
    keep(logPath(log), log.text.data, log.isCut);
  }
  for (const { log, ...of } of shownLogs(source)) {
    pods.add(`${of.namespace}/${of.pod}`);
    const path = logPath(of);
    if (log.state !== 'found' || byPath.has(path) || same.has(path)) continue;
    keep(path, maskText(`${log.data.lines.join('\n')}\n`, tally), log.data.truncated);
  }
  const said = [...same].map((path) => `${path}: not here, the same run as current.log beside it`);
  return { logs: [...byPath.values()], pods, partly, same: said };
};
