import { maskBlocks } from './blocks';
import { KNOWN_FORM } from './known-forms';
import { RULES, type Rule } from './rules';
import { MASKED, type MaskedKind, type Tally } from './tally';

/** Most lines hold nothing like a credential: one look says so. */
const SUSPICIOUS =
  /pass|pword|pw|token|key|secret|bearer|authorization|cookie|ey[A-Za-z0-9]|A3T|AKIA|ASIA|ABIA|ACCA|signature|sig=|userData|networkData|dockerconfig|-u |-U |--user|creds|:\/\/[^\s/]*@|auth|value|ticket|sess(?:ion)?_?id|_session|credential|login|access|net user|SecureString|\{[A-Z_][A-Z0-9_]* |\s-[pPwa][ =]/i;

const apply = (text: string, [pattern, kind, isOne]: Rule, tally: Tally): string =>
  text.replace(pattern, (whole: string, ...rest: unknown[]) => {
    const groups = rest.at(-1) as Readonly<Record<string, string | undefined>>;
    const offset = rest.at(-3) as number;
    const { key = '', quote = '', quoted, bare = '', separator = '=' } = groups;
    const opening = quoted === undefined ? (/^\\*["']/.exec(bare)?.[0] ?? '') : quote;
    const value = quoted ?? bare.slice(opening.length);
    const found = {
      value,
      isQuoted: opening !== '',
      separator,
      rest: text.slice(offset + whole.length, offset + whole.length + 80),
    };
    if (!isOne(found)) return whole;
    return `${key}${opening}${tally.mask(kind)}${quoted === undefined ? '' : quote}`;
  });

const maskLine = (line: string, tally: Tally): string =>
  SUSPICIOUS.test(line)
    ? RULES.reduce((rest, rule) => apply(rest, rule, tally), line)
    : apply(line, [KNOWN_FORM, 'token', () => true], tally);

/**
 * Masks credentials in text of one or many lines: private keys, Authorization headers, tokens, tickets, passwords, keys,
 * cookies, credentials in URLs, values of environment variables, what an answer file for an unattended setup holds.
 * Certificates, names and sentences about tokens stay. What was masked before stays masked, and is counted again.
 */
export const maskText = (text: string, tally: Tally): string => {
  for (const [, kind] of text.matchAll(MASKED)) tally.add({ [kind as MaskedKind]: 1 });
  return maskBlocks(text, tally)
    .split('\n')
    .map((line) => maskLine(line, tally))
    .join('\n');
};

const SENSITIVE_KEY =
  /(?:^|[_./-])(?:[a-z0-9]+)?(?:password|passwd|passphrase|passcode|api[_-]?key|secret[_-]?(?:access[_-]?)?key|client[_-]?secret|private[_-]?key|client-key-data|dockerconfigjson|token)$/i;
const PASS = /(?:^|[_./-])pass$|[a-z0-9]Pass$/;

/** Says what a field holds whose name alone tells that it is a credential. */
export const sensitiveField = (name: string): MaskedKind | undefined => {
  if (/^(?:proxy-)?authorization$/i.test(name)) return 'Authorization header';
  if (/^(?:set-)?cookie$/i.test(name)) return 'cookie';
  if (PASS.test(name)) return 'password';
  if (!SENSITIVE_KEY.test(name)) return undefined;
  if (/token$/i.test(name)) return 'token';
  return /key|secret/i.test(name) ? 'key' : 'password';
};
