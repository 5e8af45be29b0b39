import { begun } from './bounded-request';
import type { LogTarget } from '../probes/log-targets';
import { logAddress, type FetchText } from './container-log';
import { cleanLine, maskedLines, NoLog } from './stored-log';
import { readStored, type StoredLine } from './stored-lines';

/** How long the beginning of the answer may take, in milliseconds. */
const ANSWER_WITHIN = 30_000;

/** A line that never ends is given up from so many characters on. */
const LONGEST = 4 * 1024 * 1024;

/**
 * Follows a log until the signal ends it or the container has ended, in one request with the tail that comes first: what
 * is written between two requests would be lost, or come twice. Hands each batch of whole lines to `onLines`; a line
 * that comes in pieces is one, and secrets are masked. A rotation loses and doubles nothing.
 * @throws NoLog when the kubelet ends it with an error, or what `fetchText` throws
 */
export const followContainerLog = async (
  fetchText: FetchText,
  target: LogTarget,
  {
    tailLines,
    signal,
    onLines,
  }: { tailLines: number; signal: AbortSignal; onLines: (lines: readonly StoredLine[]) => void },
): Promise<void> => {
  const address = logAddress(target, { tailLines, follow: true });
  // The kubelet answers at once, and then says nothing for as long as the log is quiet: that has no limit.
  const answer = await begun(async (own) => fetchText(address, { signal: own }, -1), {
    within: ANSWER_WITHIN,
    signal,
  });
  const reader = answer.body?.getReader();
  if (reader === undefined) return;
  const decoder = new TextDecoder();
  let rest = '';
  const hand = (text: string): void => {
    const { lines, kubeletSays } = readStored(text);
    if (lines.length > 0) onLines(maskedLines(lines.map((line) => ({ ...line, text: cleanLine(line.text) }))));
    if (kubeletSays !== undefined) throw new NoLog(kubeletSays, 'kubelet');
  };
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    rest += decoder.decode(value, { stream: true });
    const end = rest.lastIndexOf('\n') + 1;
    if (end > 0) hand(rest.slice(0, end));
    rest = rest.slice(end, end + LONGEST);
  }
  hand(rest + decoder.decode());
};
