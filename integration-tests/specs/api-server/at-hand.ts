import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

const CACHE = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'virtualization-alerts');

/** What `build.sh` names its results for: the same contents have the same name. */
const namedFor = (...files: readonly string[]): string => {
  const hash = createHash('sha256');
  for (const file of files) hash.update(readFileSync(join(__dirname, file)));
  return hash.digest('hex').slice(0, 12);
};

/** The folder with etcd, kube-apiserver and kubectl. */
export const PROGRAMS = join(CACHE, `kubernetes-${namedFor('build/go.mod', 'build/go.sum')}`);

/** The file with the definitions that the operators install. */
export const DEFINITIONS = join(
  CACHE,
  `definitions-${namedFor('definitions/go.mod', 'definitions/go.sum', 'definitions/main.go')}.json`,
);

const isBuilt = existsSync(PROGRAMS) && existsSync(DEFINITIONS);

/** Whether tests over it run: where `build.sh` has run; where `API_SERVER=required`, as in CI with Go, they run and fail. */
export const runsApiServer = isBuilt || process.env.API_SERVER === 'required';

/** `describe` where these tests run; else they are reported as skipped, with what to do. */
export const describeApiServer = (title: string, tests: () => void): void => {
  if (runsApiServer) {
    describe(title, tests);
    return;
  }
  const advice = 'with Go at hand, integration-tests/specs/api-server/build.sh builds etcd, kube-apiserver and kubectl';
  process.stderr.write(`Skipped: ${title}: ${advice}.\n`);
  describe.skip(`${title} (${advice})`, tests);
};
