import { lostData } from '../lost-data';
import { message } from '../message';
import type { Observation } from '../probes/observation';

/** What is said of an answer of Prometheus that is a part of what there is; undefined where it is whole. */
export const answeredInPart = (answer: unknown): Extract<Observation<never>, { state: 'failed' }> | undefined => {
  const [lost] = lostData(answer);
  return lost === undefined
    ? undefined
    : {
        state: 'failed',
        reason: lost,
        remedy: message(
          'Prometheus answered in part: see whether the pods of prometheus-k8s run. It is asked again by itself.',
        ),
      };
};
