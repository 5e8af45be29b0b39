import { expect, type APIRequestContext } from '@playwright/test';

import { readRules } from '../../../src/alerts/parse-rules';
import { startLab, type LabConsole } from './lab-console';
import { missing, test } from './openshift-test';
import { getJson } from './get-json';
import { namesIn, rulesIn, shapeOf, withoutThanosKeys } from './rule-answers';
import { ended } from './running-server';

test.skip(missing !== undefined, missing);

const RULES = '/api/prometheus/api/v1/rules?type=alert';
const ALERTS = '/api/alertmanager/api/v2/alerts';
/** A machine's alert, whose namespace comes from its expression, and an operator's. */
const FAULTS = ['VMCannotBeEvicted', 'VirtAPIDown'];

/** A lab that answers for monitoring by itself, beside the real servers. */
let lab: LabConsole;
test.beforeAll(async () => {
  lab = await startLab({});
});
test.afterAll(async () => {
  await ended(lab.lab);
});

/** Asks the real servers and the lab the same. */
const both = async (request: APIRequestContext, path: string): Promise<{ real: unknown; told: unknown }> => {
  const answers = await Promise.all(
    [path, `${lab.address}${path}`].map(async (address) => {
      const answer = await request.get(address);
      const text = await answer.text();
      const isJson = (answer.headers()['content-type'] ?? '').includes('json');
      return { status: answer.status(), body: isJson ? (JSON.parse(text) as unknown) : text };
    }),
  );
  return { real: answers[0], told: answers[1] };
};

/** Puts both clusters into the same state. */
const inBoth = async (request: APIRequestContext, path: string, data: unknown): Promise<void> => {
  for (const base of ['', lab.address]) {
    const answer = await request.put(`${base}${path}`, { data });
    expect(answer.status(), await answer.text()).toBe(200);
  }
};

const namesOf = (alerts: unknown): readonly string[] =>
  (alerts as { labels: { alertname: string } }[]).map(({ labels }) => labels.alertname).sort();

test.beforeEach(async ({ request }) => {
  await inBoth(request, '/lab/user', { name: 'cluster-admin' });
  for (const fault of FAULTS) await inBoth(request, `/lab/faults/${fault}`, { on: true });
  await expect.poll(async () => namesOf(await getJson(request, ALERTS))).toEqual(expect.arrayContaining(FAULTS));
});

test('Thanos answers the rules API with each alert once, and the lab in the same shape', async ({ request }) => {
  const { real, told } = await both(request, RULES);
  expect(shapeOf(told)).toEqual(shapeOf(withoutThanosKeys(real)));
  const rules = rulesIn((real as { body: unknown }).body);
  expect(rules.every(({ labels }) => labels?.prometheus === 'openshift-monitoring/k8s')).toBe(true);
  const { alerts } = readRules((real as { body: unknown }).body);
  expect(namesIn(alerts)).toEqual(expect.arrayContaining(FAULTS));
  expect(alerts.filter(({ name }) => name === 'VMCannotBeEvicted')).toHaveLength(1);
  expect(alerts.some(({ labels }) => 'prometheus_replica' in labels)).toBe(false);
});

test('Alertmanager answers the alerts API, and the lab in the same shape', async ({ request }) => {
  const { real, told } = await both(request, ALERTS);
  expect(shapeOf(told)).toEqual(shapeOf(withoutThanosKeys(real)));
});

