import { spawnSync } from 'node:child_process';

import { inEnglish } from '../../src/message';
import { isDangerous, type FilledRemedy } from '../../src/runbooks/remedy';

/** Stands in for both programs, and says its arguments, each ended by a NUL; every argument list ends with a line. */
const FAKES = `say() { printf '%s\\0' "$@"; printf '\\n'; }; oc() { say oc "$@"; }; virtctl() { say virtctl "$@"; };`;

/** The commands of remedies, those to read first before what they are for. */
export const commandsOf = (remedies: readonly FilledRemedy[]): readonly string[] =>
  remedies.flatMap(({ readFirst, printed }) => [readFirst?.printed, printed].flatMap((one) => one?.text ?? []));

/** What a shell hands on when a command is pasted; what it says where it refuses. */
const pasted = (command: string): { readonly lists: readonly (readonly string[])[]; readonly refused: string } => {
  const { status, stdout, stderr } = spawnSync('bash', ['-euo', 'pipefail', '-c', `${FAKES}\n${command}`], {
    encoding: 'utf8',
  });
  const lists = stdout
    .split('\0\n')
    .filter((one) => one !== '')
    .map((one) => one.split('\0'));
  return { lists, refused: status === 0 ? stderr : stderr || `it ends with ${String(status)}` };
};

const problemsOfCommand = (command: string): readonly string[] => {
  const { lists, refused } = pasted(command);
  const words = lists.flat();
  return [
    ...(refused === '' ? [] : [`bash refuses: ${refused}`]),
    ...(lists.length === 0 ? ['nothing is run'] : []),
    // What was not filled, and what somebody would have to replace.
    ...words
      .filter((word) => word === '' || /\{\{\w|<[a-z-]+>|undefined/.test(word))
      .map((word) => `argument "${word}"`),
    ...lists
      .filter((list) => list[1] === 'delete' && !list.includes('--wait=false'))
      .map(() => 'it waits for what it deletes'),
  ];
};

/** What is wrong with remedies as they are proposed; empty where each can be pasted, and nothing is hurried into. */
export const problemsOfRemedies = (remedies: readonly FilledRemedy[]): readonly string[] => [
  ...commandsOf(remedies).flatMap((command) => problemsOfCommand(command).map((problem) => `${command}: ${problem}`)),
  ...remedies
    .slice(0, 1)
    .filter(isDangerous)
    .map(() => 'the first can stop machines or lose data'),
  ...remedies
    .filter((remedy) => isDangerous(remedy) && remedy.readFirst?.printed === undefined)
    .map(({ title }) => `${inEnglish(title)}: nothing to read first`),
  ...remedies
    .filter(({ printed, effect, costs }) => printed !== undefined && effect !== 'reads-only' && costs === undefined)
    .map(({ title }) => `${inEnglish(title)}: no costs`),
];
