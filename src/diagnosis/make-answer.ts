import type { ClusterObject, Evidence, Observation } from '../probes/observation';
import type { Step } from '../runbooks/runbook';

const objects = (...found: ClusterObject[]): Observation<Evidence> => ({
  state: 'found',
  data: { kind: 'objects', objects: found },
});
const READY = [{ type: 'Ready', status: 'True' }];

/** What a step about a workload gives where all is well, for tests. */
export const makeWellAnswer = ({ probe, expectation }: Step): Observation<Evidence> => {
  switch (expectation.kind) {
    case 'replicas-ready':
    case 'condition': {
      const conditions = ['Available', 'Progressing'].map((type) => ({ type, status: 'True' }));
      const name = probe.kind === 'get' ? probe.name : 'x';
      return objects({ metadata: { name }, spec: { replicas: 2 }, status: { readyReplicas: 2, conditions } });
    }
    case 'pods-ready':
      return objects({ metadata: { name: 'a-pod', namespace: 'openshift-cnv' }, status: { conditions: READY } });
    case 'nodes-healthy':
      return objects({ metadata: { name: 'worker-0' }, status: { conditions: READY } });
    case 'exists':
      return objects({ metadata: { name: 'it', namespace: 'openshift-cnv' } });
    case 'log-without': {
      const log = { namespace: 'openshift-cnv', pod: 'a-pod', container: 'a', previous: false };
      const data = { lines: ['started'], truncated: false };
      const isPrevious = probe.kind === 'logs' && probe.previous === true;
      return {
        state: 'found',
        data: { kind: 'logs', logs: isPrevious ? [] : [{ ...log, log: { state: 'found', data } }] },
      };
    }
    default:
      return { state: 'empty' };
  }
};
