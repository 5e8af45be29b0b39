/**
 * Until when X.509 certificates are valid (RFC 5280, 4.1). Of a certificate this one field is needed, and it stands at a
 * fixed place: the libraries that read all of it are ten times what the page of health is.
 */

/** One value of DER (ITU-T X.690, 8.1): its tag, and where its content is. */
interface Value {
  readonly tag: number;
  readonly from: number;
  readonly to: number;
}

const VERSION = 0xa0;
const UTC_TIME = 0x17;
const GENERALIZED_TIME = 0x18;

/** @throws RangeError where there is none */
const valueAt = (der: Uint8Array, at: number): Value => {
  const [tag, first] = [der[at], der[at + 1]];
  if (tag === undefined || first === undefined) throw new RangeError('The certificate ends early');
  // From 128 on, the first octet says in how many octets the length stands.
  const octets = first < 0x80 ? 0 : first - 0x80;
  const length = octets === 0 ? first : der.slice(at + 2, at + 2 + octets).reduce((sum, octet) => sum * 256 + octet, 0);
  const from = at + 2 + octets;
  if (from + length > der.length) throw new RangeError('The certificate ends early');
  return { tag, from, to: from + length };
};

/** The values that a sequence holds. */
const valuesIn = (der: Uint8Array, { from, to }: Value): readonly Value[] => {
  const values: Value[] = [];
  for (let at = from; at < to; at = values.at(-1)?.to ?? to) values.push(valueAt(der, at));
  return values;
};

/** `YYMMDDHHMMSSZ`, years from 50 on of the last century (RFC 5280, 4.1.2.5.1), or `YYYYMMDDHHMMSSZ`. */
const timeOf = (der: Uint8Array, { tag, from, to }: Value): number | undefined => {
  const text = String.fromCharCode(...der.slice(from, to));
  const full = tag === UTC_TIME ? `${Number(text.slice(0, 2)) < 50 ? '20' : '19'}${text}` : text;
  if (tag !== UTC_TIME && tag !== GENERALIZED_TIME) return undefined;
  const [, ...parts] = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/.exec(full) ?? [];
  const [year = '', month = '', day = '', hour = '', minute = '', second = ''] = parts;
  const at = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(at) ? undefined : at;
};

const endOf = (der: Uint8Array): number | undefined => {
  const [certificate] = valuesIn(der, valueAt(der, 0));
  if (certificate === undefined) return undefined;
  // version (absent in the first), serialNumber, signature, issuer, validity
  const fields = valuesIn(der, certificate).filter(({ tag }) => tag !== VERSION);
  const validity = fields[3];
  const notAfter = validity === undefined ? undefined : valuesIn(der, validity)[1];
  return notAfter === undefined ? undefined : timeOf(der, notAfter);
};

const decode = (base64: string): string => atob(base64.replace(/\s/g, ''));

/**
 * When each certificate in a `caBundle` ends (base64 of PEM), in milliseconds since the epoch, in their order; absent
 * where it can't be read.
 */
export const certificateEnds = (caBundle: string): readonly number[] | undefined => {
  try {
    const blocks = [...decode(caBundle).matchAll(/-----BEGIN CERTIFICATE-----([^-]+)-----END CERTIFICATE-----/g)];
    const ends = blocks.map(([, block = '']) => endOf(Uint8Array.from(decode(block), (one) => one.charCodeAt(0))));
    const known = ends.filter((end) => end !== undefined);
    return known.length === ends.length && known.length > 0 ? known : undefined;
  } catch {
    return undefined;
  }
};
