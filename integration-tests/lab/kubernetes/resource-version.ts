import { badRequest } from './api-error';

/**
 * A query's `resourceVersion`, `undefined` where there is none. Throws a 400 for what is no number, in the words of Go.
 * @param prefix what comes before these words: lists and watches differ
 */
export const readVersion = (query: URLSearchParams, prefix = ''): number | undefined => {
  const text = query.get('resourceVersion') ?? '';
  if (text === '') return undefined;
  if (/^\d+$/.test(text)) return Number(text);
  const why = `strconv.ParseUint: parsing ${JSON.stringify(text)}: invalid syntax`;
  throw badRequest(`${prefix}resourceVersion: Invalid value: ${JSON.stringify(text)}: ${why}`);
};
