import { act, renderHook } from '@testing-library/react';

import type { EvidenceSource } from '../evidence/source';
import { message } from '../message';
import { workloadOf } from '../runbooks/workloads';
import { useEvidence } from './useEvidence';

type Surroundings = NonNullable<Parameters<typeof useEvidence>[1]>;
type Make = Awaited<ReturnType<Surroundings['load']>>;

const source = (findings: readonly string[] = []): EvidenceSource => ({
  title: 'VirtAPIDown',
  workload: workloadOf('virt-api'),
  labels: {},
  namespace: { namespace: 'openshift-cnv', source: message('Assumed.'), settled: true },
  steps: [],
  results: [],
  findings: findings.map((text) => ({ sentence: message(text), consequences: [] })),
  remedies: [],
  script: '',
});
const bytes = new Uint8Array(1234);

/** A console whose lists come when they are let, and an archive that is made at once. */
const surround = (
  make: Make['makeEvidenceFile'] = async ({ title }) =>
    Promise.resolve({ name: `${title}.tar.gz`, bytes, masked: { token: 1 }, unread: [], isCut: false }),
): {
  surroundings: Surroundings;
  saved: string[];
  made: EvidenceSource[];
  signals: AbortSignal[];
  answer: () => void;
} => {
  const saved: string[] = [];
  const made: EvidenceSource[] = [];
  const signals: AbortSignal[] = [];
  let answer = (): void => undefined;
  const answered = new Promise<void>((resolve) => {
    answer = resolve;
  });
  const surroundings: Surroundings = {
    fetchJson: async (_url, _method, { signal }) => {
      signals.push(signal);
      await Promise.race([
        answered,
        new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => {
            reject(new Error('aborted'));
          });
        }),
      ]);
      return { items: [] };
    },
    fetchText: async () => Promise.resolve({ text: async () => Promise.resolve(''), body: null }),
    load: async () =>
      Promise.resolve({
        makeEvidenceFile: async (of, ...rest) => {
          made.push(of);
          return make(of, ...rest);
        },
        makeSummary: (of, gathered) => `# ${of.title}, ${String(gathered.lists.length)} lists`,
      }),
    save: (name) => saved.push(name),
    now: () => Date.parse('2026-01-15T10:00:00Z'),
  };
  return { surroundings, saved, made, signals, answer };
};
const settle = async (): Promise<void> => act(async () => jest.advanceTimersByTimeAsync(0));

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

test('one click gathers, says how far it is, and saves the file', async () => {
  const { surroundings, saved, answer } = surround();
  const { result } = renderHook(() => useEvidence(source(), surroundings));
  expect(result.current.state).toEqual({ state: 'idle' });
  act(() => {
    result.current.download();
  });
  await settle();
  expect(result.current.state).toMatchObject({ state: 'gathering', progress: { done: 0 } });
  expect(saved).toEqual([]);
  answer();
  await settle();
  expect(result.current.state).toEqual({
    state: 'saved',
    file: { name: 'VirtAPIDown.tar.gz', masked: { token: 1 }, unread: [], isCut: false },
    size: 1234,
  });
  expect(saved).toEqual(['VirtAPIDown.tar.gz']);
});

test('what the page learns meanwhile is in the file', async () => {
  const { surroundings, made, answer } = surround();
  const { result, rerender } = renderHook(({ of }) => useEvidence(of, surroundings), {
    initialProps: { of: source() },
  });
  act(() => {
    result.current.download();
  });
  await settle();
  rerender({ of: source(['virt-api has 0 of 2 replicas ready']) });
  answer();
  await settle();
  expect(made[0]?.findings).toEqual([{ sentence: message('virt-api has 0 of 2 replicas ready'), consequences: [] }]);
});

test('cancelling ends the reads and saves nothing', async () => {
  const { surroundings, saved, signals, answer } = surround();
  const { result } = renderHook(() => useEvidence(source(), surroundings));
  act(() => {
    result.current.download();
  });
  await settle();
  act(() => {
    result.current.cancel();
  });
  answer();
  await settle();
  expect(result.current.state).toEqual({ state: 'cancelled' });
  expect(signals.length).toBeGreaterThan(0);
  expect(signals.every(({ aborted }) => aborted)).toBe(true);
  expect(saved).toEqual([]);
});

test('leaving the page ends the reads', async () => {
  const { surroundings, saved, signals, answer } = surround();
  const { result, unmount } = renderHook(() => useEvidence(source(), surroundings));
  act(() => {
    result.current.download();
  });
  await settle();
  unmount();
  answer();
  await settle();
  expect(signals.every(({ aborted }) => aborted)).toBe(true);
  expect(saved).toEqual([]);
});

test('a failure says why, and the next try may work', async () => {
  let tries = 0;
  const { surroundings, saved, answer } = surround(async ({ title }) => {
    tries += 1;
    if (tries === 1) return Promise.reject(new Error('Out of memory'));
    return Promise.resolve({ name: `${title}.tar.gz`, bytes, masked: {}, unread: [], isCut: false });
  });
  answer();
  const { result } = renderHook(() => useEvidence(source(), surroundings));
  act(() => {
    result.current.download();
  });
  await settle();
  expect(result.current.state).toEqual({ state: 'failed', reason: 'Out of memory' });
  act(() => {
    result.current.download();
  });
  await settle();
  expect(saved).toEqual(['VirtAPIDown.tar.gz']);
});

test('the summary has the versions when they come in time, and does without them else', async () => {
  const quick = surround();
  quick.answer();
  const { result } = renderHook(() => useEvidence(source(), quick.surroundings));
  const summary = result.current.summary();
  await settle();
  expect(await summary).toBe('# VirtAPIDown, 3 lists');

  const slow = surround();
  const { result: other } = renderHook(() => useEvidence(source(), slow.surroundings));
  const late = other.current.summary();
  await act(async () => jest.advanceTimersByTimeAsync(3_000));
  expect(await late).toBe('# VirtAPIDown, 0 lists');
});
