import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect, test } from '@playwright/test';
import { stringify } from 'yaml';

import { readHistory, type AlertHistory } from '../../../src/timeline/alert-history';
import { edgesQuery, gapsQuery, timeQuery, type AskedAlert } from '../../../src/timeline/history-queries';
import { EVERY, FLAPS, seriesOf, timeOf, type Evaluations, type MadeWeek } from './made-alerts';
import { builtProgram, missingOpenShiftPrograms } from './openshift-programs';
import { missingPrograms } from './programs';
import { remoteWrite } from './remote-write';
import { ended, freeAddress, hostOf, isReady, start, until, type Started } from './running-server';

const missing = missingPrograms();
test.skip(missing !== undefined, missing);
test.describe.configure({ timeout: 240_000 });

const ALERT: AskedAlert = { name: 'Flapping', labels: {}, every: EVERY, hold: 0 };
const HOUR = 3_600_000;

let folder: string;
let running: Started[];
test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'virtualization-alerts-'));
  running = [];
});
test.afterEach(async () => {
  await Promise.all(running.map(ended));
  rmSync(folder, { recursive: true, force: true });
});

/** A Prometheus that scrapes nothing and holds a week of samples. */
const prometheusWith = async (week: MadeWeek, end: number, index = 0): Promise<string> => {
  const [own, address] = [join(folder, String(index)), await freeAddress()];
  mkdirSync(own);
  const labels = { prometheus: 'openshift-monitoring/k8s', prometheus_replica: `prometheus-k8s-${String(index)}` };
  writeFileSync(join(own, 'prometheus.yaml'), stringify({ global: { external_labels: labels } }));
  const server = start('prometheus', [
    `--config.file=${join(own, 'prometheus.yaml')}`,
    `--storage.tsdb.path=${join(own, 'series')}`,
    `--web.listen-address=${hostOf(address)}`,
    '--web.enable-remote-write-receiver',
  ]);
  running.push(server);
  await until(server, async () => isReady(`${address}/-/ready`));
  const series = seriesOf(week, end);
  // In the order of time, as they would have come.
  for (let from = end - 7 * 24 * HOUR; from < end; from += 6 * HOUR) {
    const part = series.map(({ labels: of, samples }) => ({
      labels: of,
      samples: samples.filter(({ at }) => at >= from && at < from + 6 * HOUR),
    }));
    await remoteWrite(
      address,
      part.filter(({ samples }) => samples.length > 0),
    );
  }
  return address;
};

const historyFrom = async (address: string, end: number): Promise<AlertHistory> => {
  const ask = async (query: string): Promise<unknown> => {
    const at = String(end / 1000);
    const parameters = { query, time: at, dedup: 'false', max_source_resolution: '0s' };
    const answer = await fetch(`${address}/api/v1/query?${new URLSearchParams(parameters).toString()}`);
    if (!answer.ok) throw new Error(await answer.text());
    return answer.json();
  };
  const [time, gaps, edges] = [await ask(timeQuery(ALERT)), await ask(gapsQuery(ALERT)), await ask(edgesQuery(ALERT))];
  return readHistory(ALERT, { time, gaps, edges, at: end });
};

const endOfDays = (): number => Math.floor(Date.now() / EVERY) * EVERY;

/** Half an hour without evaluations in the midst of firings of some minutes. */
const RESTARTS: readonly Evaluations[] = [5, 17, 28].map((index) => {
  const [from = 0, to = 0] = FLAPS[index] ?? [];
  const middle = Math.floor((from + to) / 2);
  return [middle, middle + 60] as const;
});

test('each firing of a week is counted, however short', async () => {
  const [week, end] = [{ fired: FLAPS, down: [] }, endOfDays()];
  const history = await historyFrom(await prometheusWith(week, end), end);
  expect(history.times).toEqual({ least: FLAPS.length, most: FLAPS.length });
  expect(history.total).toBe(timeOf(week));
  expect(history.notEvaluated).toBe(0);
});

test('what restarts break is told as it was seen: ends that were not, and what was not evaluated', async () => {
  const [week, end] = [{ fired: FLAPS, down: RESTARTS }, endOfDays()];
  const history = await historyFrom(await prometheusWith(week, end), end);
  expect(history.spans.filter(({ end: how }) => how === 'lost')).toHaveLength(3);
  expect(history.total).toBe(timeOf(week));
  expect(history.notEvaluated).toBe(3 * 60 * EVERY);
  expect(history.times?.least).toBeLessThanOrEqual(FLAPS.length);
  expect(history.times?.most).toBeGreaterThanOrEqual(FLAPS.length);
});

test('what one of two replicas missed the other saw', async () => {
  const absent = missingOpenShiftPrograms();
  test.skip(absent !== undefined, absent);
  const end = endOfDays();
  const weeks = [
    { fired: FLAPS, down: RESTARTS },
    { fired: FLAPS, down: [[9_000, 9_400]] as const },
  ];
  const sidecars: string[] = [];
  for (const [index, week] of weeks.entries()) {
    const prometheus = await prometheusWith(week, end, index);
    const [grpc, http] = [hostOf(await freeAddress()), await freeAddress()];
    const sidecar = start(builtProgram('thanos'), [
      'sidecar',
      `--prometheus.url=${prometheus}`,
      `--grpc-address=${grpc}`,
      `--http-address=${hostOf(http)}`,
    ]);
    running.push(sidecar);
    await until(sidecar, async () => isReady(`${http}/-/ready`));
    sidecars.push(grpc);
  }
  const [querier, grpc] = [await freeAddress(), hostOf(await freeAddress())];
  const query = start(builtProgram('thanos'), [
    'query',
    `--http-address=${hostOf(querier)}`,
    `--grpc-address=${grpc}`,
    '--query.replica-label=prometheus_replica',
    '--query.auto-downsampling',
    ...sidecars.map((sidecar) => `--endpoint=${sidecar}`),
  ]);
  running.push(query);
  await until(query, async () => ((await historyFrom(querier, end)).replicas === 2 ? true : undefined));
  const history = await historyFrom(querier, end);
  expect(history.times).toEqual({ least: FLAPS.length, most: FLAPS.length });
  expect(history.spans.filter(({ end: how }) => how === 'lost')).toEqual([]);
  expect(history.total).toBe(timeOf(...weeks));
  expect(history.notEvaluated).toBe(0);
});
