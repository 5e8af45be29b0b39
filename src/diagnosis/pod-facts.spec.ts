import type { ClusterObject, ContainerLog } from '../probes/observation';
import { makeObservations } from './make-observations';
import type { StepReading } from './observations';
import { podFacts } from './pod-facts';

const NOW = Date.parse('2026-01-15T10:00:00Z');
const END = { reason: 'Error', exitCode: 1, signal: 0, finishedAt: '2026-01-15T09:59:00Z', message: '' };

const pod: ClusterObject = {
  metadata: { name: 'virt-api-a', namespace: 'openshift-cnv', creationTimestamp: '2026-01-15T09:00:00Z' },
  spec: { nodeName: 'worker-0', containers: [{ name: 'virt-api' }] },
  status: {
    phase: 'Running',
    conditions: [{ type: 'Ready', status: 'False' }],
    containerStatuses: [
      {
        name: 'virt-api',
        ready: false,
        restartCount: 3,
        state: { waiting: { reason: 'CrashLoopBackOff' } },
        lastState: { terminated: END },
      },
    ],
  },
};

const logOf = (container: string, ended?: ContainerLog['ended']): ContainerLog => ({
  namespace: 'openshift-cnv',
  pod: 'virt-api-a',
  container,
  previous: false,
  ...(ended === undefined ? {} : { ended }),
  log: { state: 'found', data: { lines: ['Error: unknown flag'], truncated: false } },
});

const stepsThatShow = (log: ContainerLog): readonly string[] => {
  const readings = ['logs', 'pods', 'nodes'].map((id) => ({ step: { id } }) as StepReading);
  const [fact] = podFacts(
    makeObservations({
      now: NOW,
      workload: 'virt-api',
      readings,
      pods: [{ item: pod, stepIds: ['pods'], workload: 'virt-api' }],
      logs: [{ item: log, stepIds: ['logs'], workload: 'virt-api' }],
    }),
  );
  return fact?.stepIds ?? [];
};

test.each<[string, ContainerLog, readonly string[]]>([
  ['the log of the run that ended shows it too', logOf('virt-api', END), ['logs', 'pods']],
  ['the log of another container does not', logOf('sidecar', END), ['pods']],
  ['the log of a run that goes on does not', logOf('virt-api'), ['pods']],
])('a container that ended: %s', (_what, log, steps) => {
  expect(stepsThatShow(log)).toEqual(steps);
});
