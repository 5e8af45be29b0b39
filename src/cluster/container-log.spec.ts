import { followContainerLog, readContainerLog, type FetchText } from './container-log';

const TARGET = { namespace: 'openshift-cnv', pod: 'virt-api-1', container: 'virt-api', previous: false };

/** The log endpoint: the last `tailLines`, of which the first `limitBytes` (kubelet). */
const server =
  (log: readonly string[], asked: string[] = []): FetchText =>
  async (url) => {
    const query = new URLSearchParams(url.split('?')[1]);
    asked.push(query.get('tailLines') ?? '');
    const tail = log.slice(-Number(query.get('tailLines'))).map((line) => `${line}\n`);
    const bytes = Buffer.from(tail.join('')).subarray(0, Number(query.get('limitBytes')));
    return Promise.resolve({ text: async () => Promise.resolve(bytes.toString()), body: null });
  };

test('the newest lines are read even where the bound in bytes would cut them off', async () => {
  const asked: string[] = [];
  const log = Array.from({ length: 100 }, (_nothing, index) => `line ${index} ${'x'.repeat(90)}`);
  const { lines, truncated } = await readContainerLog(server(log, asked), TARGET, { tailLines: 80, limitBytes: 1000 });
  expect(lines.at(-1)).toBe(log.at(-1));
  expect(truncated).toBe(true);
  expect(asked).toEqual(['80', '5']);
});

test('a bound in bytes is counted in bytes, not in characters', async () => {
  const log = ['ü'.repeat(60), 'the end'];
  const { lines } = await readContainerLog(server(log), TARGET, { tailLines: 500, limitBytes: 100 });
  expect(lines).toEqual(['the end']);
});

test('one line that is longer than the bound ends the asking', async () => {
  const { lines, truncated } = await readContainerLog(server(['x'.repeat(500)]), TARGET, {
    tailLines: 500,
    limitBytes: 100,
  });
  expect(lines).toEqual(['x'.repeat(100)]);
  expect(truncated).toBe(true);
});

test('following hands over whole lines, however the stream is cut', async () => {
  const chunks = ['one\ntw', 'o\nthree'].map((chunk) => new TextEncoder().encode(chunk));
  const reader = {
    read: async () => {
      const value = chunks.shift();
      return Promise.resolve(value === undefined ? { done: true } : { done: false, value });
    },
  };
  const asked: string[] = [];
  const fetchText: FetchText = async (url) => {
    asked.push(url);
    return Promise.resolve({ text: async () => Promise.resolve(''), body: { getReader: () => reader } as never });
  };
  const seen: (readonly string[])[] = [];
  const { signal } = new AbortController();
  await followContainerLog(fetchText, TARGET, { signal, onLines: (lines) => seen.push(lines) });
  expect(seen).toEqual([['one'], ['two'], ['three']]);
  expect(asked[0]).toContain('follow=true');
});
