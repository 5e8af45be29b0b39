import { ApiError, badRequest } from './api-error';

/**
 * A query's `resourceVersion`, `undefined` where there is none. Throws a 400 for what is no number, in the words of Go, and a 500 where a watch asks.
 * @param prefix what comes before these words: lists and watches differ
 */
export const readVersion = (query: URLSearchParams, prefix = ''): number | undefined => {
  const text = query.get('resourceVersion') ?? '';
  if (text === '') return undefined;
  if (/^\d+$/.test(text)) return Number(text);
  const why = `strconv.ParseUint: parsing ${JSON.stringify(text)}: invalid syntax`;
  const message = `${prefix}resourceVersion: Invalid value: ${JSON.stringify(text)}: ${why}`;
  // A watch says it before anything words it as the API does: it has no reason and no code of its own.
  throw prefix === '' ? new ApiError(500, '', message) : badRequest(message);
};
