import { KNOWN_FORM } from './known-forms';
import type { MaskedKind } from './tally';

/** What a rule's pattern matches: a value that may be a credential, and what stands around it. */
export interface Candidate {
  readonly value: string;
  readonly isQuoted: boolean;
  readonly separator: string;
  /** The line from the end of the value on. */
  readonly rest: string;
}

/**
 * A rule: its pattern has the groups `key` (what stays before the value) and `bare`, or `quote` and `quoted` (the value);
 * its last part says whether a candidate is one.
 */
export type Rule = readonly [pattern: RegExp, kind: MaskedKind, isOne: (candidate: Candidate) => boolean];

/** A value: between quotes (escaped ones too, as in JSON within a log line), or up to where a value can't go on. */
const VALUE = `(?:(?<quote>\\\\*["'])(?<quoted>[^\\r\\n]*?)(?<!\\\\)\\k<quote>|(?<bare>\\\\*["']?[^\\s"'\\\\,;&)\\]}]+))`;
/** How a key ends and its value begins: `key=`, `key: `, `"key":`, `key := `, `key => `. */
const SEPARATOR = `\\\\*["']?\\s*(?<separator>:?=>?|:)\\s*`;

const keyed = (names: string): RegExp =>
  new RegExp(`(?<key>(?<![A-Za-z0-9])(?:[A-Za-z0-9.]+[_-])*[A-Za-z0-9]*?(?:${names})${SEPARATOR})${VALUE}`, 'gi');
/** The name whole, or after `_` or `-`: as a part of another word it means something else. */
const keyedWhole = (names: string): RegExp =>
  new RegExp(`(?<key>(?<![A-Za-z0-9])(?:[A-Za-z0-9.]+[_-])*(?:${names})${SEPARATOR})${VALUE}`, 'gi');

const PASSWORD = keyed('password|passwd|passphrase|passcode|pwd');
/** `dbPass`; in other letters `pass` is a part of a word, such as bypass. */
const CAMEL_PASS = new RegExp(`(?<key>(?<![A-Za-z0-9])[a-z0-9]+Pass${SEPARATOR})${VALUE}`, 'g');
const PASS = keyedWhole('pass|pword|pw|passwort');
const KEY = keyed(
  'api[_-]?key|access[_-]?key(?:[_-]?id)?|secret[_-]?(?:access[_-]?)?key|private[_-]?key|signing[_-]?key|encryption[_-]?key|account[_-]?key|client-key-data|amz-signature|(?<=[?&])sig',
);
const CLIENT_SECRET = keyed('(?:client|app|application|consumer|shared|webhook|oauth)[_-]?secret');
/** Names that as often mean the name of something. */
const SECRET = keyed('secret|credentials?|creds|login|key|auth|access[_-]?id');
const TOKEN = keyed('token');
/** Of a remote display, a single sign-on or a session: whoever has it is let in. */
const TICKET = keyed('ticket|jsessionid|phpsessid|session[_-]?id|session[_-]?cookie|gitlab_session|soap_session');
/** What starts a guest, and what pulls images: whole documents with passwords in them. */
const CLOUD_INIT = keyed('(?:userData|networkData)(?:Base64)?');
const REGISTRIES = keyed('dockerconfigjson');
/** cloud-init's list of passwords, as far as the string or the line goes. */
const CHPASSWD = /(?<key>\bchpasswd\\*["']?\s*:\s*)(?<bare>[^"\s][^"\r\n]*)/gi;

/** The argument after a flag, of whichever tool: `--audit-pass x`, `-Password x`, `/password:x`. */
const flag = (names: string): RegExp =>
  new RegExp(
    `(?<key>(?<![^\\s"'\`=:\\[(,])(?:--?|/)(?:[A-Za-z0-9]+[_-])*[A-Za-z0-9]*?(?:${names})(?:[\\s:=]+["']?|["'],?\\s+["']?))(?<bare>[^\\s"'\\\\,;&)\\]}-][^\\s"'\\\\,;&)\\]}]*)`,
    'gi',
  );
const PASSWORD_FLAG = flag('password|passwd|passphrase|pass|pwd|passin|passout');
const SECRET_FLAG = flag('token|secret|api-?key|access-?key|ticket');
/** Tools whose password has a flag of one letter. */
const SHORT_FLAG =
  /(?<key>\b(?:sshpass|mysql\w*|mariadb\w*|ipmitool|ldap\w+|redis-cli|(?:docker|podman|buildah|skopeo|oc|helm registry)\s+login|xfreerdp|vncviewer)\b[^|;\r\n]{0,200}?\s(?:-[pPwa][ =]|\/p:)["']?|\bmysql\w*\b[^|;\r\n]{0,200}?\s-p)(?<bare>[^\s"'\\,;&)\]}-][^\s"'\\,;&)\]}]*)/g;
