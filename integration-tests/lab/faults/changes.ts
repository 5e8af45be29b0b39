import { apiServerOverload, failingCalls } from './calls';
import { notReady, restarted } from './containers';
import { crashLoop } from './crash-loop';
import type { Draft } from './draft';
import { job } from './jobs';
import { writeLog } from './log-lines';
import { newNode, nodeNotReady, nodePressure } from './nodes';
import { nodeUpdate } from './node-updates';
import { degraded, event, lease, patch, remove } from './plain-changes';
import { evicted, missing, quota, refused, scaledToZero } from './refused-pods';
import { running } from './running-pods';
import { notScraped } from './scrapes';
import { containerCreating, imagePull, unschedulable } from './waiting-pods';

/** Every change that `changes.yaml` can name. Its arguments are documented where it is defined. */
const CHANGES = {
  apiServerOverload,
  containerCreating,
  crashLoop,
  degraded,
  event,
  evicted,
  failingCalls,
  imagePull,
  job,
  lease,
  log: writeLog,
  missing,
  newNode,
  nodeNotReady,
  nodePressure,
  nodeUpdate,
  notReady,
  notScraped,
  patch,
  quota,
  refused,
  remove,
  restarted,
  running,
  scaledToZero,
  unschedulable,
} satisfies Record<string, (draft: Draft, how: never) => void>;

/** One change of `changes.yaml`: its name, and how. */
export type Change = Record<string, unknown>;

const isKnown = (name: string): name is keyof typeof CHANGES => name in CHANGES;

/** Makes the changes of a fault, one after another. Throws for a change that there is not, and for what it can not do. */
export const applyChanges = (draft: Draft, changes: readonly Change[]): void => {
  for (const change of changes)
    for (const [name, how] of Object.entries(change)) {
      if (!isKnown(name)) throw new Error(`There is no change ${name}; there are ${Object.keys(CHANGES).join(', ')}`);
      try {
        (CHANGES[name] as (draft: Draft, how: unknown) => void)(draft, how ?? {});
      } catch (error) {
        throw new Error(`${name}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
      }
    }
};
