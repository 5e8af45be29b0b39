import type { ParsedRules } from '../alerts/parse-rules';

/**
 * Milliseconds for which what all groups held tells which of them are ours. A rule that is new waits about as long before
 * it fires (`for`), and those of the groups that are known are read four times a minute.
 */
const WHOLE = 5 * 60_000;
/** Characters of an address, below what proxies take. */
const LONGEST = 4_000;

interface Whole {
  readonly readAt: number;
  readonly groups: readonly string[];
  /** The names of our rules. */
  readonly rules: string;
  readonly skipped: number;
}

/** What the last reading of all groups held of ours, by its address. */
const whole = new Map<string, Whole>();

/** Forgets what was read; for tests, which begin with nothing. */
export const forgetGroups = (): void => {
  whole.clear();
};

const namesOf = ({ rules }: ParsedRules): string =>
  rules
    .map(({ name }) => name)
    .sort()
    .join(' ');

/**
 * Reads our rules by the groups that hold them, four times a minute, and all groups every five minutes: of a thousand
 * rules of a cluster a hundred are ours. Where the part is not what all of them held of ours, or a warning comes with it,
 * or the asking fails, all are read at once: what is lost is told by the whole answer alone. A server that does not know
 * `rule_group[]` (Thanos before 0.36) answers with all rules.
 * @throws what `read` throws for the address of all groups
 */
export const readByGroup = async (
  address: string,
  read: (address: string) => Promise<ParsedRules>,
): Promise<ParsedRules> => {
  const known = whole.get(address);
  if (known !== undefined && Date.now() - known.readAt < WHOLE) {
    const part = await read(`${address}${narrowTo(known.groups)}`).catch(() => undefined);
    if (part?.lost.length === 0 && namesOf(part) === known.rules) return { ...part, skipped: known.skipped };
  }
  whole.delete(address);
  const all = await read(address);
  const { groups, lost, skipped } = all;
  if (lost.length === 0 && groups.length > 0 && narrowTo(groups).length <= LONGEST)
    whole.set(address, { readAt: Date.now(), groups, rules: namesOf(all), skipped });
  return all;
};

const narrowTo = (groups: readonly string[]): string =>
  `&${new URLSearchParams(groups.map((group) => ['rule_group[]', group])).toString()}`;
