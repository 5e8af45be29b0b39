/** Text from the cluster as one line of Markdown: what it says is what is shown, whatever it holds. */
export const markdownText = (text: string): string =>
  text
    .replace(/[\u0000-\u001f\u007f]+/g, ' ')
    .trim()
    .replace(/[\\`*[\]<>|]/g, (character) => `\\${character}`)
    .replace(/(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g, '\\_')
    .replace(/^([#+-]|\d+[.)])(?=\s)/, '\\$1');

/** Text as a block of code, fenced with more backticks than it holds in a row. */
export const codeBlock = (text: string): string => {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}\n${text.replace(/\s+$/, '')}\n${fence}`;
};

/** A heading, and what stands below it. */
export const section = (level: 1 | 2 | 3, title: string, blocks: readonly string[]): string =>
  [`${'#'.repeat(level)} ${title}`, ...blocks].join('\n\n');

/** A list of points, or one sentence where there is none. */
export const points = (entries: readonly string[], none: string): string =>
  entries.length === 0 ? none : entries.map((entry) => `- ${entry}`).join('\n');
