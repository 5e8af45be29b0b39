import type { Evidence, Observation, Sample } from '../probes/observation';
import { findRunbook } from '../runbooks/catalogue';
import { componentOf } from '../runbooks/subject';
import { judge } from './judge';
import type { Answered } from './observations';

const NOW = Date.parse('2026-01-15T10:00:00Z');
const { steps, subject, resolution } = findRunbook('VirtOperatorRESTErrorsBurst')!;
const ABOUT = { workload: componentOf(subject), now: NOW };

const samples = (...data: Sample[]): Observation<Evidence> => ({
  state: 'found',
  data: { kind: 'samples', samples: data },
});
const call = (code: string, value: number): Sample => ({
  labels: { code, verb: 'LIST', resource: 'deployments' },
  value,
});
const QUIET: Observation<Evidence> = {
  state: 'found',
  data: {
    kind: 'logs',
    logs: [
      {
        namespace: 'openshift-cnv',
        pod: 'virt-operator-a',
        container: 'virt-operator',
        previous: false,
        log: { state: 'found', data: { lines: ['{"level":"info","msg":"fine"}'], truncated: false } },
      },
    ],
  },
};

/** What the causes are judged to be where the logs are quiet and the calls were answered so. */
const statusOf = (cause: string, share: number, calls: Observation<Evidence>): string | undefined => {
  const answered = steps.map(({ id, probe }): Answered => {
    const isShare = probe.kind === 'metric' && probe.measures === 'failing-share';
    const isCalls = probe.kind === 'metric' && probe.measures === 'failing-calls';
    const observation =
      probe.kind === 'logs'
        ? QUIET
        : isShare
          ? samples({ labels: {}, value: share })
          : isCalls
            ? calls
            : { state: 'empty' as const };
    return { stepId: id, observation };
  });
  const { causes } = judge({ steps, causes: resolution.causes }, answered, ABOUT);
  return causes.find((one) => one.cause.id === cause)?.verdict?.status;
};

const FORBIDDEN: Observation<Evidence> = { state: 'failed', reason: 'no', remedy: { text: 'x' } };

test.each<[string, string, number, Observation<Evidence>, string]>([
  ['permissions', 'most calls are forbidden', 0.93, samples(call('403', 0.93)), 'supported'],
  ['permissions', 'some are, among others', 0.9, samples(call('500', 0.8), call('403', 0.1)), 'supported'],
  ['permissions', 'some are, and the alert fires no more', 0.3, samples(call('403', 0.3)), 'supported'],
  ['permissions', 'hardly any is', 0.9, samples(call('500', 0.89), call('403', 0.01)), 'ruled-out'],
  ['permissions', 'the codes could not be read', 0.9, FORBIDDEN, 'unknown'],
  ['certificates', 'most calls are not authenticated', 0.93, samples(call('401', 0.93)), 'supported'],
  ['certificates', 'most calls are forbidden', 0.93, samples(call('403', 0.93)), 'ruled-out'],
])('%s where %s', (cause, _name, share, calls, status) => {
  expect(statusOf(cause, share, calls)).toBe(status);
});
