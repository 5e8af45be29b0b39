import { spawnSync } from 'node:child_process';

const PROGRAMS = ['prometheus', 'promtool', 'prometheus-alertmanager'] as const;

const isThere = (program: string): boolean => {
  const { error } = spawnSync(program, ['--version'], { stdio: 'ignore' });
  return error === undefined;
};

/** Why the suite can't run here, where it can't: which of Debian's programs are absent. */
export const missingPrograms = (): string | undefined => {
  const missing = PROGRAMS.filter((program) => !isThere(program));
  return missing.length === 0
    ? undefined
    : `Skipped: ${missing.join(', ')} not found; Debian has them in the packages prometheus and prometheus-alertmanager.`;
};
