import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect, type APIRequestContext } from '@playwright/test';

import { readRules } from '../../../src/alerts/parse-rules';
import { applySilences, parseSilences } from '../../../src/alerts/silences';
import { parseSamples, parseSeries } from '../../../src/cluster/prometheus';
import { Lab } from '../../lab/lab';
import { setFault } from '../browser/lab-switches';
import { getJson } from './get-json';
import { missing, test } from './real-test';
import { writeRuleFiles } from './rule-files';
import { namesIn, rulesIn, shapeOf, withoutExternalLabels } from './rule-answers';

test.skip(missing !== undefined, missing);

const RULES = '/api/prometheus/api/v1/rules';
const SILENCES = '/api/alertmanager/api/v2/silences';

/** The lab beside the real servers: without them it answers by itself. */
let lab: Lab;
test.beforeAll(() => {
  lab = new Lab();
});
test.afterAll(() => {
  lab.close();
});

const labRules = (): unknown => lab.prometheus.answer('/api/v1/rules', new URLSearchParams()).json;

/** Switches faults in both clusters. */
const setFaults = async (request: APIRequestContext, faults: readonly string[], on: boolean): Promise<void> => {
  for (const fault of faults) {
    lab.switch(fault, on);
    await setFault(request, fault, on);
  }
};

