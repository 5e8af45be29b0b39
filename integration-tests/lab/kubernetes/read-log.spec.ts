import { followContainerLog } from '../../../src/cluster/follow-log';
import { readContainerLog, type FetchText, type LogBounds } from '../../../src/cluster/container-log';
import { inEnglish } from '../../../src/message';
import { verdictOfLogs } from '../../../src/diagnosis/make-verdict';
import type { ContainerLog, LogText } from '../../../src/probes/observation';
import { readLogOptions } from './log-options';
import { piecesOf } from './log-pieces';
import { printPieces } from './pod-log';

const NOW = new Date('2026-01-15T10:00:00Z');
const START = Date.parse('2026-01-15T09:00:00Z');
const TARGET = { namespace: 'openshift-cnv', pod: 'virt-api-1', container: 'app', previous: false, startedAt: START };
const BOUNDS: LogBounds = { tailLines: 500, limitBytes: 1024 * 1024 };

const at = (seconds: number): string => new Date(START + seconds * 1000).toISOString();
const line = (seconds: number, text: string, level = 'info'): string =>
  `{"timestamp":"${at(seconds)}","level":"${level}","msg":"${text}"}\n`;

/** A kubelet over a log, and the tails that it was asked for. */
const kubelet = (log: string): { fetchText: FetchText; tails: number[] } => {
  const tails: number[] = [];
  const fetchText: FetchText = async (url) => {
    const options = readLogOptions(new URLSearchParams(url.split('?')[1]), TARGET.pod, NOW);
    tails.push(options.tailLines ?? -1);
    const bytes = printPieces(piecesOf(log, { start: new Date(START), now: NOW }), options);
    const reader = {
      read: jest.fn().mockResolvedValueOnce({ done: false, value: bytes }).mockResolvedValue({ done: true }),
    };
    return Promise.resolve({
      text: async () => Promise.resolve(bytes.toString()),
      body: { getReader: () => reader } as never,
      status: 200,
    });
  };
  return { fetchText, tails };
};

const ERRORS = { kind: 'log-without', pattern: '"level":"fatal"|panic:', what: 'Errors' } as const;
const LEADER = { kind: 'log-with', pattern: 'successfully acquired lease', what: 'Signs of leadership' } as const;
const judge = (
  data: LogText,
  expectation: typeof ERRORS | typeof LEADER = ERRORS,
): { status: string; said: string } => {
  const log: ContainerLog = { ...TARGET, log: { state: 'found', data } };
  const { status, evidence } = verdictOfLogs([log], expectation, { now: NOW.getTime() });
  return { status, said: inEnglish(evidence).slice(0, 250) };
};

test('of twelve fatal lines of 200 KiB the last are read: half of the tail is asked for until its end is there', async () => {
  const log = Array.from({ length: 12 }, (_none, index) => line(3000 + index, 'x'.repeat(200 * 1024), 'fatal')).join(
    '',
  );
  const { fetchText, tails } = kubelet(log);
  const read = await readContainerLog(fetchText, TARGET, BOUNDS);
  expect(tails).toEqual([500, 250, 125]);
  expect(read.lines.at(-1)).toHaveLength(line(3011, 'x'.repeat(200 * 1024), 'fatal').length - 1);
  expect(read).toMatchObject({ truncated: true, short: 'bytes' });
  expect(judge(read).status).toBe('problem');
});

test('a log of long lines without a match is unknown: less was read than was asked for', async () => {
  const log = Array.from({ length: 12 }, (_none, index) => line(3000 + index, 'x'.repeat(200 * 1024))).join('');
  const read = await readContainerLog(kubelet(log).fetchText, TARGET, BOUNDS);
  expect(judge(read)).toMatchObject({
    status: 'unknown',
    said: expect.stringMatching(/less was read than was asked for/) as string,
  });
});

test('the end of one line that is longer than the bound is not judged', async () => {
  const { fetchText, tails } = kubelet(line(3000, 'y'.repeat(6000), 'fatal'));
  const read = await readContainerLog(fetchText, TARGET, { tailLines: 4, limitBytes: 100 });
  expect(tails).toEqual([4, 2, 1]);
  expect(judge(read).status).toBe('unknown');
});

