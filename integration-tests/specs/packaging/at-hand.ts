import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

// Where Debian keeps servers, and where `go install` puts what it builds.
const ALSO = ['/usr/sbin', '/usr/local/bin', join(homedir(), 'go/bin')];

/** Where a command is, if this machine has it. */
export const findCommand = (name: string): string | undefined => {
  const found = spawnSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' });
  if (found.status === 0) return found.stdout.trim();
  return ALSO.map((folder) => join(folder, name)).find((path) => existsSync(path));
};

/**
 * `describe` where everything that the tests need is there; else they are reported as skipped, with what is missing in
 * their title, so that `npm test` passes on a machine with nothing but Node.js.
 */
export const describeWith = (needs: Record<string, boolean>, title: string, tests: () => void): void => {
  const missing = Object.keys(needs).filter((name) => !needs[name]);
  if (missing.length === 0) {
    describe(title, tests);
    return;
  }
  process.stderr.write(`Skipped: ${title}. This machine lacks: ${missing.join(', ')}.\n`);
  describe.skip(`${title} (this machine lacks ${missing.join(', ')})`, tests);
};
