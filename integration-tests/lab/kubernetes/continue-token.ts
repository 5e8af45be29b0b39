import type { KubernetesObject } from '../scenario';
import { badRequest, expiredContinue } from './api-error';
import type { ApiError } from './api-error';

/** Where a list goes on. */
interface Continuation {
  readonly version: number;
  readonly after: string;
}

/** Where an object stands in a list. */
export const position = ({ metadata: { namespace, name } }: KubernetesObject): string => `${namespace ?? ''}/${name}`;

/** A token of this version goes on with whatever there is. */
export const ANY_VERSION = -1;

/** The text by which the next page is asked for. */
export const writeToken = (token: Continuation): string => Buffer.from(JSON.stringify(token)).toString('base64url');

/** What Go's decoders say of the first character that they can't read; empty where they say something else. */
const whyUnreadable = (text: string): string => {
  const strange = text.search(/[^\w-]/);
  if (strange >= 0) return `: illegal base64 data at input byte ${strange}`;
  const [first = 0] = Buffer.from(text, 'base64url');
  const character = String.fromCharCode(first);
  const hex = first.toString(16).padStart(2, '0');
  const shown = first < 0x20 ? `\\x${hex}` : first >= 0x80 && first <= 0xa0 ? `\\u00${hex}` : character;
  return /[\s[{"\-\dtfn]/.test(character) ? '' : `: invalid character '${shown}' looking for beginning of value`;
};

/** Reads what `writeToken` wrote. @throws ApiError 400 for all else */
export const readToken = (text: string): Continuation => {
  try {
    const token = JSON.parse(Buffer.from(text, 'base64url').toString()) as Partial<Continuation>;
    if (typeof token.version === 'number' && typeof token.after === 'string')
      return { version: token.version, after: token.after };
  } catch {
    // Not a token of ours either.
  }
  throw badRequest(`invalid continue token: continue key is not valid${whyUnreadable(text)}`);
};

/** The failure of a page that was asked for too late. @throws ApiError 400 where the token can't be read */
export const tooLate = (token: string): ApiError =>
  expiredContinue(writeToken({ version: ANY_VERSION, after: readToken(token).after }));