test('what a project may ask: its rules lack the alert of its machine, Alertmanager and ALERTS have it', async ({
  request,
}) => {
  await inBoth(request, '/lab/user', { name: 'project-user' });
  const ofProject = 'namespace=vms';
  for (const path of [
    `/api/prometheus-tenancy/api/v1/rules?type=alert&${ofProject}`,
    `/api/alertmanager-tenancy/api/v2/alerts?${ofProject}`,
    `/api/alertmanager-tenancy/api/v2/silences?${ofProject}`,
    `/api/prometheus-tenancy/api/v1/query?query=ALERTS&${ofProject}`,
    `/api/prometheus-tenancy/api/v1/query?query=${encodeURIComponent('ALERTS or ALERTS_FOR_STATE')}&${ofProject}`,
    `/api/prometheus-tenancy/api/v1/query?query=${encodeURIComponent('up{namespace="other"}')}&${ofProject}`,
    '/api/prometheus-tenancy/api/v1/rules?namespace=openshift-cnv',
    '/api/alertmanager-tenancy/api/v2/alerts',
    RULES,
  ]) {
    const { real, told } = await both(request, path);
    expect.soft(shapeOf(told), path).toEqual(shapeOf(withoutThanosKeys(real)));
  }
  const rules = await getJson(request, `/api/prometheus-tenancy/api/v1/rules?type=alert&${ofProject}`);
  expect(rulesIn(rules).map(({ name }) => name)).toEqual([]);
  const alerts = await getJson(request, `/api/alertmanager-tenancy/api/v2/alerts?${ofProject}`);
  expect(namesOf(alerts)).toEqual(['VMCannotBeEvicted']);
  const series = await getJson(request, `/api/prometheus-tenancy/api/v1/query?query=ALERTS&${ofProject}`);
  const { result } = (series as { data: { result: { metric: Record<string, string> }[] } }).data;
  expect([...new Set(result.map(({ metric }) => metric.alertname))]).toEqual(['VMCannotBeEvicted']);
});

test("Thanos puts PromQL's infos among the warnings, with nothing lost", async ({ request }) => {
  const query = encodeURIComponent('rate(up{job="lab"}[1m])');
  const answer = (await getJson(request, `/api/prometheus/api/v1/query?query=${query}`)) as Record<string, unknown>;
  expect(answer.warnings).toEqual([expect.stringContaining('PromQL info: metric might not be a counter')]);
});

test('a rule that fails, and one over the limit of its group, say so; the latter has lost every alert', async ({
  request,
  openShift,
}) => {
  const labels = { kubernetes_operator_part_of: 'kubevirt', severity: 'warning' };
  await openShift.setRules([
    {
      name: 'failing',
      rules: [{ alert: 'Unmatched', expr: 'up{pod!=""} + on() up{pod!=""}', labels }],
    },
    { name: 'limited', limit: 1, rules: [{ alert: 'TooMany', expr: 'up{pod!=""}', labels }] },
  ]);
  const failing = async (): Promise<unknown> =>
    rulesIn(await getJson(request, RULES))
      .filter(({ health }) => health === 'err')
      .map(({ name, lastError, alerts }) => ({ name, lastError, alerts }));
  await expect.poll(failing).toEqual([
    { name: 'TooMany', lastError: expect.stringContaining('exceeded limit of 1 with') as unknown, alerts: [] },
    { name: 'Unmatched', lastError: expect.stringContaining('many-to-many matching') as unknown, alerts: [] },
  ]);
  await openShift.setRules([]);
  await expect.poll(failing).toEqual([]);
});

test('when a replica is gone nothing is lost; when both are, Thanos warns, then answers with less and says nothing', async ({
  request,
  openShift,
}) => {
  const [first, second] = openShift.replicas;
  const groupsAndWarnings = async (): Promise<{ groups: number; warns: boolean }> => {
    const { status, data, warnings } = (await getJson(request, RULES)) as {
      status: string;
      data: { groups: unknown[] };
      warnings?: string[];
    };
    expect(status).toBe('success');
    return { groups: data.groups.length, warns: warnings !== undefined };
  };
  const { groups } = await groupsAndWarnings();
  await second.stop();
  await expect.poll(groupsAndWarnings).toEqual({ groups, warns: false });
  await first.stop();
  // Asked as often as it may be: what Thanos says lasts for some seconds.
  const seen: string[] = [];
  await expect
    .poll(
      async () => {
        const now = JSON.stringify(await groupsAndWarnings());
        if (seen.at(-1) !== now) seen.push(now);
        return now;
      },
      { intervals: [200] },
    )
    .toBe('{"groups":0,"warns":false}');
  expect(seen).toContain('{"groups":0,"warns":true}');
  // Alertmanager still has them.
  expect(namesOf(await getJson(request, ALERTS))).toEqual(expect.arrayContaining(FAULTS));
  await Promise.all([first.start(), second.start()]);
  await expect.poll(groupsAndWarnings).toEqual({ groups, warns: false });
  // Only what fires again can be taken back: what Prometheus has forgotten, Alertmanager keeps for four minutes.
  const firing = async (): Promise<readonly string[]> =>
    readRules(await getJson(request, RULES)).alerts.flatMap(({ name, state }) => (state === 'firing' ? [name] : []));
  await expect.poll(firing).toEqual(expect.arrayContaining(FAULTS));
});
