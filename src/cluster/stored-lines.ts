/** A line as the container runtime has it stored. */
export interface StoredLine {
  /** When it was stored, as the kubelet writes it, in the zone of the node; empty where the answer has no time for it. */
  readonly time: string;
  /** What the container wrote. */
  readonly text: string;
}

/** The answer to a log request, asked with the time of each line. */
export interface StoredLines {
  readonly lines: readonly StoredLine[];
  /** What the kubelet says in place of the log, or in place of the rest of it; absent where the answer is the log alone. */
  readonly kubeletSays?: string;
}

const TIME = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2}))(?: |$)/;

/**
 * The errors with which the reading of a log ends half way (cri-client 0.35, `ReadLogs`): status and headers are sent by
 * then, so that the error follows what was read, on the same line where that has no end yet.
 */
const KUBELET_ERROR =
  /(?:failed to (?:read|open|reset seek in|tail \d+ lines of|seek -?\d+ in) log file "|failed to (?:create fsnotify watcher|watch directory|get parse function)\b|unable to retrieve container logs for \S+:\/\/).*$/;

const toStored = (line: string): StoredLine => {
  const [found = '', time = ''] = TIME.exec(line) ?? [];
  return { time, text: line.slice(found.length) };
};

/** Where a line feed ends it, the kubelet cannot have gone on in that line. */
const glued = (rest: StoredLine): string | undefined => KUBELET_ERROR.exec(rest.text)?.[0];

/**
 * Tells the lines of a log from what the kubelet says of its own. A 200 is not yet a log: where the runtime has lost the
 * container or the file, the kubelet's error is the text. Each line of a log has a time, because that was asked for;
 * what has none, at the end, is the kubelet speaking.
 * @param isCut whether the answer was cut by a bound in bytes, so that its last line may end anywhere
 */
export const readStored = (answer: string, isCut = false): StoredLines => {
  const raw = answer.split('\n');
  const rest = raw.pop() ?? '';
  const whole = raw.map(toStored);
  const last = rest === '' ? undefined : toStored(rest);
  const firstSaid = whole.findLastIndex(({ time }) => time !== '') + 1;
  const said = [...whole.slice(firstSaid).map(({ text }) => text), last?.time === '' && !isCut ? last.text : '']
    .filter((text) => text.trim() !== '')
    .join('\n');
  const lines = whole.slice(0, firstSaid);
  if (last === undefined || last.time === '') return said === '' ? { lines } : { lines, kubeletSays: said };
  const error = glued(last);
  const unfinished = { ...last, text: error === undefined ? last.text : last.text.slice(0, -error.length) };
  return {
    lines: unfinished.text === '' ? lines : [...lines, unfinished],
    ...(error === undefined ? {} : { kubeletSays: error }),
  };
};

/** Milliseconds since the epoch, `undefined` where there is no time. Compared as instants: the zone may be the node's. */
export const instantOf = ({ time }: StoredLine): number | undefined => {
  const at = Date.parse(time);
  return Number.isNaN(at) ? undefined : at;
};
