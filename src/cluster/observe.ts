import { maskShownObjects } from '../masking/mask-shown';
import { message } from '../message';
import type { ClusterObject, Failed, Observation } from '../probes/observation';
import { readError } from './read-error';
import type { Watched, WatchRequest } from './watch-requests';

/**
 * Objects without their state: the SDK gives one watch to all who ask for the same list, and whoever asked for the
 * metadata alone first decides for all. What fails, or is missing, can't be told by them.
 */
const WITHOUT_STATE: Failed = {
  state: 'failed',
  reason: 'The objects came without their state',
  remedy: message('Another part of the console reads this list by its names alone: reload the page.'),
};

const isBare = ({ kind }: ClusterObject): boolean => kind === 'PartialObjectMetadata';

/**
 * Reads the answer of one list watch, the secrets in what its objects say masked. Data that is followed by an error is
 * stale: the error is what is known.
 */
export const observeList = <T extends ClusterObject>(
  request: WatchRequest,
  watched: Watched | undefined,
): Observation<readonly T[]> => {
  if (watched?.loadError !== undefined && watched.loadError !== null && watched.loadError !== '') {
    return readError(watched.loadError, request.read);
  }
  if (watched?.loaded !== true) return { state: 'loading' };
  if (watched.soFar !== undefined) return { state: 'loading', soFar: watched.soFar };
  // Nothing was asked yet where the SDK says "loaded" without a list.
  if (!Array.isArray(watched.data)) return { state: 'loading' };
  const data = watched.data as readonly unknown[] as readonly T[];
  if (data.some(isBare)) return WITHOUT_STATE;
  const objects = maskShownObjects(data);
  if (objects.length === 0) return { state: 'empty' };
  return { state: 'found', data: objects, ...(watched.of === undefined ? {} : { of: watched.of }) };
};
