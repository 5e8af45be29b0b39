import { age } from './duration';
import type { End } from './container-status';

/** Signals by number (signal(7)), as far as containers end by them. */
const SIGNALS: Readonly<Record<number, string>> = {
  4: 'SIGILL',
  6: 'SIGABRT',
  7: 'SIGBUS',
  9: 'SIGKILL',
  11: 'SIGSEGV',
  15: 'SIGTERM',
};

/** "exit code 1", "exit code 137 (SIGKILL)", "signal 11 (SIGSEGV)". An exit code above 128 is 128 and the signal. */
export const howItEnded = ({ exitCode, signal }: End): string => {
  const number = signal > 0 ? signal : exitCode - 128;
  const name = SIGNALS[number];
  const said = signal > 0 ? `signal ${String(signal)}` : `exit code ${String(exitCode)}`;
  return name === undefined ? said : `${said} (${name})`;
};

/** How long ago it ended; a question mark where the status doesn't say. */
export const endedAgo = ({ finishedAt }: End, now: number): string => age(finishedAt, now) || '?';
