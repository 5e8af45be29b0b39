import type { MaskedKind, Tally } from './tally';

/** The time stamp that the kubelet puts before a line. */
const STAMP = '(?:\\d{4}-\\d\\d-\\d\\dT[0-9:.]+(?:Z|[+-]\\d\\d:\\d\\d) )?';
const BASE64_LINE = `${STAMP}[ \\t]*[A-Za-z0-9+/=]{4,}[ \\t]*`;
const PRIVATE_KEY = '(?:[A-Z0-9]+ )*PRIVATE KEY-----';

/** A block from its first to its last line; line breaks may be written `\n`. */
const WHOLE_KEY = new RegExp(
  `-----BEGIN ${PRIVATE_KEY}(?:(?!-----BEGIN )[\\s\\S]){0,20000}?-----END ${PRIVATE_KEY}`,
  'g',
);
/** A block whose end was not read. */
const KEY_WITHOUT_END = new RegExp(
  `-----BEGIN ${PRIVATE_KEY}(?:(?:\\\\n|\\r?\\n)${BASE64_LINE}(?=\\\\|\\r|\\n|"|$))*`,
  'g',
);
/** A block whose beginning was not read. */
const KEY_WITHOUT_BEGINNING = new RegExp(`(?:(?<![^\\n])${BASE64_LINE}\\r?\\n)*${STAMP}-----END ${PRIVATE_KEY}`, 'g');
/** `-----BEGIN … PRIVATE KEY` in base64, as kubeconfig files and Secrets hold it. */
const ENCODED_KEY = /LS0tLS1CRUdJTiB(?:QUklWQVRF|SU0EgUFJJ|FQyBQUklW|PUEVOU1NI|FTkNS)[A-Za-z0-9+/=]*/g;

/** A value: between quotes (escaped ones too, as in JSON within a log line), or up to where a value can't go on. */
const VALUE = `(?:(?<quote>\\\\*["'])(?<quoted>[^\\r\\n]*?)(?<!\\\\)\\k<quote>|(?<bare>\\\\*["']?[^\\s"'\\\\,;&)\\]}]+))`;
/** How a key ends and its value begins: `key=`, `key: `, `"key":`. */
const SEPARATOR = `\\\\*["']?\\s*(?<separator>[:=])\\s*`;

const keyed = (names: string): RegExp =>
  new RegExp(`(?<key>(?<![A-Za-z0-9])(?:[A-Za-z0-9.]+[_-])*[A-Za-z0-9]*?(?:${names})${SEPARATOR})${VALUE}`, 'gi');

const PASSWORD = keyed('password|passwd|passphrase|pwd');
const KEY = keyed(
  'api[_-]?key|access[_-]?key(?:[_-]?id)?|secret[_-]?(?:access[_-]?)?key|private[_-]?key|signing[_-]?key|encryption[_-]?key|client-key-data|amz-signature|(?<=[?&])sig',
);
const CLIENT_SECRET = keyed('client[_-]?secret');
const TOKEN = keyed('token');
/** What starts a guest, and what pulls images: whole documents with passwords in them. */
const CLOUD_INIT = keyed('(?:userData|networkData)(?:Base64)?');
const REGISTRIES = keyed('dockerconfigjson');
/** cloud-init's list of passwords, as far as the string or the line goes; and as lines of their own. */
const CHPASSWD = /(?<key>\bchpasswd\\*["']?\s*:\s*)(?<bare>[^"\s][^"\r\n]*)/gi;
const CHPASSWD_LINES = new RegExp(`(\\bchpasswd:[ \\t]*)(?:\\r?\\n${STAMP}[ \\t]+[^\\s][^\\r\\n]*)+`, 'g');
const flag = (name: string): RegExp =>
  new RegExp(`(?<key>--${name}\\s+)(?<bare>[^\\s"'\\\\,;&)\\]}-][^\\s"'\\\\,;&)\\]}]*)`, 'gi');

const COOKIE = /(?<key>\b(?:set-)?cookie\\*"?\s*[:=]\s*\[?\s*\\*"?)(?<bare>[^\]"\\\r\n=\s]+=[^\]"\\\r\n]*)/gi;
const AUTHORIZATION =
  /(?<key>\b(?:proxy-)?authorization\\*["']?\s*[:=]\s*\[?\s*\\*["']?)(?<bare>(?:bearer|basic|negotiate|token|apikey)\s+[^\s\]"'\\,;)<[]+|(?:digest|aws4-hmac-sha256)\s+[^\]"\\\r\n]+|(?=[^\s\]"'\\,;)]*\d)[^\s\]"'\\,;)<[]{16,})/gi;