/** `curl -u user:password`, `skopeo --creds user:password`, `smbclient -U user%password`. */
const USER_FLAG =
  /(?<key>(?<![^\s"'])(?:-u|--user|--proxy-user|--(?:src-|dest-)?creds)[ =]["']?|(?<![^\s"'])(?:-U|--user)[ =](?=[^\s:"']+%))(?<bare>[^\s:"'%]+[:%][^\s"']+)/g;
/** What sets a password: kickstart's and preseed's lines, PowerShell's and Windows' commands. */
const SETS_PASSWORD =
  /(?<key>\brootpw\s+(?:--?\w+\s+)*|\bpasswd\/[\w-]*password(?:-again)?\s+password\s+|\bConvertTo-SecureString\s+(?:-String\s+)?["']?|\bnet\s+user\s+\S+\s+)(?<bare>[^\s"'\\\-/][^\s"'\\]*)/gi;
const OPENSSL = /(?<key>(?<![A-Za-z0-9:/])pass:)(?<bare>[^\s"'\\,;&)\]}]+)/g;

const COOKIE = /(?<key>\b(?:set-)?cookie\\*"?\s*[:=]\s*\[?\s*\\*"?)(?<bare>[^\]"\\\r\n=\s]+=[^\]"\\\r\n]*)/gi;
const AUTHORIZATION =
  /(?<key>\b(?:proxy-)?authorization\\*["']?\s*[:=]\s*\[?\s*\\*["']?)(?<bare>(?:bearer|basic|negotiate|token|apikey)\s+[^\s\]"'\\,;)<[]+|(?:digest|aws4-hmac-sha256)\s+[^\]"\\\r\n]+|(?=[^\s\]"'\\,;)]*\d)[^\s\]"'\\,;)<[]{16,})/gi;
const BEARER = /(?<key>\bbearer\s+)(?<bare>(?=[A-Za-z._~+/-]*\d)[A-Za-z0-9._~+/-]{8,}=*)/gi;
const JSON_WEB_TOKEN = /(?<key>\b)(?<bare>ey[A-Za-z0-9_-]{9,}\.ey[A-Za-z0-9_-]{9,}(?:\.[A-Za-z0-9_-]*)?)/g;
const ACCESS_KEY_ID = /(?<key>\b)(?<bare>(?:A3T[A-Z0-9]|AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16})\b/g;
/** A password may hold `@` and `/`: it goes on to the last `@` before a host. A number and a slash are a port and a path. */
const URL_CREDENTIALS =
  /(?<key>\b[a-z][a-z0-9+.-]*:\/\/)(?<bare>[^\s/@:"'<>?#]*:(?!\d{1,5}[/?#])[^\s"'<>]{1,200}|[^\s/@:"'<>?#]{8,200})(?=@[a-z0-9[][a-z0-9.\]-]*(?::\d+)?(?:[/?#\s"'\\,;)}]|$))/gi;
const REGISTRY_AUTH = /(?<key>"auth\\*"\s*:\s*\\*")(?<bare>[A-Za-z0-9+/=]{8,})/g;
/** A variable of a container as JSON, or as Go prints it with quotes (`%#v`). */
const ENVIRONMENT =
  /(?<key>(?:\\*"name\\*"\s*:\s*\\*"[A-Za-z_][A-Za-z0-9_.-]*\\*"\s*,\s*\\*"value\\*"\s*:\s*|\{Name:\s*\\*"[^"\\]*\\*",\s*Value:\s*))(?<quote>\\*")(?<quoted>[^\r\n]+?)(?<!\\)\k<quote>/g;
/** As Go prints it without quotes, where the next field, or the end of the struct or of the text, ends the value. */
const GO_VARIABLE =
  /(?<key>(?:\{|\b)Name:\s*[\w.-]+(?:,\s*|\s+)Value:\s*)(?<bare>(?!["\\])(?:(?!,ValueFrom:|\sValueFrom:|,?\},?(?:EnvVar|HTTPHeader|\{Name:|\]|\}|$))[^\r\n])+)/g;
/** With neither names of fields nor quotes (`%v`): a variable's name, its value, and no reference to another. */
const GO_BARE_VARIABLE = /(?<key>\{[A-Z_][A-Z0-9_]*\s)(?<bare>[^{}\r\n]+?)(?=\s(?:nil|<nil>|0xc[0-9a-f]+)\})/g;

/** Words that stand for no value. */
const NOTHING =
  /^(?:true|false|null|nil|none|unset|n\/a|redacted|required|invalid|missing|\*+|x{3,}|<.*|\[.*|\$[({].*|%[a-z+#]*)$/i;
/** What may follow the name of a flag in a sentence. */
const WORD =
  /^(?:a|an|and|are|as|at|but|by|can|cannot|file|flags?|for|from|has|have|if|in|instead|is|it|may|must|needs?|not|of|on|options?|or|requires?|set|should|stdin|than|that|the|then|to|use|used|value|was|were|when|which|will|with|without)$/i;

const endsThere = (rest: string): boolean => /^\s*(?:$|[\r\n"'\\,;&)\]}])/.test(rest);

const always = ({ value }: Candidate): boolean => !NOTHING.test(value);

/** After `password:` in a sentence stand words; after a real one stands a password. */
const isPassword = ({ value, isQuoted, separator, rest }: Candidate): boolean => {
  if (value === '' || NOTHING.test(value) || value.startsWith('/') || value.includes('://')) return false;
  if (isQuoted || separator !== ':') return true;
  // `invalid username/password: unauthorized: …`
  if (/^[A-Za-z]+:$/.test(value)) return false;
  return /\d|[^A-Za-z0-9.()-]/.test(value) || endsThere(rest);
};

/** `pass: 12` counts what passed. */
const isPass = (candidate: Candidate): boolean =>
  isPassword(candidate) && !(candidate.separator === ':' && /^\d+$/.test(candidate.value));

/** A name or a word may follow `token:` and `key:`; what is long, without a space, and has digits is a credential. */
const isCredential = ({ value, isQuoted, separator, rest }: Candidate): boolean => {
  if (NOTHING.test(value) || /\s|:\/\//.test(value) || value.startsWith('/')) return false;
  const hasDigit = /\d/.test(value);
  if (isQuoted) return value.length >= 16 || (value.length >= 6 && hasDigit);
  if (separator !== ':') return value.length >= 8 || (value.length >= 6 && hasDigit);
  return value.length >= 12 && hasDigit && endsThere(rest);
};

/** What nobody would choose as a name: long, in one piece, of both letters and digits, or of all three kinds. */
const isRandom = ({ value }: Candidate): boolean =>
  /^[A-Za-z0-9+/_=~-]{10,}$/.test(value) &&
  /\d/.test(value) &&
  (/^[0-9a-f]{16,}$/i.test(value) ||
    /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value) ||
    (/[a-z]/.test(value) && /[A-Z]/.test(value)) ||
    /^[a-z0-9]{16,}$/i.test(value)) &&
  !value.startsWith('/');

/** An issue's number is a ticket too. */
const isTicket = (candidate: Candidate): boolean => isCredential(candidate) && !/^[A-Z]+-\d+$/.test(candidate.value);

/** A name alone before `@` is a user's; a long one with digits is a token. */
const isUrlCredential = ({ value }: Candidate): boolean =>
  !NOTHING.test(value) && (value.includes(':') || /\d/.test(value));

/** Two numbers are a user's and a group's. */
const isUserAndPassword = ({ value }: Candidate): boolean => !/^\d+:\d+$/.test(value);

const isFlagPassword = ({ value }: Candidate): boolean =>
  !NOTHING.test(value) && !WORD.test(value) && !value.startsWith('/') && !/^(?:stdin|env|fd|file):/.test(value);
const isFlagValue = ({ value }: Candidate): boolean =>
  /\d|.{16}/.test(value) && !NOTHING.test(value) && !value.includes('/');

/** In this order: what a rule has masked, the later ones leave alone. */
export const RULES: readonly Rule[] = [
  [CLOUD_INIT, 'cloud-init data', isPassword],
  [CHPASSWD, 'password', always],
  [REGISTRIES, 'password', isPassword],
  [COOKIE, 'cookie', always],
  [AUTHORIZATION, 'Authorization header', always],
  [BEARER, 'bearer token', always],
  [JSON_WEB_TOKEN, 'JSON Web Token', always],
  [ENVIRONMENT, 'environment value', always],
  [GO_VARIABLE, 'environment value', always],
  [GO_BARE_VARIABLE, 'environment value', always],
  [URL_CREDENTIALS, 'credentials in a URL', isUrlCredential],
  [KNOWN_FORM, 'token', always],
  [ACCESS_KEY_ID, 'key', always],
  [USER_FLAG, 'password', isUserAndPassword],
  [REGISTRY_AUTH, 'password', always],
  [PASSWORD, 'password', isPassword],
  [PASS, 'password', isPass],
  [CAMEL_PASS, 'password', isPass],
  [PASSWORD_FLAG, 'password', isFlagPassword],
  [SECRET_FLAG, 'token', isFlagValue],
  [SHORT_FLAG, 'password', isFlagPassword],
  [SETS_PASSWORD, 'password', isFlagPassword],
  [OPENSSL, 'password', always],
  [CLIENT_SECRET, 'key', isPassword],
  [KEY, 'key', isCredential],
  [TOKEN, 'token', isCredential],
  [TICKET, 'token', isTicket],
  [SECRET, 'key', isRandom],
];