test('a bound in bytes is counted in bytes, not in characters', async () => {
  const { fetchText } = kubelet(`${'ü'.repeat(60)}\nthe end\n`);
  expect((await readContainerLog(fetchText, TARGET, { tailLines: 500, limitBytes: 170 })).lines).toEqual(['the end']);
});

test('a tail that begins within a line is not judged by the rest of it', async () => {
  const log = `${line(3500, `panic: ${'x'.repeat(9000)} panic: y`)}${line(3501, 'fine')}`;
  const read = await readContainerLog(kubelet(log).fetchText, TARGET, { ...BOUNDS, tailLines: 2 });
  expect(read.lines[0]).toMatch(/^x+ panic: y"/);
  expect(judge(read)).toMatchObject({
    status: 'unknown',
    said: expect.stringMatching(/whose beginning may not have been read/) as string,
  });
});

test('where a crash ends in a long dump, more is read until the line before the dump is there', async () => {
  const stacks = Array.from({ length: 1800 }, (_none, index) =>
    index % 3 === 0 ? `goroutine ${String(index)} [select]:\n` : `\t/app/pkg/file.go:${String(index)} +0x1a6e\n`,
  );
  const log = `${line(1, 'begin')}${line(3500, 'the reason', 'error')}panic: the reason\n\n${stacks.join('')}`;
  const { fetchText, tails } = kubelet(log);
  const read = await readContainerLog(fetchText, TARGET, BOUNDS);
  expect(tails).toEqual([500, 2000]);
  expect(read.lines[1]).toContain('the reason');
  expect(judge(read).status).toBe('problem');
});

test('a dump without end is followed back so far, and no further', async () => {
  const stacks = Array.from({ length: 30_000 }, (_none, index) => `goroutine ${String(index)} [select]:\n`);
  const { fetchText, tails } = kubelet(`${line(1, 'begin')}${stacks.join('')}`);
  await readContainerLog(fetchText, TARGET, BOUNDS);
  expect(tails).toEqual([500, 2000, 8000]);
});

test('an ordinary log is read once', async () => {
  const { fetchText, tails } = kubelet(Array.from({ length: 900 }, (_none, index) => line(index, 'fine')).join(''));
  expect(judge(await readContainerLog(fetchText, TARGET, BOUNDS))).toEqual({
    status: 'healthy',
    said: 'Errors: none in the 500 lines that were read, from 2026-01-15T09:06:40Z on',
  });
  expect(tails).toEqual([500]);
});

test('a line that is sought may have been rotated away: it is a problem only where the log begins with its container', async () => {
  const left = [line(3000, 'a'), line(3001, 'b'), line(3002, 'c')].join('');
  expect(judge(await readContainerLog(kubelet(left).fetchText, TARGET, BOUNDS), LEADER)).toEqual({
    status: 'unknown',
    said: 'Signs of leadership: none in what was read; the log of virt-api-1/app was read from 2026-01-15T09:50:00Z on, and not from the beginning of the container',
  });
  const whole = [line(2, 'a'), line(3001, 'b')].join('');
  expect(judge(await readContainerLog(kubelet(whole).fetchText, TARGET, BOUNDS), LEADER).status).toBe('problem');
});

test('a log that was rotated a moment ago tells nothing of errors, one that was rotated a while ago does', async () => {
  const lately = await readContainerLog(kubelet(line(3590, 'a')).fetchText, TARGET, BOUNDS);
  expect(judge(lately).status).toBe('unknown');
  const before = await readContainerLog(kubelet(line(2000, 'a') + line(3590, 'b')).fetchText, TARGET, BOUNDS);
  expect(judge(before).status).toBe('healthy');
});

test('following begins with the whole tail, a line in pieces is one line', async () => {
  const long = line(5, 'z'.repeat(20_000));
  const { fetchText, tails } = kubelet(`${line(1, 'a')}${long}${line(9, 'b')}`);
  const seen: string[] = [];
  const { signal } = new AbortController();
  const onLines = (lines: readonly { text: string }[]): void => void seen.push(...lines.map(({ text }) => `${text}\n`));
  await followContainerLog(fetchText, TARGET, { tailLines: 500, signal, onLines });
  expect(seen).toEqual([line(1, 'a'), long, line(9, 'b')]);
  expect(tails).toEqual([500]);
});
