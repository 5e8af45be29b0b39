import { expect, type APIRequestContext, type Locator, type Page } from '@playwright/test';

import { setFault, signIn } from '../browser/lab-switches';
import { getJson } from './get-json';
import type { OpenShiftMonitoring } from './openshift-servers';

/** The list of alerts, beneath which each has its page; and its table, a row for each name and severity. */
export const LIST = '/virtualization/monitoring/alerts';
export const TABLE = `${LIST}?view=alerts`;
/** The alerts' tab of a machine that VMCannotBeEvicted is about. */
export const MACHINE = '/k8s/ns/vms/kubevirt.io~v1~VirtualMachine/web-frontend/alerts';
/** By this a rule is one of OpenShift Virtualization. */
export const VIRTUALIZATION = { kubernetes_operator_part_of: 'kubevirt' };

/** An alert as Alertmanager has it. */
interface SentAlert {
  readonly labels: Readonly<Record<string, string>>;
  readonly startsAt: string;
  readonly status: { readonly silencedBy: readonly string[]; readonly inhibitedBy: readonly string[] };
}

/** The alert with these labels, as the first Alertmanager has it. */
export const sentAlert = async (
  request: APIRequestContext,
  { alertmanagers: [alertmanager] }: OpenShiftMonitoring,
  labels: Readonly<Record<string, string>>,
): Promise<SentAlert | undefined> =>
  ((await getJson(request, `${alertmanager}/api/v2/alerts`)) as SentAlert[]).find((alert) =>
    Object.entries(labels).every(([name, value]) => alert.labels[name] === value),
  );

/** Waits until Alertmanager has the alert. @throws Error where it is gone again */
export const isSent = async (
  request: APIRequestContext,
  openShift: OpenShiftMonitoring,
  alertname: string,
): Promise<SentAlert> => {
  await expect.poll(async () => sentAlert(request, openShift, { alertname })).toBeDefined();
  const sent = await sentAlert(request, openShift, { alertname });
  if (sent === undefined) throw new Error(`${alertname} is not sent any more`);
  return sent;
};

/** The rows whose alert has this name. */
export const rowOf = (page: Page, name: string): Locator =>
  page.getByRole('row').filter({ has: page.getByRole('link', { name, exact: true }) });

/** Silences through the second Alertmanager, as an administrator; the first hears of it. Gives what takes it back. */
export const silence = async (
  request: APIRequestContext,
  { alertmanagers: [first, second] }: OpenShiftMonitoring,
  value: string,
): Promise<() => Promise<void>> => {
  const answer = await request.post(`${second}/api/v2/silences`, {
    data: {
      matchers: [{ name: 'alertname', value, isRegex: true, isEqual: true }],
      startsAt: new Date().toISOString(),
      endsAt: new Date(Date.now() + 3_600_000).toISOString(),
      createdBy: 'jane',
      comment: 'Maintenance of worker-1',
    },
  });
  expect(answer.status(), await answer.text()).toBe(200);
  const { silenceID: id } = (await answer.json()) as { silenceID: string };
  await expect.poll(async () => (await request.get(`${first}/api/v2/silence/${id}`)).status()).toBe(200);
  return async () => {
    expect((await request.delete(`${second}/api/v2/silence/${id}`)).status()).toBe(200);
  };
};

/** A healthy cluster, of which Alertmanager has no alert any more, and who may read all of it. */
export const beginHealthy = async (request: APIRequestContext, openShift: OpenShiftMonitoring): Promise<void> => {
  await signIn(request, 'cluster-admin');
  for (const alertname of ['VMCannotBeEvicted', 'VirtAPIDown']) {
    await setFault(request, alertname, false);
    await expect.poll(async () => sentAlert(request, openShift, { alertname })).toBeUndefined();
  }
};
