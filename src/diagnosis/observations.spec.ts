import type { ContainerLog, LogText } from '../probes/observation';
import { findRunbook } from '../runbooks/catalogue';
import { observe } from './observations';
import { logFacts } from './log-facts';

const NOW = Date.parse('2026-01-15T10:00:00Z');
const { steps } = findRunbook('VirtControllerDown')!;
const [step] = steps.filter(({ probe }) => probe.kind === 'logs');

const observed = (...logs: readonly (Partial<ContainerLog> & { data: LogText })[]): ReturnType<typeof observe> => {
  const read = logs.map(({ data, ...more }): ContainerLog => ({
    namespace: 'openshift-cnv',
    pod: 'virt-controller-a',
    container: 'virt-controller',
    previous: false,
    ...more,
    log: { state: 'found', data },
  }));
  const results = [
    {
      stepId: step!.id,
      observation: { state: 'found', data: { kind: 'logs', logs: read } },
      verdict: { status: 'unknown', evidence: { text: '' } },
      command: { text: '', missing: [] },
    },
  ] as const;
  return observe(steps, results, { workload: 'virt-controller', now: NOW });
};
const data: LogText = { lines: ['panic: one'], truncated: false };

test.each([
  ['the same run, in CrashLoopBackOff, counts once', 'cri-o://2', 'cri-o://2', 1],
  ['two runs are two logs', 'cri-o://3', 'cri-o://2', 2],
  ['where nobody says which run, they are two', undefined, undefined, 2],
])('the log of a container and that of its previous run: %s', (_name, current, previous, count) => {
  const run = (id: string | undefined): { run?: string } => (id === undefined ? {} : { run: id });
  const { logs } = observed({ data, ...run(current) }, { data, previous: true, ...run(previous) });
  expect(logs).toHaveLength(count);
});

test('the first line of a log\u2019s end, which may be the rest of one, is no finding', () => {
  const lines = ['dial tcp 172.30.0.1:443: connect: connection refused","level":"info"}', 'fine'];
  expect(logFacts(observed({ data: { lines: [...lines], truncated: true } }))).toEqual([]);
  expect(logFacts(observed({ data: { lines, truncated: false } }))).toHaveLength(1);
});
