import { message } from '../message';
import { containerStatuses } from '../probes/container-status';
import { endedAgo } from '../probes/container-end';
import type { ContainerEndFact } from './fact';
import { RANK } from './rank';
import type { Observations } from './observations';
import { podReference } from './pod-facts';
import { RESTARTED_AGAIN } from './recency';
import { memoryLimit } from './read-pod';
import { since } from '../unknown-value';

/** Containers that were killed at their limit and run again: they say nothing of it but in how they last ended. */
export const containerEndFacts = ({ pods, now }: Observations): readonly ContainerEndFact[] =>
  pods.flatMap(({ item, stepIds, workload }) =>
    containerStatuses(item.status).flatMap(({ name, lastEnded }): ContainerEndFact[] => {
      if (lastEnded?.reason !== 'OOMKilled' || memoryLimit(item, name) === '') return [];
      const at = Date.parse(lastEnded.finishedAt);
      if (now - at > RESTARTED_AGAIN) return [];
      const pod = item.metadata?.name ?? '';
      const values = { name, pod, ago: endedAgo(lastEnded, now) };
      return [
        {
          kind: 'container-end',
          container: name,
          exitCode: lastEnded.exitCode,
          reason: 'memory-limit',
          group: `${pod}/${name}`,
          objects: [podReference(item)],
          names: [],
          workload,
          ...since(lastEnded.finishedAt),
          stepIds,
          severity: 'note',
          sentence: message('Container {{name}} of pod {{pod}} was killed at its memory limit {{ago}} ago', values),
          rank: RANK.outOfMemory,
        },
      ];
    }),
  );