const BEARER = /(?<key>\bbearer\s+)(?<bare>(?=[A-Za-z._~+/-]*\d)[A-Za-z0-9._~+/-]{8,}=*)/gi;
const JSON_WEB_TOKEN = /(?<key>\b)(?<bare>eyJ[A-Za-z0-9_-]{8,}\.eyJ[A-Za-z0-9_-]{8,}(?:\.[A-Za-z0-9_-]*)?)/g;
/** The access tokens of OpenShift's OAuth server, and of GitHub. */
const KNOWN_TOKEN = /(?<key>\b)(?<bare>sha256~[A-Za-z0-9_-]{20,}|gh[pousr]_[A-Za-z0-9]{20,})/g;
const ACCESS_KEY_ID = /(?<key>\b)(?<bare>(?:AKIA|ASIA)[A-Z0-9]{16})\b/g;
/** A password may hold `@` and `/`: it goes on to the last `@` before a host. A number and a slash are a port and a path. */
const URL_CREDENTIALS =
  /(?<key>\b[a-z][a-z0-9+.-]*:\/\/)(?<bare>[^\s/@:"'<>?#]*:(?!\d{1,5}[/?#])[^\s"'<>]{1,200}|[^\s/@:"'<>?#]{8,200})(?=@[a-z0-9[][a-z0-9.\]-]*(?::\d+)?(?:[/?#\s"'\\,;)}]|$))/gi;
/** `curl -u user:password`. */
const USER_FLAG = /(?<key>(?<![^\s"'])(?:-u|--user|--proxy-user)[ =]["']?)(?<bare>[^\s:"']+:[^\s"']+)/g;
const REGISTRY_AUTH = /(?<key>"auth\\*"\s*:\s*\\*")(?<bare>[A-Za-z0-9+/=]{8,})/g;
/** A variable of a container as JSON, or as Go prints it. */
const ENVIRONMENT =
  /(?<key>(?:\\*"name\\*"\s*:\s*\\*"[A-Za-z_][A-Za-z0-9_.-]*\\*"\s*,\s*\\*"value\\*"\s*:\s*|EnvVar\{Name:\s*\\*"[^"\\]*\\*",\s*Value:\s*))(?<quote>\\*")(?<quoted>[^\r\n]+?)(?<!\\)\k<quote>/g;

/** Most lines hold nothing like a credential: one look says so. */
const SUSPICIOUS =
  /passw|passphrase|pwd|token|key|secret|bearer|authorization|cookie|eyJ|sha256~|gh[pousr]_|AKIA|ASIA|signature|sig=|userData|networkData|dockerconfig|-u |--user|--proxy-user|:\/\/[^\s/]*@|auth\\*"|value|LS0tLS1/i;

const NOTHING =
  /^(?:true|false|null|nil|none|unset|n\/a|redacted|required|invalid|missing|\*+|x{3,}|<.*|\[.*|\$[({].*|%[a-z+#]*)$/i;

interface Found {
  readonly value: string;
  readonly isQuoted: boolean;
  readonly separator: string;
  /** The line from the end of the value on. */
  readonly rest: string;
}

const endsThere = (rest: string): boolean => /^\s*(?:$|[\r\n"'\\,;&)\]}])/.test(rest);

/** After `password:` in a sentence stand words; after a real one stands a password. */
const isPassword = ({ value, isQuoted, separator, rest }: Found): boolean => {
  if (value === '' || NOTHING.test(value) || value.startsWith('/') || value.includes('://')) return false;
  if (isQuoted || separator === '=') return true;
  return /\d|[^A-Za-z0-9.()-]/.test(value) || endsThere(rest);
};

/** A name or a word may follow `token:` and `key:`; what is long, without a space, and has digits is a credential. */
const isCredential = ({ value, isQuoted, separator, rest }: Found): boolean => {
  if (NOTHING.test(value) || /\s|:\/\//.test(value) || value.startsWith('/')) return false;
  const hasDigit = /\d/.test(value);
  if (isQuoted) return value.length >= 16 || (value.length >= 6 && hasDigit);
  if (separator === '=') return value.length >= 8 || (value.length >= 6 && hasDigit);
  return value.length >= 12 && hasDigit && endsThere(rest);
};

const always = ({ value }: Found): boolean => !NOTHING.test(value);

/** A name alone before `@` is a user's; a long one with digits is a token. */
const isUrlCredential = ({ value }: Found): boolean =>
  !NOTHING.test(value) && (value.includes(':') || /\d/.test(value));

/** Two numbers are a user's and a group's. */
const isUserAndPassword = ({ value }: Found): boolean => !/^\d+:\d+$/.test(value);

const isFlagValue = ({ value }: Found): boolean => /\d|.{16}/.test(value);

type Rule = readonly [pattern: RegExp, kind: MaskedKind, isOne: (found: Found) => boolean];

/** In this order: what a rule has masked, the later ones leave alone. */
const RULES: readonly Rule[] = [
  [CLOUD_INIT, 'cloud-init data', isPassword],
  [CHPASSWD, 'password', always],
  [REGISTRIES, 'password', isPassword],
  [COOKIE, 'cookie', always],
  [AUTHORIZATION, 'Authorization header', always],
  [BEARER, 'bearer token', always],
  [JSON_WEB_TOKEN, 'JSON Web Token', always],
  [KNOWN_TOKEN, 'token', always],
  [ACCESS_KEY_ID, 'key', always],
  [URL_CREDENTIALS, 'credentials in a URL', isUrlCredential],
  [USER_FLAG, 'password', isUserAndPassword],
  [REGISTRY_AUTH, 'password', always],
  [ENVIRONMENT, 'environment value', always],
  [flag('password'), 'password', isFlagValue],
  [flag('token'), 'token', isFlagValue],
  [PASSWORD, 'password', isPassword],
  [CLIENT_SECRET, 'key', isPassword],
  [KEY, 'key', isCredential],
  [TOKEN, 'token', isCredential],
];

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

const maskPrivateKeys = (text: string, tally: Tally): string => {
  const mask = (): string => tally.mask('private key');
  const plain = text.includes('PRIVATE KEY-----')
    ? [WHOLE_KEY, KEY_WITHOUT_END, KEY_WITHOUT_BEGINNING].reduce((rest, pattern) => rest.replace(pattern, mask), text)
    : text;
  return plain.includes('LS0tLS1') ? plain.replace(ENCODED_KEY, mask) : plain;
};

const maskPasswordLists = (text: string, tally: Tally): string =>
  text.includes('chpasswd')
    ? text.replace(CHPASSWD_LINES, (_lines, key: string) => `${key}${tally.mask('password')}`)
    : text;

/**
 * Masks credentials in text of one or many lines: private keys, Authorization headers, tokens, passwords, keys,
 * cookies, credentials in URLs, and values of environment variables. Certificates, names and sentences about tokens
 * stay.
 */
export const maskText = (text: string, tally: Tally): string =>
  maskPasswordLists(maskPrivateKeys(text, tally), tally)
    .split('\n')
    .map((line) => (SUSPICIOUS.test(line) ? RULES.reduce((rest, rule) => apply(rest, rule, tally), line) : line))
    .join('\n');

const SENSITIVE_KEY =
  /(?:^|[_./-])(?:[a-z0-9]+)?(?:password|passwd|passphrase|api[_-]?key|secret[_-]?(?:access[_-]?)?key|client[_-]?secret|private[_-]?key|client-key-data|dockerconfigjson|token)$/i;

/** Says what a field holds whose name alone tells that it is a credential. */
export const sensitiveField = (name: string): MaskedKind | undefined => {
  if (/^(?:proxy-)?authorization$/i.test(name)) return 'Authorization header';
  if (/^(?:set-)?cookie$/i.test(name)) return 'cookie';
  if (!SENSITIVE_KEY.test(name)) return undefined;
  if (/token$/i.test(name)) return 'token';
  return /key|secret/i.test(name) ? 'key' : 'password';
};
