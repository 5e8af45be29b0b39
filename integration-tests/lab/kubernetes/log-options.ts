import { badRequest, invalid } from './api-error';
import type { ApiError } from './api-error';

/** Which part of a log, and how (core/v1 `PodLogOptions`); what is absent sets no bound. */
export interface LogOptions {
  readonly tailLines?: number;
  readonly limitBytes?: number;
  /** Milliseconds since the epoch. */
  readonly since?: number;
  readonly previous: boolean;
  readonly follow: boolean;
  readonly timestamps: boolean;
}

/** Every text but these two is true, the empty one included (apimachinery, `Convert_Slice_string_To_bool`). */
const isTrue = (query: URLSearchParams, name: string): boolean => {
  const text = query.get(name);
  return text !== null && text !== '0' && text.toLowerCase() !== 'false';
};

const readInteger = (query: URLSearchParams, name: string): number | undefined => {
  const text = query.get(name);
  if (text === null) return undefined;
  if (!/^[+-]?\d+$/.test(text)) throw badRequest(`strconv.ParseInt: parsing ${JSON.stringify(text)}: invalid syntax`);
  return Number(text);
};

const refuse = (pod: string, field: string, reason: 'Invalid' | 'Forbidden', why: string): ApiError =>
  invalid({ name: pod, kind: 'PodLogOptions' }, field, reason, why);

const atLeast = (least: 0 | 1, pod: string, name: string, value: number | undefined): void => {
  if (value === undefined || value >= least) return;
  const wanted = least === 0 ? 'must be greater than or equal to 0' : 'must be greater than 0';
  throw refuse(pod, name, 'Invalid', `Invalid value: ${String(value)}: ${wanted}`);
};

/** The API's times have no fraction: it is dropped. */
const wholeSecond = (text: string): number => Math.floor(Date.parse(text) / 1000) * 1000;

/**
 * Reads a log request's query. `stream` is refused: its feature gate is off.
 * @throws ApiError 400 for what is no number, 422 for what the API server's validation refuses
 */
export const readLogOptions = (query: URLSearchParams, pod: string, now: Date): LogOptions => {
  const [tailLines, limitBytes] = [readInteger(query, 'tailLines'), readInteger(query, 'limitBytes')];
  const seconds = readInteger(query, 'sinceSeconds');
  const sinceTime = query.get('sinceTime');
  atLeast(0, pod, 'tailLines', tailLines);
  atLeast(1, pod, 'limitBytes', limitBytes);
  if (seconds !== undefined && sinceTime !== null)
    throw refuse(pod, '', 'Forbidden', 'Forbidden: at most one of `sinceTime` or `sinceSeconds` may be specified');
  atLeast(1, pod, 'sinceSeconds', seconds);
  if (query.has('stream')) throw refuse(pod, 'stream', 'Forbidden', 'Forbidden: may not be specified');
  const bySeconds = seconds === undefined ? undefined : now.getTime() - seconds * 1000;
  const since = sinceTime === null ? bySeconds : wholeSecond(sinceTime);
  return {
    ...(tailLines === undefined ? {} : { tailLines }),
    ...(limitBytes === undefined ? {} : { limitBytes }),
    ...(since === undefined ? {} : { since }),
    previous: isTrue(query, 'previous'),
    follow: isTrue(query, 'follow'),
    timestamps: isTrue(query, 'timestamps'),
  };
};
