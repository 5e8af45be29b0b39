import { message } from '../message';
import { maskShownText } from '../masking/mask-shown';
import type { Failed, Forbidden, MissingApi } from '../probes/observation';

import { readError } from './read-error';
import { NoLog } from './stored-log';

/** Turns the error of reading a log into an observation: see `readError`; what the kubelet said in place of the log is one. */
export const readLogError = (error: unknown, namespace: string): Forbidden | MissingApi | Failed => {
  if (!(error instanceof NoLog)) return readError(error, { verb: 'get', resource: 'pods/log', group: '', namespace });
  const remedy =
    error.saidBy === 'page'
      ? message('Your session has ended: log in again.')
      : message(
          'The kubelet of the node says this in place of the log: the container runtime no longer has the container or its file. There is a log again when the container was started anew.',
        );
  return { state: 'failed', reason: maskShownText(error.message), remedy };
};
