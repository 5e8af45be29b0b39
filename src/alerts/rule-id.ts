/** What the id of a rule is made of. */
export interface RuleIdentity {
  readonly file: string;
  readonly group: string;
  readonly name: string;
  /** `for`, in seconds. */
  readonly duration: number;
  readonly query: string;
  /** In the order of the rules API's answer. */
  readonly labels: Readonly<Record<string, string>>;
}

const rotate = (value: number, bits: number): number => (value << bits) | (value >>> (32 - bits));

const scramble = (block: number): number => Math.imul(rotate(Math.imul(block, 0xcc9e2d51), 15), 0x1b873593);

/** MurmurHash3, 32 bits, seed 0, over the low byte of each character, as the console's monitoring pages use it. */
export const murmur3 = (key: string): number => {
  const byte = (index: number): number => key.charCodeAt(index) & 0xff;
  const tail = key.length & 3;
  const end = key.length - tail;
  let hash = 0;
  for (let index = 0; index < end; index += 4) {
    const block = byte(index) | (byte(index + 1) << 8) | (byte(index + 2) << 16) | (byte(index + 3) << 24);
    hash = Math.imul(rotate(hash ^ scramble(block), 13), 5) + 0xe6546b64;
  }
  let rest = 0;
  for (let index = tail - 1; index >= 0; index -= 1) rest = (rest << 8) | byte(end + index);
  if (tail > 0) hash ^= scramble(rest);
  hash ^= key.length;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
};

/**
 * The id by which the console's monitoring pages address a rule: the hash of file, group, name, `for` and expression,
 * then each label written VALUE=KEY (sic), joined by commas. Source: openshift/monitoring-plugin, rule id.
 */
export const ruleId = ({ file, group, name, duration, query, labels }: RuleIdentity): string =>
  String(
    murmur3(
      [file, group, name, duration, query, ...Object.entries(labels).map(([key, value]) => `${value}=${key}`)].join(
        ',',
      ),
    ),
  );
