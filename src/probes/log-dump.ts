/** Lines of what the Go runtime writes when it ends a process: the stacks of its goroutines, and its registers. */
const DUMP =
  /^goroutine \d+ [^\n]*\[|^\t?\S+\.(?:go|s):\d+(?: \+0x[0-9a-f]+)?$|^created by |^r(?:[0-9a-z]{1,2}|flags)\s+0x/;

/** A line of a stack wherever it stands, and what comes between a panic and its stack. */
const STACK =
  /^goroutine \d+ .*\[|^\S+\.(?:go|s):\d+(?: \+0x[0-9a-f]+)?$|^created by |^r(?:[0-9a-z]{1,2}|flags)\s+0x|^\[signal \S+|^(?:[\w.~-]+\/)*[\w~-]+\.[\w.()*[\]·-]+\(.*\)$|^panic\(|^>$|^exit status \d+$/;

/** How a line of a logger begins: JSON, klog, a time, the package `log`, logfmt. */
const LOGGED = /^\{|^[IWEF]\d{4} \d{2}:|^\d{4}[-/]\d{2}[-/]\d{2}|^(?:time|ts|level)=/;

/** Whether a line belongs to the dump of a stack, and says nothing by itself. */
export const isStackLine = (line: string): boolean => STACK.test(line.trim());

/**
 * Whether the end of a log tells what came before a crash: false where it is the middle of a dump, of which all lines
 * are alike. Its first line may be the rest of one, and tells nothing.
 */
export const hasLineBeforeDump = (lines: readonly string[]): boolean => {
  const [, ...whole] = lines;
  return !lines.some((line) => DUMP.test(line)) || whole.some((line) => LOGGED.test(line));
};
