import type { IncomingMessage, ServerResponse } from 'node:http';

import { AGGREGATED_TYPE, discoverAggregated, wantsAggregated } from './aggregated-discovery';
import { discover, isDown } from './discovery';
import type { ServedVersion } from './discovery';
import { sendJson, sendUnavailable } from './http-answers';

/** Answers what is asked about the API itself, and for aggregated APIs that are down; false for all else. */
export const answerDiscovery = (
  { method, headers: { accept } }: IncomingMessage,
  res: ServerResponse,
  path: string,
  served: readonly ServedVersion[],
): boolean => {
  if (isDown(path, served)) {
    sendUnavailable(res);
    return true;
  }
  // The list of the groups is given whatever the method (kube-aggregator, `apisHandler`).
  if (method !== 'GET' && method !== 'HEAD' && path !== '/apis') return false;
  const whole = wantsAggregated(accept) ? discoverAggregated(path, served) : undefined;
  const found = whole ?? discover(path, served);
  if (found === undefined) return false;
  sendJson(res, 200, found, whole === undefined ? 'application/json' : AGGREGATED_TYPE);
  return true;
};
