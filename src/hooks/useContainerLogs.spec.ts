import { act, renderHook } from '@testing-library/react';

import type { FetchText } from '../cluster/container-log';
import type { LogRequest } from '../probes/log-targets';
import { useContainerLogs } from './useContainerLogs';

beforeEach(() => jest.useFakeTimers());
afterEach(() => {
  setHidden(false);
  jest.useRealTimers();
});

const setHidden = (hidden: boolean): void => {
  Object.defineProperty(document, 'hidden', { configurable: true, value: hidden });
  document.dispatchEvent(new Event('visibilitychange'));
};
const wait = async (milliseconds: number): Promise<void> =>
  act(async () => jest.advanceTimersByTimeAsync(milliseconds));

const TIME = '2026-01-15T09:00:00.000000000Z';

const request = (pod: string, restarts = 0): LogRequest => ({
  key: `${pod}/${restarts}`,
  namespace: 'openshift-cnv',
  pod,
  container: 'virt-api',
  previous: false,
});
const requests = (count: number): LogRequest[] =>
  Array.from({ length: count }, (_nothing, index) => request(`virt-api-${index}`));

/** A server whose every answer takes some time, and what it saw. */
const slowServer = (
  milliseconds: number,
): { fetchText: FetchText; asked: string[]; atOnce: () => number; aborted: () => number } => {
  const asked: string[] = [];
  let [now, most, aborted] = [0, 0, 0];
  const fetchText: FetchText = async (url, options) => {
    asked.push(/pods\/([^/]+)\/log/.exec(url)?.[1] ?? '');
    now += 1;
    most = Math.max(most, now);
    await new Promise<void>((resolve, reject) => {
      setTimeout(resolve, milliseconds);
      options.signal.addEventListener('abort', () => {
        aborted += 1;
        reject(new DOMException('aborted', 'AbortError'));
      });
    }).finally(() => {
      now -= 1;
    });
    return { text: async () => Promise.resolve(`${TIME} a line\n`), body: null };
  };
  return { fetchText, asked, atOnce: () => most, aborted: () => aborted };
};

test('many logs are read two at a time, and slow ones to their end', async () => {
  const { fetchText, asked, atOnce, aborted } = slowServer(6_000);
  const { result } = renderHook(() => useContainerLogs(requests(18), fetchText));
  await wait(54_000);
  expect(atOnce()).toBe(2);
  // Each is read before any is read again.
  expect(new Set(asked.slice(0, 18)).size).toBe(18);
  expect(aborted()).toBe(0);
  expect(Object.values(result.current).map(({ state }) => state)).toEqual(Array(18).fill('found'));
});

test('logs that do not answer are given up, and leave the next round to the others', async () => {
  const { fetchText, asked, aborted } = slowServer(3_600_000);
  const { result } = renderHook(() => useContainerLogs(requests(4), fetchText));
  await wait(60_000);
  expect(asked).toEqual(['virt-api-0', 'virt-api-1']);
  expect(aborted()).toBe(2);
  expect(Object.values(result.current).map((log) => (log.state === 'failed' ? log.reason : log.state))).toEqual([
    'Not asked: earlier requests of this kind have had no answer for 60 s',
    'Not asked: earlier requests of this kind have had no answer for 60 s',
    'No complete answer within 60 s',
    'No complete answer within 60 s',
  ]);
  await wait(48_000);
  expect(asked.slice(2)).toEqual(['virt-api-2', 'virt-api-3']);
});

test.each([
  [1, 15],
  [2, 24],
  [4, 48],
])('of %i, each is read again after %i s, not when the page is drawn anew', async (count, seconds) => {
  const { fetchText, asked } = slowServer(100);
  const { rerender } = renderHook(() => useContainerLogs(requests(count), fetchText));
  await wait(500);
  rerender();
  await wait(seconds * 1000 - 1_000);
  expect(asked).toHaveLength(count);
  await wait(1_000);
  expect(asked).toHaveLength(2 * count);
});

test('what a run wrote that has ended is read once, however long the page is open', async () => {
  const { fetchText, asked } = slowServer(0);
  const wanted = [
    { ...request('a'), previous: true },
    { ...request('b'), isOfEndedRun: true },
  ];
  renderHook(() => useContainerLogs(wanted, fetchText));
  await wait(600_000);
  expect(asked).toEqual(['a', 'b']);
});