test('promtool finds nothing wrong with the rules, and the scrape nothing with the metrics', async ({ request }) => {
  const folder = mkdtempSync(join(tmpdir(), 'virtualization-alerts-rules-'));
  const { status, stdout, stderr } = spawnSync('promtool', [
    'check',
    'rules',
    ...writeRuleFiles(folder, { isShortened: false }),
  ]);
  rmSync(folder, { recursive: true });
  expect(`${String(stdout)}${String(stderr)}`).not.toContain('FAILED');
  expect(status).toBe(0);
  // Asked until the first scrapes are in.
  await expect
    .poll(async () => parseSamples(await getJson(request, '/api/prometheus/api/v1/query?query=up{job="lab"}')))
    .toEqual([expect.objectContaining({ value: 1 })]);
  const metrics = await (await request.get('/metrics')).text();
  const names = new Set(metrics.match(/^[a-z_:]+(?=[{ ])/gm));
  const query = encodeURIComponent('count by (__name__) ({__name__!=""})');
  await expect
    .poll(async () => {
      const known = parseSamples(await getJson(request, `/api/prometheus/api/v1/query?query=${query}`));
      const kept = new Set(known.map(({ labels }) => labels.__name__));
      return [...names].filter((name) => !kept.has(name));
    })
    .toEqual([]);
});

test('the rules are the same in the lab: names, labels, annotations, and expressions as Prometheus writes them', async ({
  request,
}) => {
  await expect
    .poll(async () => rulesIn(await getJson(request, RULES)).filter(({ health }) => health !== 'ok'))
    .toEqual([]);
  const real = rulesIn(await getJson(request, RULES)).map((rule) => ({ ...rule, duration: (rule.duration ?? 0) * 30 }));
  const told = rulesIn(withoutExternalLabels(labRules())).map((rule) => ({ ...rule, duration: rule.duration ?? 0 }));
  const compared = ['type', 'name', 'query', 'duration', 'labels', 'annotations'] as const;
  const pick = (rules: typeof real): unknown[] =>
    rules.map((rule) => Object.fromEntries(compared.map((key) => [key, rule[key]])));
  expect(pick(told)).toEqual(pick(real));
});

test('the same faults raise the same alerts, in answers of the same shape, and the plugin reads them', async ({
  request,
}) => {
  const faults = ['VirtAPIDown', 'NoLeadingVirtOperator', 'KubemacpoolDown', 'SSPDown'];
  await setFaults(request, faults, true);
  await expect
    .poll(async () => namesIn(readRules(await getJson(request, `${RULES}?type=alert`)).alerts))
    .toEqual(namesIn(readRules(labRules()).alerts));
  const [real, told] = [await getJson(request, RULES), labRules()];
  expect(namesIn(readRules(real).alerts)).toEqual(expect.arrayContaining(faults));
  expect(shapeOf(withoutExternalLabels(told))).toEqual(shapeOf(real));

  const { alerts, skipped } = readRules(real);
  expect(skipped).toBe(0);
  const alert = alerts.find(({ name }) => name === 'VirtAPIDown');
  expect(alert).toMatchObject({ severity: 'critical', component: 'kubevirt', healthImpact: 'critical' });
  expect(['pending', 'firing']).toContain(alert?.state);
  expect(Math.abs(Date.now() - Date.parse(alert?.activeAt ?? ''))).toBeLessThan(120_000);
  expect(alert?.annotations.summary).toBe('No virt-api pod is running.');
  await setFaults(request, faults, false);
  await expect.poll(async () => namesIn(readRules(await getJson(request, RULES)).alerts)).toEqual([]);
});

for (const [what, path, params] of [
  ['a vector', 'query', { query: 'up{pod=~"ssp-operator-.*"}' }],
  ['nothing', 'query', { query: 'no_such_metric' }],
  ['a scalar', 'query', { query: '1 / 0' }],
  ['a string', 'query', { query: '"text"' }],
  ['no number', 'query', { query: 'vector(0) / 0' }],
  ['a graph', 'query_range', { query: 'vector(1) / 0', start: '1764030000', end: '1764030030', step: '15' }],
  ['an expression that ends too early', 'query', { query: 'up{' }],
  ['no expression', 'query', { query: '' }],
  ['series that cannot be matched', 'query', { query: 'up{pod!=""} + on() up{pod!=""}' }],
  ['a graph with too many points', 'query_range', { query: 'vector(1)', start: '0', end: '1764030030', step: '1' }],
  ['a graph that ends before it begins', 'query_range', { query: 'vector(1)', start: '10', end: '5', step: '1' }],
  ['a graph of a string', 'query_range', { query: '"text"', start: '0', end: '5', step: '1' }],
] as const) {
  test(`a query for ${what} is answered alike`, async ({ request }) => {
    const asked = new URLSearchParams(params);
    const answer = async (): Promise<unknown> => {
      const real = await request.get(`/api/prometheus/api/v1/${path}?${asked.toString()}`);
      return { status: real.status(), shape: shapeOf(await real.json()) };
    };
    const told = lab.prometheus.answer(`/api/v1/${path}`, asked);
    await expect.poll(answer).toEqual({ status: told.status, shape: shapeOf(told.json) });
  });
}

test('what is no finite number is read from the real answers, and refusals in their words', async ({ request }) => {
  const ask = async (path: string, params: Record<string, string>): Promise<unknown> =>
    (await request.get(`/api/prometheus/api/v1/${path}`, { params })).json();
  expect(parseSamples(await ask('query', { query: '-1 / 0' }))).toEqual([{ labels: {}, value: -Infinity }]);
  expect(parseSamples(await ask('query', { query: 'vector(0) / 0' }))).toEqual([{ labels: {}, value: NaN }]);
  const range = { start: '1764030000', end: '1764030015', step: '15' };
  expect(parseSeries(await ask('query_range', { query: 'vector(1) / 0', ...range }))).toEqual([
    {
      labels: {},
      points: [
        { at: 1764030000_000, value: Infinity },
        { at: 1764030015_000, value: Infinity },
      ],
    },
  ]);
  const [bad, unmatched] = [
    await ask('query', { query: 'up{' }),
    await ask('query', { query: 'up{pod!=""} + on() up{pod!=""}' }),
  ];
  expect(() => parseSamples(bad)).toThrow(/parse error: unexpected end of input inside braces/);
  expect(() => parseSamples(unmatched)).toThrow(/many-to-many matching not allowed/);
});

test('silences are answered alike, and the plugin reads those of Alertmanager', async ({ request }) => {
  const soon = (minutes: number): string => new Date(Date.now() + minutes * 60_000).toISOString();
  const silence = {
    matchers: [{ name: 'alertname', value: 'Virt.*', isRegex: true, isEqual: true }],
    startsAt: soon(-60),
    endsAt: soon(60),
    createdBy: 'jane',
    comment: 'known',
  };
  const unknown = '6f1a3f0e-3b6d-4a5b-9d5c-0a8a3d1f2b11';
  const posted = [
    silence,
    { ...silence, startsAt: soon(30), comment: 'later' },
    { ...silence, matchers: [{ name: 'alertname', value: 'SSPDown', isRegex: false }], comment: 'over' },
    { ...silence, startsAt: soon(90) },
    { ...silence, startsAt: soon(-90), endsAt: soon(-60) },
    { ...silence, comment: undefined },
    { ...silence, matchers: [] },
    { ...silence, matchers: [{ name: 'alertname', value: '(', isRegex: true }] },
    { ...silence, matchers: [{ name: 'alertname', value: '', isRegex: false }] },
    { ...silence, id: unknown },
  ];
  for (const data of posted) {
    const real = await request.post(SILENCES, { data });
    const told = lab.alertmanager.answer('POST', '/api/v2/silences', data);
    expect([told.status, shapeOf(told.json)], JSON.stringify(data)).toEqual([
      real.status(),
      shapeOf(await real.json()),
    ]);
  }
  const idOf = (answer: unknown, wanted: string): string =>
    (answer as { id: string; comment: string }[]).find(({ comment }) => comment === wanted)?.id ?? '';
  const labSilences = (): unknown => lab.alertmanager.answer('GET', '/api/v2/silences', undefined).json;
  const [realId, toldId] = [idOf(await getJson(request, SILENCES), 'over'), idOf(labSilences(), 'over')];
  for (const [method, ids] of [
    ['DELETE', [realId, toldId]],
    ['GET', [realId, toldId]],
    ['GET', [unknown, unknown]],
    ['GET', ['nope', 'nope']],
  ] as const) {
    const real = await request.fetch(`/api/alertmanager/api/v2/silence/${ids[0]}`, { method });
    const told = lab.alertmanager.answer(method, `/api/v2/silence/${ids[1]}`, undefined);
    const text = await real.text();
    const json = text === '' ? undefined : (JSON.parse(text) as unknown);
    expect([told.status, shapeOf(told.json)], `${method} ${ids[0]}`).toEqual([real.status(), shapeOf(json)]);
  }
  const real = await getJson(request, SILENCES);
  expect(shapeOf(labSilences())).toEqual(shapeOf(real));

  const active = parseSilences(real);
  expect(active).toEqual([
    expect.objectContaining({ createdBy: 'jane', comment: 'known', matchers: silence.matchers }),
  ]);
  const [alert] = readRules(labRules()).alerts;
  expect(alert).toBeUndefined();
  lab.switch('VirtAPIDown', true);
  const silenced = applySilences(readRules(labRules()).alerts, active).find(({ name }) => name === 'VirtAPIDown');
  lab.switch('VirtAPIDown', false);
  expect(silenced?.state).toBe('silenced');
});
