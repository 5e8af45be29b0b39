import type { Command } from '../probes/step-result';

/** One line of text: what could end a comment or begin a command is gone. */
const oneLine = (text: string): string => text.replace(/[\u0000-\u001f\u007f]+/g, ' ').trim();

/**
 * Prints commands as one script that runs from top to bottom under `bash -euo pipefail`.
 * Where a value is not known, the shell stops there and says which.
 * @param title what the script is about, for its first comment
 */
export const printScript = (
  title: string,
  steps: readonly { readonly title: string; readonly command: Command }[],
): string => {
  const blocks = steps.map(({ title: heading, command }, index) => {
    const said = `${index + 1}. ${oneLine(heading)}`;
    return `# ${said}\nprintf '\\n== %s\\n' '${said.replaceAll("'", `'\\''`)}'\n${command.text}\n`;
  });
  return [`#!/usr/bin/env bash\n# ${oneLine(title)}\nset -euo pipefail\n`, ...blocks].join('\n');
};
