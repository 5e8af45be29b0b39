import { spawn } from 'node:child_process';
import { join } from 'node:path';

const root = join(__dirname, '../../..');
/** How long a program may take until it is ready, in milliseconds; the machine may be busy. */
const PATIENCE = 120_000;

/** A program that serves the console, or has refused to. */
export interface Run {
  /** Where it serves; absent when it ended. */
  readonly address?: string;
  readonly exitCode: number | null;
  /** All that it has said. */
  readonly said: string;
  readonly stop: () => Promise<void>;
}

/** Runs a program of the small console, on a free port, until it is ready or ends. Nothing of the user's own is read. */
export const runProgram = async (file: string, env: Readonly<Record<string, string>>): Promise<Run> => {
  const { PATH = '' } = process.env;
  const child = spawn(process.execPath, ['--import', 'tsx', join(root, 'integration-tests/console', file)], {
    cwd: root,
    env: { PATH, PORT: '0', ...env },
  });
  let said = '';
  const ended = new Promise<void>((resolve) =>
    child.once('exit', () => {
      resolve();
    }),
  );
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM');
    await ended;
  };
  const address = await new Promise<string | undefined>((resolve) => {
    const timer = setTimeout(() => {
      resolve(undefined);
    }, PATIENCE);
    const hear = (chunk: Buffer): void => {
      said += chunk.toString();
      const at = /ready at (http:\/\/localhost:\d+)/.exec(said)?.[1];
      if (at !== undefined) resolve(at);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    void ended.then(() => {
      clearTimeout(timer);
      resolve(undefined);
    });
  });
  return { ...(address === undefined ? {} : { address }), exitCode: child.exitCode, said, stop };
};
