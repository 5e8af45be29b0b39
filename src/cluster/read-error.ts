import { message, type Message } from '../message';
import type { Failed, Forbidden, MissingApi } from '../probes/observation';
import { finite, record, text } from '../unknown-value';

/** What was being read: for the permission that may be missing. */
export interface Read {
  readonly verb: string;
  readonly resource: string;
  readonly group: string;
  readonly namespace?: string;
}

const remedyFor = (status: number | undefined, { resource }: Read): Message => {
  if (resource === 'pods/log' && (status === 400 || status === 404)) {
    return message('There is no such log at the moment: the container has not started, or is gone.');
  }
  if (status === 401) return message('Your session has ended: log in again.');
  if (status === 429 || (status !== undefined && status >= 500)) {
    return message('The server is overloaded or restarting: it is asked again by itself.');
  }
  if (status === undefined) return message('Check the connection to the console; it is asked again by itself.');
  return message('The server refused the request: compare its version with the versions that this plugin supports.');
};

/**
 * Turns any error of the console's SDK or of `fetch` into an observation. `HttpError` carries `code` and, where the
 * server sent a Status object, `json.message`; the SDK's watch hooks say "Model does not exist" for an unknown kind.
 */
export const readError = (error: unknown, read: Read): Forbidden | MissingApi | Failed => {
  const { code, json, message: said, response } = record(error);
  const status = finite(code) ?? finite(record(response).status) ?? finite(record(json).code);
  const reason =
    text(record(json).message) || text(said) || (error instanceof Error ? error.message : '') || String(error);
  if (status === 403) return { state: 'forbidden', ...read, reason };
  if (reason === 'Model does not exist' || (status === 404 && read.verb === 'list')) {
    return { state: 'missing-api', group: read.group, resource: read.resource };
  }
  return {
    state: 'failed',
    reason,
    ...(status === undefined ? {} : { httpStatus: status }),
    remedy: remedyFor(status, read),
  };
};
