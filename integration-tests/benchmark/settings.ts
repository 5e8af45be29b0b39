/** What is measured, from the environment of `npm run benchmark`. */
export interface Settings {
  /** Sizes of the lab, in workers beside those of its base; none where a real console is measured. */
  readonly moreNodes: readonly number[];
  /** How long each page stays open, in seconds. */
  readonly openSeconds: number;
  /** How often a page is opened from the list; the median counts. */
  readonly times: number;
  /** The first port of the labs. */
  readonly port: number;
  /** The builds that are measured beside each other: what the table calls each, and its folder. */
  readonly builds: readonly { readonly name: string; readonly folder: string }[];
  /** A real console, measured in place of the lab. */
  readonly consoleUrl?: string;
}

/** Nodes that the base of the lab has, control plane and workers. */
export const NODES_OF_BASE = 6;

const numbersOf = (text: string, name: string): readonly number[] =>
  text.split(',').map((one) => {
    const number = Number(one);
    if (one.trim() === '' || !Number.isInteger(number) || number < 0) throw new Error(`${name} is no number: ${one}`);
    return number;
  });

const numberOf = (text: string, name: string): number => numbersOf(text, name)[0] ?? 0;

/**
 * Reads the settings: MORE_NODES (`0,200,2000`), OPEN_SECONDS, TIMES, PORT, BEFORE (the folder of another build),
 * CONSOLE_URL.
 * @throws Error where one is not a number
 */
export const settingsFrom = (env: Readonly<Record<string, string | undefined>>): Settings => {
  const { CONSOLE_URL: consoleUrl = '', BEFORE: before = '' } = env;
  const now = { name: 'now', folder: 'dist' };
  return {
    moreNodes: numbersOf(env.MORE_NODES ?? '0,200,2000', 'MORE_NODES'),
    openSeconds: numberOf(env.OPEN_SECONDS ?? '60', 'OPEN_SECONDS'),
    times: Math.max(1, numberOf(env.TIMES ?? '3', 'TIMES')),
    port: numberOf(env.PORT ?? '9301', 'PORT'),
    builds: before === '' ? [now] : [{ name: 'before', folder: before }, now],
    ...(consoleUrl === '' ? {} : { consoleUrl: consoleUrl.replace(/\/+$/, '') }),
  };
};
