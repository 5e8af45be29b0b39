import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';

import { freePort } from '../../console/server/free-port';

const root = join(__dirname, '../../..');
/** How long a server may take until it answers, in milliseconds; the machine may be busy. */
const PATIENCE = 60_000;

/** A server that was started. */
export interface Started {
  readonly process: ChildProcess;
  /** What it has said until now. */
  readonly said: () => string;
}

/** An address of this machine that nobody listens at. */
export const freeAddress = async (): Promise<string> => `http://127.0.0.1:${String(await freePort('127.0.0.1'))}`;

/** What programs take for the address of a server: without the scheme. */
export const hostOf = (address: string): string => new URL(address).host;

/** Starts a program in the root of the repository. */
export const start = (command: string, args: readonly string[], env: Record<string, string> = {}): Started => {
  const started = spawn(command, args, { cwd: root, env: { ...process.env, ...env } });
  let said = '';
  const hear = (chunk: Buffer): void => {
    said += chunk.toString();
  };
  started.stdout.on('data', hear);
  started.stderr.on('data', hear);
  started.on('error', (error) => {
    said += error.message;
  });
  return { process: started, said: () => said };
};

/** Asks until the answer is there. @throws Error with what the server said, when it ends or takes too long */
export const until = async <T>(server: Started, ask: () => Promise<T | undefined>): Promise<T> => {
  const end = Date.now() + PATIENCE;
  while (server.process.exitCode === null && Date.now() < end) {
    const answer = await ask().catch(() => undefined);
    if (answer !== undefined) return answer;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`A server did not start:\n${server.said()}`);
};

/** Whether a server says at an address that it is ready. */
export const isReady = async (address: string): Promise<true | undefined> =>
  (await fetch(address)).ok ? true : undefined;

/** Ends a server, and waits until it has ended. */
export const ended = async ({ process: child }: Started): Promise<void> =>
  new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) {
      resolve();
      return;
    }
    child.once('exit', () => {
      resolve();
    });
    child.kill('SIGTERM');
  });
