import type { CauseId } from '../cause-id';
import type { Remedy } from '../remedy';
import { OF_ADMISSION } from './remedies/admission';
import { OF_CAPACITY } from './remedies/capacity';
import { OF_CONNECTIONS } from './remedies/connections';
import { OF_NODES } from './remedies/nodes';
import { OF_PODS } from './remedies/pods';

/** What helps against each known cause, the first first; of each those are proposed that fit what was read. */
export const REMEDIES: Readonly<Record<CauseId, readonly [Remedy, ...Remedy[]]>> = {
  ...OF_NODES,
  ...OF_CAPACITY,
  ...OF_CONNECTIONS,
  ...OF_PODS,
  ...OF_ADMISSION,
};
