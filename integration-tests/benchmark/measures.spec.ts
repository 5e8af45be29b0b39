import { addUp, addUpScripts, medianArrival, perMinute, type Arrival } from './measures';
import { settingsFrom } from './settings';
import { tableOf } from './table';
import type { Sent } from './traffic';

const sent = (what: string, bytes: number, isScript = false): Sent => ({ what, bytes, packed: bytes / 2, isScript });

const arrival = (milliseconds: number): Arrival => ({
  milliseconds,
  requests: 3,
  repeated: 1,
  bytes: 2_500,
  packed: 20_000,
  scripts: 2,
  scriptBytes: 1_000,
  longestTask: 0,
});

test('requests that were made again are counted, files of the plugin for themselves', () => {
  const all = [
    sent('GET /a', 10),
    sent('GET /a', 10),
    sent('WATCH /a', 2),
    sent('GET /b', 4),
    sent('GET /x.js', 8, true),
  ];
  expect(addUp(all)).toEqual({ requests: 4, repeated: 1, bytes: 26, packed: 13 });
  expect(addUpScripts(all)).toEqual({ scripts: 1, scriptBytes: 4 });
  expect(perMinute(addUp(all), 30)).toEqual({ requests: 8, repeated: 2, bytes: 52, packed: 26 });
});

test('the arrival in the middle counts', () => {
  expect(medianArrival([arrival(900), arrival(100), arrival(200)]).milliseconds).toBe(200);
});

test('the table has a column for each size and build, and a dash for what a build does not have', () => {
  const openList = { ...arrival(0), busySeconds: 0.5, heap: [1_000_000, 2_000_000] as const };
  const lines = tableOf([
    { build: 'before', size: '6 nodes', list: arrival(411.4), openList, alert: arrival(1_000), openAlert: openList },
    { build: 'now', size: '6 nodes', list: arrival(200), openList },
  ]).split('\n');
  expect(lines[0]).toBe('|  | 6 nodes, before | 6 nodes, now |');
  expect(lines).toContain('| List: time to the first row | 411 ms | 200 ms |');
  expect(lines).toContain('| List: bytes, on the wire | 2.5 KB, 20 KB | 2.5 KB, 20 KB |');
  expect(lines).toContain('| Alert: time to the first finding | 1000 ms | - |');
  expect(lines).toContain('| List, a minute: heap | 1.0 MB to 2.0 MB | 1.0 MB to 2.0 MB |');
});

test('sizes are numbers, and another build stands before this one', () => {
  expect(settingsFrom({ BEFORE: '../old', MORE_NODES: '0,5000' })).toMatchObject({
    moreNodes: [0, 5000],
    builds: [
      { name: 'before', folder: '../old' },
      { name: 'now', folder: 'dist' },
    ],
  });
  expect(() => settingsFrom({ MORE_NODES: 'many' })).toThrow('MORE_NODES is no number: many');
});
