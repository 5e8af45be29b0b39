import { spawn } from 'node:child_process';

/** What a command said, and how it ended; `code` is undefined where there is no such command. */
export interface CommandResult {
  code: number | undefined;
  out: string;
  err: string;
}

/** Runs a command to its end. */
export const runCommand = async (
  command: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<CommandResult> =>
  new Promise((resolve, reject) => {
    const child = spawn(command, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
    let out = '';
    let err = '';
    child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
    child.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') resolve({ code: undefined, out: '', err: '' });
      else reject(error);
    });
    child.on('close', (code) => {
      resolve({ code: code ?? 1, out: out.trim(), err: err.trim() });
    });
  });
