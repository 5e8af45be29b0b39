import type { Message } from '../message';
import type { FilledRemedy } from '../runbooks/remedy';
import { section } from './markdown';

/** How the summary writes what comes from the cluster. */
interface Writes {
  readonly say: (sentence: Message) => string;
  readonly code: (text: string) => string;
}

const EFFECT: Readonly<Record<FilledRemedy['effect'], string>> = {
  'reads-only': 'changes nothing',
  'changes-settings': 'changes settings',
  restarts: 'restarts pods',
  'interrupts-machines': 'stops machines',
  'can-lose-data': 'can lose data',
};

const remedySection = (remedy: FilledRemedy, number: number, { say, code }: Writes): string => {
  const { title, why, effect, costs, readFirst, printed, lacks = [], doneWhen } = remedy;
  return section(3, `${number}. ${say(title)}`, [
    `${say(why)} (${EFFECT[effect]})`,
    ...(costs === undefined ? [] : [say(costs)]),
    ...(readFirst === undefined ? [] : [`Read first: ${say(readFirst.text)}`]),
    ...[readFirst?.printed, printed].flatMap((command) => (command === undefined ? [] : [code(command.text)])),
    ...lacks.map((reason) => `There is no command for it: ${say(reason)}`),
    `It worked when: ${say(doneWhen)}`,
  ]);
};

/** What helps, the first first; one sentence where nothing that was found has a remedy. */
export const whatHelps = (remedies: readonly FilledRemedy[], writes: Writes): readonly string[] =>
  remedies.length === 0
    ? ['Nothing that was found has a known remedy.']
    : remedies.map((remedy, index) => remedySection(remedy, index + 1, writes));
