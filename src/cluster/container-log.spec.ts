import type { LogTarget } from '../probes/log-targets';
import { readContainerLog, type FetchText } from './container-log';
import { readLogError } from './log-error';

const TARGET: LogTarget = { namespace: 'openshift-cnv', pod: 'virt-api-1', container: 'virt-api', previous: false };
const START = Date.parse('2026-01-15T09:00:00Z');
const MUCH = { tailLines: 500, limitBytes: 1024 * 1024 };

const at = (seconds: number): string => new Date(START + seconds * 1000).toISOString().replace('Z', '000000Z');
const stored = (lines: readonly string[], first = 0): string =>
  lines.map((line, index) => `${at(first + index)} ${line}\n`).join('');

/** A server that gives the same answer whatever it is asked, and what it was asked. */
const answering = (body: string, status = 200): { fetchText: FetchText; asked: URLSearchParams[] } => {
  const asked: URLSearchParams[] = [];
  const fetchText: FetchText = async (url) => {
    asked.push(new URLSearchParams(url.split('?')[1]));
    return Promise.resolve({ text: async () => Promise.resolve(body), body: null, status });
  };
  return { fetchText, asked };
};
const read = async (body: string, target = TARGET): ReturnType<typeof readContainerLog> =>
  readContainerLog(answering(body).fetchText, target, MUCH);

test('each line is asked for with its time, which is not part of the line', async () => {
  const { fetchText, asked } = answering(stored(['one', '', 'three']));
  const log = await readContainerLog(fetchText, TARGET, MUCH);
  expect(log.lines).toEqual(['one', '', 'three']);
  expect(log.from).toBe(START);
  expect(asked[0]?.get('timestamps')).toBe('true');
});

test('secrets are masked in what is read, and in what stands in its place', async () => {
  expect((await read(stored(['login user=ops pass=Gr4nite']))).lines).toEqual([
    'login user=ops pass=[masked: password]',
  ]);
  const refused = Object.assign(new Error('webhook said pass=Gr4nite'), { code: 500 });
  expect(readLogError(refused, 'a')).toMatchObject({ reason: 'webhook said pass=[masked: password]' });
});

test('times are compared as instants: the zone is the node\u2019s', async () => {
  const log = await read('2026-01-15T11:00:01.5+02:00 one\n', { ...TARGET, startedAt: START });
  expect(log).toMatchObject({ lines: ['one'], truncated: false, from: START + 1500 });
});

test.each([
  ['alone', 'unable to retrieve container logs for cri-o://5601', /^unable to retrieve container logs/],
  [
    'alone, on a line',
    'failed to open log file "/var/log/pods/0.log": permission denied\n',
    /^failed to open log file/,
  ],
  ['after some lines', `${stored(['one', 'two'])}some error nobody knows`, /^some error nobody knows$/],
  [
    'glued to a line that has no end yet',
    `${stored(['one'])}${at(1)} twofailed to read log file "/var/log/pods/0.log": input/output error`,
    /^failed to read log file "\/var\/log\/pods\/0.log": input\/output error$/,
  ],
])('the kubelet that speaks %s has no log: the read failed, in its words', async (_name, body, words) => {
  const error: unknown = await read(body).catch((thrown: unknown) => thrown);
  expect(readLogError(error, 'openshift-cnv')).toMatchObject({
    state: 'failed',
    reason: expect.stringMatching(words) as string,
    remedy: { text: expect.stringContaining('The kubelet of the node') as string },
  });
});

test('a page for people is no log', async () => {
  const error: unknown = await read('<!DOCTYPE html>\n<title>Log in</title>').catch((thrown: unknown) => thrown);
  expect(readLogError(error, 'n')).toMatchObject({ reason: 'the answer is a web page and not a log' });
});

test('a container that writes such words itself has a log', async () => {
  const lines = ['unable to retrieve container logs for cri-o://5601', 'failed to read log file "x": y'];
  expect((await read(stored(lines))).lines).toEqual(lines);
});

test('a last line without an end is a line', async () => {
  expect((await read(`${stored(['one'])}${at(1)} tw`)).lines).toEqual(['one', 'tw']);
});

test.each([
  ['at once', 3, false],
  ['within ten seconds', 10, false],
  ['later: it may have been rotated', 11, true],
])('a log that begins with its container, %s', async (_name, first, truncated) => {
  const log = await read(stored(['one', 'two'], first), { ...TARGET, startedAt: START });
  expect(log.truncated).toBe(truncated);
  expect(log.short).toBe(truncated ? 'fewer' : undefined);
});

test('fewer lines than were asked for are not the whole log', async () => {
  expect(await read(stored(['one', 'two', 'three']))).toMatchObject({ truncated: true, short: 'fewer', from: START });
});

test.each([
  ['NUL', 'a\u0000b', true],
  ['what is no UTF-8', 'a\uFFFDb', true],
  ['a colour', '\u001b[31mred\u001b[0m', undefined],
])('%s', async (_name, line, isBinary) => {
  expect((await read(stored(['one', line]))).isBinary).toBe(isBinary);
});

test('a letter that was cut where the tail begins is no binary', async () => {
  expect((await read(stored(['\uFFFDber', 'two']))).isBinary).toBeUndefined();
});
