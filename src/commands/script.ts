import type { Command } from '../probes/step-result';

/** One line of text: what could end a comment or begin a command is gone. */
const oneLine = (text: string): string => text.replace(/[\u0000-\u001f\u007f]+/g, ' ').trim();

/** Says at the end which steps failed, and is then no success; it leaves a shell into which it is pasted open. */
const END = `[ -z "$failed" ] || { printf '\\nSteps that failed:%s\\n' "$failed" >&2; false; }\n`;

/** A step of a script; one by hand, or without anything to look at, is a comment. */
export interface ScriptStep {
  readonly title: string;
  readonly command: Command;
  readonly byHand?: boolean;
  /** True where there is nothing to look at for this alert: it lacks a value, and would end the script. */
  readonly isIdle?: boolean;
}

/**
 * Prints commands as one script for bash that runs from top to bottom. A step that fails, because an object is gone or
 * may not be read, does not keep the others from running. Where a value is not known, the shell stops there and says which.
 * @param title what the script is about, for its first comment
 */
export const printScript = (title: string, steps: readonly ScriptStep[]): string => {
  const blocks = steps.map(({ title: heading, command, byHand, isIdle }, index) => {
    const said = `${index + 1}. ${oneLine(heading)}`;
    if (isIdle === true) return `# ${said} (there is nothing to look at)\n`;
    if (byHand === true) return `# ${said} (by hand)\n${command.text.replaceAll(/^/gm, '#   ')}\n`;
    return `# ${said}\nprintf '\\n== %s\\n' '${said.replaceAll("'", `'\\''`)}'\n${command.text} || failed="$failed ${index + 1}"\n`;
  });
  return [`#!/usr/bin/env bash\n# ${oneLine(title)}\nset -uo pipefail\nfailed=''\n`, ...blocks, END].join('\n');
};
