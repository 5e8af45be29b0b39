import type { MaskedKind, Tally } from './tally';

/** The time stamp that the kubelet puts before a line. */
const STAMP = '(?:\\d{4}-\\d\\d-\\d\\dT[0-9:.]+(?:Z|[+-]\\d\\d:\\d\\d) )?';
const BASE64_LINE = `${STAMP}[ \\t]*[A-Za-z0-9+/=]{4,}[ \\t]*`;
const PRIVATE_KEY = '(?:[A-Z0-9]+ )*PRIVATE KEY(?: BLOCK)?-----';

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

/** cloud-init's list of passwords as lines of their own. */
const CHPASSWD_LINES = new RegExp(`(\\bchpasswd:[ \\t]*)(?:\\r?\\n${STAMP}[ \\t]+[^\\s][^\\r\\n]*)+`, 'g');

/**
 * An element of XML whose name says that it holds a credential, with all that is in it: Windows' answer files have
 * `AutoLogon`'s and `LocalAccount`'s `Password` and `AdministratorPassword`, each with a `Value` in clear or in base64.
 * In JSON and in HTML the brackets may be written otherwise.
 */
const [OPEN, CLOSE] = ['(?:<|&lt;|\\\\u003c)', '(?:>|&gt;|\\\\u003e)'];
const ELEMENT = new RegExp(
  `(${OPEN}((?:[\\w-]+:)?[\\w-]*(?:password|passwd|passphrase|pwd|productkey|secret|apikey|token|ticket))(?:\\s[^<>\\r\\n]{0,200}?)?(?<!/)${CLOSE})` +
    `((?:(?!${OPEN}/\\2)[\\s\\S]){1,2000}?)(?=${OPEN}/\\2\\s*${CLOSE}|\\s*$)`,
  'gi',
);
/** An attribute beside the one that says what the other holds, as in NuGet's configuration. */
const ATTRIBUTE =
  /(\b(?:key|name)\\*=\\*"[^"<>\\]*(?:password|passwd|secret|token|apikey)\\*"\s+value\\*=\\*")([^"\\]+)/gi;

/** A variable or a header in YAML: its name, and its value on the next line. */
const YAML_PAIR = new RegExp(
  `((?:^|\\n)${STAMP}[ \\t]*- name: *[^\\r\\n]+\\r?\\n${STAMP}[ \\t]+value:(?! *\\[masked) *)([^\\r\\n]+)`,
  'g',
);
/** What a Secret holds, in YAML. */
const YAML_SECRET = new RegExp(
  `(\\bkind: *["']?Secret\\b[\\s\\S]{0,2000}?\\n${STAMP}(?:data|stringData):)((?:\\r?\\n${STAMP}[ \\t]+[^\\r\\n]+)+)`,
  'g',
);
const SECRET_FIRST = new RegExp(
  `((?:^|\\n)${STAMP}(?:data|stringData):)((?:\\r?\\n${STAMP}[ \\t]+[^\\r\\n]+)+)(?=[\\s\\S]{0,2000}?\\bkind: *["']?Secret\\b)`,
  'g',
);
/** What a Secret or ConfigMap holds, as Go prints it. */
const GO_DATA =
  /(\b(?:Data|StringData|BinaryData):map\[string\](?:string|\[\]u?(?:int8|byte))\{)(?!\[masked)([^\r\n]+?)(?=\},(?:[A-Z]\w*:|\}|$)|\}\}|$)/g;

type Block = readonly [hint: string, pattern: RegExp, kind: MaskedKind];

/** The hint is what a text has that may hold such a block: most have none. */
const BLOCKS: readonly Block[] = [
  ['PRIVATE KEY', WHOLE_KEY, 'private key'],
  ['PRIVATE KEY', KEY_WITHOUT_END, 'private key'],
  ['PRIVATE KEY', KEY_WITHOUT_BEGINNING, 'private key'],
  ['LS0tLS1', ENCODED_KEY, 'private key'],
  ['chpasswd', CHPASSWD_LINES, 'password'],
  ['value', ATTRIBUTE, 'password'],
  ['value:', YAML_PAIR, 'environment value'],
  ['Secret', YAML_SECRET, 'content of a Secret or ConfigMap'],
  ['Secret', SECRET_FIRST, 'content of a Secret or ConfigMap'],
  ['map[string]', GO_DATA, 'content of a Secret or ConfigMap'],
];

const isMasked = (text: string): boolean => /^\s*\[masked: [^\]]*\]\s*$/.test(text);

const maskElements = (text: string, tally: Tally): string =>
  /<|&lt;|u003c/i.test(text)
    ? text.replace(ELEMENT, (whole, tag: string, _name: string, inner: string) =>
        inner.trim() === '' || isMasked(inner) ? whole : `${tag}${tally.mask('password')}`,
      )
    : text;

/** Masks what is told by more than one line: keys, lists of passwords, documents in YAML and XML, Go's maps. */
export const maskBlocks = (text: string, tally: Tally): string =>
  maskElements(
    BLOCKS.reduce(
      (rest, [hint, pattern, kind]) =>
        rest.includes(hint)
          ? rest.replace(pattern, (_whole, ...groups: unknown[]) => {
              const before = typeof groups[0] === 'string' ? groups[0] : '';
              return `${before}${tally.mask(kind)}`;
            })
          : rest,
      text,
    ),
    tally,
  );
