import { message, type Message } from '../message';
import { maskShownText } from '../masking/mask-shown';
import type { Failed, Forbidden, MissingApi } from '../probes/observation';
import { finite, record, text } from '../unknown-value';

/** What was being read: for the permission that may be missing. */
export interface Read {
  readonly verb: string;
  readonly resource: string;
  readonly group: string;
  readonly namespace?: string;
  /** The one object that is asked for by its name: a role may allow that one alone. */
  readonly name?: string;
}

/** Something came back, but not what was asked for. `message` says what it lacks. */
export class NotTheAnswer extends Error {
  override readonly name = 'NotTheAnswer';
}

/**
 * Whether a server of the cluster's own part (Kubernetes reserves groups without a dot and those under `k8s.io`) is
 * asked: its kinds are there in every cluster, so that a 404 does not mean that something is not installed.
 */
export const isOfEveryCluster = (group: string): boolean => !group.includes('.') || group.endsWith('.k8s.io');

/**
 * Whether the answer could not be made out. HTML and half an answer fail as JSON; an answer without the parts of a list
 * fails within the SDK. Browsers throw a TypeError too when there is no connection, with words of their own.
 */
const isNoAnswer = (error: unknown): boolean =>
  error instanceof NotTheAnswer ||
  error instanceof SyntaxError ||
  (error instanceof TypeError && !/fetch|network|load failed/i.test(error.message));

const isLate = (error: unknown): boolean =>
  error instanceof Error && /^(NoAnswerInTime|TimeoutError)$/.test(error.name);

const remedyOfStatus = (status: number, { resource, verb }: Read): Message => {
  if (resource === 'pods/log' && (status === 400 || status === 404)) {
    return message('There is no such log at the moment: the container has not started, or is gone.');
  }
  if (status === 401) return message('Your session has ended: log in again.');
  if (status === 404 && verb === 'list') {
    return message(
      'The API server has this in every cluster: see whether the console, or a proxy before the API server, sends the request to the right place.',
    );
  }
  if (status === 410)
    return message('The list has changed too much meanwhile: it is read again from its beginning by itself.');
  if (resource === 'prometheuses/api' && (status === 400 || status === 422)) {
    return message(
      'Prometheus could not evaluate the query, or not in time: its own words say why. It is asked again by itself.',
    );
  }
  if (status === 429 || status >= 500) {
    return message('The server is overloaded or restarting: it is asked again by itself.');
  }
  return message('The server refused the request: compare its version with the versions that this plugin supports.');
};

const remedyFor = (error: unknown, status: number | undefined, read: Read): Message => {
  if (status !== undefined) return remedyOfStatus(status, read);
  if (isNoAnswer(error)) {
    return message(
      'Something other than the answer came back: see whether the server, or a proxy before it, is healthy. It is asked again by itself.',
    );
  }
  if (isLate(error)) {
    return message(
      'The server is slow or stuck: it is asked again by itself. What it answers is shown as soon as it comes.',
    );
  }
  return message('Check the connection to the console; it is asked again by itself.');
};

/** The words of the SDK for a kind that discovery did not bring. */
const NO_MODEL = 'Model does not exist';

const withoutModel = (read: Read): MissingApi | Failed =>
  isOfEveryCluster(read.group)
    ? {
        state: 'failed',
        reason: `The console has not found ${read.resource} among the kinds of the cluster`,
        remedy: message('The console asks the cluster for its kinds when it starts: reload the page.'),
      }
    : { state: 'missing-api', group: read.group, resource: read.resource };

/**
 * Turns any error of the console's SDK or of `fetch` into an observation. `HttpError` carries `code` and, where the
 * server sent a Status object, `json.message`; the SDK's watch hooks say "Model does not exist" for an unknown kind.
 */
export const readError = (error: unknown, read: Read): Forbidden | MissingApi | Failed => {
  const { code, json, message: said, response } = record(error);
  const status = finite(code) ?? finite(record(response).status) ?? finite(record(json).code);
  const reason = maskShownText(
    text(record(json).message) || text(said) || (error instanceof Error ? error.message : '') || String(error),
  );
  if (status === 403) return { state: 'forbidden', ...read, reason };
  if (reason === NO_MODEL || (status === 404 && read.verb === 'list' && !isOfEveryCluster(read.group))) {
    return withoutModel(read);
  }
  return {
    state: 'failed',
    reason,
    ...(status === undefined ? {} : { httpStatus: status }),
    remedy: remedyFor(error, status, read),
  };
};