test('it is read from where it ended on, and what came is added; where that does not fit, all is read anew', async () => {
  const line = (second: number, text = `line ${second}`): string =>
    `${new Date(Date.parse(TIME) + second * 1000).toISOString().replace('Z', '000000Z')} ${text}\n`;
  const asked: (string | null)[] = [];
  let inFile = [0, 1].map((second) => line(second));
  const fetchText: FetchText = async (url) => {
    const since = new URLSearchParams(url.split('?')[1]).get('sinceTime');
    asked.push(since);
    const from = since === null ? 0 : Date.parse(since);
    const body = inFile.filter((one) => Date.parse(one.slice(0, 30)) >= from).join('');
    return Promise.resolve({ text: async () => Promise.resolve(body), body: null });
  };
  const wanted = [request('a')];
  const { result } = renderHook(() => useContainerLogs(wanted, fetchText));
  const lines = (): unknown => (result.current['a/0'] as { data?: { lines: unknown } }).data?.lines;
  await wait(0);
  inFile.push(line(1, 'the same second'), line(2));
  await wait(15_000);
  expect(asked).toEqual([null, '2026-01-15T09:00:01Z']);
  expect(lines()).toEqual(['line 0', 'line 1', 'the same second', 'line 2']);
  // The file was rotated.
  inFile = [line(9)];
  await wait(15_000);
  expect(asked.slice(2)).toEqual(['2026-01-15T09:00:02Z', null]);
  expect(lines()).toEqual(['line 9']);
});

test('a container that restarted is read at once, the others when it is their time; its former log is forgotten', async () => {
  const { fetchText, asked } = slowServer(100);
  const { result, rerender } = renderHook(({ wanted }) => useContainerLogs(wanted, fetchText), {
    initialProps: { wanted: [request('a'), request('b')] },
  });
  await wait(200);
  rerender({ wanted: [request('a'), request('b', 1)] });
  await wait(200);
  expect(asked).toEqual(['a', 'b', 'b']);
  expect(Object.keys(result.current).sort()).toEqual(['a/0', 'b/1']);
});

test('a log that is wanted beside the others neither ends their reading nor repeats it', async () => {
  const { fetchText, asked, aborted } = slowServer(1_000);
  const { rerender } = renderHook(({ wanted }) => useContainerLogs(wanted, fetchText), {
    initialProps: { wanted: [request('a')] },
  });
  await wait(500);
  rerender({ wanted: [request('a'), request('b')] });
  await wait(2_000);
  expect([asked, aborted()]).toEqual([['a', 'b'], 0]);
});

test('a hidden tab and a page that is left ask nothing and end what is under way', async () => {
  const { fetchText, asked, aborted } = slowServer(1_000);
  const { unmount } = renderHook(() => useContainerLogs(requests(1), fetchText));
  await wait(10);
  act(() => {
    setHidden(true);
  });
  await wait(60_000);
  expect([asked.length, aborted()]).toEqual([1, 1]);
  act(() => {
    setHidden(false);
  });
  await wait(10);
  expect(asked).toHaveLength(2);
  unmount();
  await wait(60_000);
  expect([asked.length, aborted()]).toEqual([2, 2]);
});

test('a log that says what it said before is the same object, so that nothing is drawn anew', async () => {
  const wanted = [request('a')];
  const { fetchText } = slowServer(0);
  const { result } = renderHook(() => useContainerLogs(wanted, fetchText));
  await wait(0);
  const before = result.current['a/0'];
  await wait(15_000);
  expect(before?.state).toBe('found');
  expect(result.current['a/0']).toBe(before);
});

test('a pod without a node has run nothing yet: its log is empty, and says why', async () => {
  const fetchText: FetchText = async () =>
    Promise.resolve({ text: async () => Promise.resolve(''), body: null, status: 204 });
  const wanted = [request('pending')];
  const { result } = renderHook(() => useContainerLogs(wanted, fetchText));
  await wait(0);
  expect(result.current['pending/0']).toEqual({
    state: 'empty',
    why: { text: 'Nothing has run yet: the pod has no node.' },
  });
});

