import { expect } from '@playwright/test';

import { readRules } from '../../src/alerts/parse-rules';
import { setFault, signIn } from '../specs/lab-switches';
import { getJson } from './get-json';
import { missing, test } from './openshift-test';
import { namesIn, rulesIn } from './rule-answers';

test.skip(missing !== undefined, missing);

const RULES = '/api/prometheus/api/v1/rules?type=alert';
const ALERTS = '/api/alertmanager/api/v2/alerts';
/** A machine's alert, whose namespace comes from its expression, and an operator's. */
const FAULTS = ['VMCannotBeEvicted', 'VirtAPIDown'];

const namesOf = (alerts: unknown): readonly string[] =>
  (alerts as { labels: { alertname: string } }[]).map(({ labels }) => labels.alertname).sort();

test.beforeEach(async ({ request }) => {
  await signIn(request, 'cluster-admin');
  for (const fault of FAULTS) await setFault(request, fault, true);
  await expect.poll(async () => namesOf(await getJson(request, ALERTS))).toEqual(expect.arrayContaining(FAULTS));
});

test('Thanos answers the rules API with each alert once, under the name of the platform', async ({ request }) => {
  const answer = await getJson(request, RULES);
  expect(rulesIn(answer).every(({ labels }) => labels?.prometheus === 'openshift-monitoring/k8s')).toBe(true);
  const { alerts } = readRules(answer);
  expect(namesIn(alerts)).toEqual(expect.arrayContaining(FAULTS));
  expect(alerts.filter(({ name }) => name === 'VMCannotBeEvicted')).toHaveLength(1);
  expect(alerts.some(({ labels }) => 'prometheus_replica' in labels)).toBe(false);
});

test('what a project may ask: its rules lack the alert of its machine, Alertmanager and ALERTS have it', async ({
  request,
}) => {
  await signIn(request, 'project-user');
  const ofProject = 'namespace=vms';
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
    // Sorted by name.
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
});
