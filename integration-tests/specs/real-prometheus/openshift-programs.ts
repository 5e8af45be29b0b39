import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

const CACHE = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'virtualization-alerts');
const SOURCES = ['build.sh', 'servers.txt'];

/** What `build.sh` names its results for: the same versions, built in the same way, have the same name. */
const folderOfPrograms = (): string => {
  const trimmed = readdirSync(join(__dirname, 'trimmed-thanos')).sort();
  const hash = createHash('sha256');
  for (const file of [...SOURCES, ...trimmed.map((name) => join('trimmed-thanos', name))]) {
    hash.update(readFileSync(join(__dirname, file)));
  }
  return join(CACHE, `monitoring-${hash.digest('hex').slice(0, 12)}`);
};

const PROGRAMS = folderOfPrograms();

/** The path of a program that `build.sh` builds. */
export const builtProgram = (name: 'thanos' | 'prom-label-proxy' | 'alertmanager'): string => join(PROGRAMS, name);

/** Why the specs over the layout of OpenShift can't run here, where they can't. */
export const missingOpenShiftPrograms = (): string | undefined =>
  existsSync(PROGRAMS)
    ? undefined
    : 'Skipped: Thanos, prom-label-proxy and a current Alertmanager were not built; with Go at hand, integration-tests/specs/real-prometheus/build.sh builds them.';
