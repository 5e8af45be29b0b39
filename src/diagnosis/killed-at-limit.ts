import { message } from '../message';
import { containerStatuses } from '../probes/container-status';
import { endedAgo } from './container-end';
import { RANK, type Finding } from './finding';
import type { Observations } from './observations';
import { memoryLimit } from './read-pod';

/** How long a kill at the memory limit tells of now, in milliseconds. */
const KILLED_LATELY = 60 * 60_000;

/** A container that was killed at its limit and runs again says nothing of it but in how it last ended. */
export const killedAtLimit = ({ pods, workload, now }: Observations): Finding | undefined => {
  for (const { item, stepIds, workload: of } of pods) {
    if (of !== workload) continue;
    for (const { name, lastEnded } of containerStatuses(item.status)) {
      if (lastEnded?.reason !== 'OOMKilled' || memoryLimit(item, name) === '') continue;
      if (now - Date.parse(lastEnded.finishedAt) > KILLED_LATELY) continue;
      const pod = item.metadata?.name ?? '';
      const ago = endedAgo(lastEnded, now);
      return {
        id: `killed-at-limit/${pod}`,
        sentence: message('Container {{name}} of pod {{pod}} was killed at its memory limit {{ago}} ago', {
          name,
          pod,
          ago,
        }),
        status: 'problem',
        stepIds,
        objects: [],
        rank: RANK.outOfMemory,
      };
    }
  }
  return undefined;
};