test('each log has its own answer: found, empty, or why it could not be read', async () => {
  const fetchText: FetchText = async (url) => {
    if (url.includes('waiting')) {
      const status = { message: 'container "virt-api" in pod "waiting" is waiting to start: ContainerCreating' };
      return Promise.reject(Object.assign(new Error('Bad Request'), { code: 400, json: status }));
    }
    if (url.includes('secret')) return Promise.reject(Object.assign(new Error('no'), { code: 403 }));
    return Promise.resolve({
      text: async () => Promise.resolve(url.includes('quiet') ? '' : `${TIME} hello\n`),
      body: null,
    });
  };
  const wanted = ['talking', 'quiet', 'waiting', 'secret'].map((pod) => request(pod));
  const { result } = renderHook(() => useContainerLogs(wanted, fetchText));
  await wait(0);
  expect(result.current).toMatchObject({
    'talking/0': { state: 'found', data: { lines: ['hello'], truncated: true, from: Date.parse(TIME) } },
    'quiet/0': { state: 'empty' },
    'waiting/0': { state: 'failed', reason: expect.stringContaining('is waiting to start') as string, httpStatus: 400 },
    'secret/0': { state: 'forbidden', verb: 'get', resource: 'pods/log', namespace: 'openshift-cnv' },
  });
});

test('the tail that fitted is what the next round begins with, and twice as much where that may fit', async () => {
  const asked: number[] = [];
  let bytesOfALine = 5_000;
  const fetchText: FetchText = async (url) => {
    const tail = Number(new URLSearchParams(url.split('?')[1]).get('tailLines'));
    asked.push(tail);
    const body = `${TIME} ${'x'.repeat(bytesOfALine)}\n`.repeat(tail).slice(0, 1024 * 1024);
    return Promise.resolve({ text: async () => Promise.resolve(body), body: null });
  };
  const wanted = [request('long')];
  const { result } = renderHook(() => useContainerLogs(wanted, fetchText));
  await wait(10);
  expect(asked.splice(0)).toEqual([500, 250, 125]);
  await wait(15_000);
  expect(asked.splice(0)).toEqual([125]);
  expect(result.current['long/0']).toMatchObject({ data: { short: 'bytes' } });
  // The long lines are over: the log is read as far as any other again.
  bytesOfALine = 100;
  await wait(15_000);
  await wait(15_000);
  await wait(15_000);
  expect(asked.splice(0)).toEqual([125, 250, 500]);
  expect((result.current['long/0'] as { data?: { short?: string } }).data?.short).toBeUndefined();
});

describe('a log that ends in the dump of a crash', () => {
  const STACK = `${TIME} \t/usr/lib/go/src/runtime/proc.go:283 +0x1b5\n`;
  const WHY = `${TIME} E0115 09:00:00.000000 1 main.go:1] fatal: no certificate\n`;

  /** A server of a log of so many lines, most of them of a dump; what it was asked for, in pieces. */
  const dumping = (lines: number, before: number, bytes = 1024 * 1024): { fetchText: FetchText; asked: number[] } => {
    const asked: number[] = [];
    const log = Array.from({ length: lines }, (_nothing, at) => (lines - at > before ? WHY : STACK));
    const fetchText: FetchText = async (url) => {
      const tail = Number(new URLSearchParams(url.split('?')[1]).get('tailLines'));
      asked.push(tail);
      const body = log.slice(-tail).join('');
      const cut = body.length > bytes ? 'x'.repeat(1024 * 1024) : body;
      return Promise.resolve({ text: async () => Promise.resolve(cut), body: null });
    };
    return { fetchText, asked };
  };
  const rounds = async ({ fetchText, asked }: ReturnType<typeof dumping>): Promise<number[][]> => {
    const wanted = [request('dump')];
    renderHook(() => useContainerLogs(wanted, fetchText));
    await wait(10);
    const first = asked.splice(0);
    await wait(15_000);
    const second = asked.splice(0);
    await wait(15_000);
    return [first, second, asked.splice(0)];
  };

  test.each([
    ['is followed back once, and then read as far', dumping(9000, 1500), [[500, 2000], [2000], [2000]]],
    [
      'that has no line before it is asked for no more than there is',
      dumping(900, 900),
      [[500, 2000, 8000], [2000], [2000]],
    ],
    [
      'that is longer than what is read is asked for once',
      dumping(20_000, 20_000),
      [[500, 2000, 8000], [8000], [8000]],
    ],
    ['that is too large to be followed is not tried again', dumping(9000, 9000, 60_000), [[500, 2000], [500], [500]]],
    ['that has gone on since is read as any other', dumping(9000, 300), [[500], [500], [500]]],
  ])('%s', async (_which, server, expected) => {
    expect(await rounds(server)).toEqual(expected);
  });
});
