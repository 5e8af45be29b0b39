import { expect, type APIRequestContext, type Locator, type Page } from '@playwright/test';

import { setFault } from '../browser/lab-switches';
import { getJson } from './get-json';
import { missing, test } from './real-test';

test.skip(missing !== undefined, missing);

const ALERT = 'VirtControllerDown';
const LIST = '/virtualization/monitoring/alerts?view=alerts';

interface RuleAnswer {
  readonly data: { readonly groups: { readonly rules: { name: string; state: string; alerts: ActiveAlert[] }[] }[] };
}
interface ActiveAlert {
  readonly state: string;
  readonly activeAt: string;
}
interface SentAlert {
  readonly labels: Readonly<Record<string, string>>;
  readonly startsAt: string;
}

/** The alert as Prometheus itself has it. */
const activeAlert = async (request: APIRequestContext, prometheus: string): Promise<ActiveAlert | undefined> => {
  const { data } = (await getJson(request, `${prometheus}/api/v1/rules`)) as RuleAnswer;
  return data.groups.flatMap(({ rules }) => rules).find(({ name }) => name === ALERT)?.alerts[0];
};

/** Since when Alertmanager has the alert; asked until it has it. */
const sentSince = async (request: APIRequestContext, alertmanager: string): Promise<string> => {
  let startsAt = '';
  await expect
    .poll(async () => {
      const sent = (await getJson(request, `${alertmanager}/api/v2/alerts`)) as SentAlert[];
      startsAt = sent.find(({ labels }) => labels.alertname === ALERT)?.startsAt ?? '';
      return startsAt;
    })
    .not.toBe('');
  return startsAt;
};

const rowOf = (page: Page): Locator => page.getByRole('row').filter({ has: page.getByRole('link', { name: ALERT }) });

const silence = async (request: APIRequestContext, alertmanager: string): Promise<string> => {
  const answer = await request.post(`${alertmanager}/api/v2/silences`, {
    data: {
      matchers: [{ name: 'alertname', value: ALERT, isRegex: false, isEqual: true }],
      startsAt: new Date().toISOString(),
      endsAt: new Date(Date.now() + 3_600_000).toISOString(),
      createdBy: 'jane',
      comment: 'Maintenance of worker-1',
    },
  });
  expect(answer.status()).toBe(200);
  return ((await answer.json()) as { silenceID: string }).silenceID;
};

test('an alert is pending, fires, is silenced, fires again and is resolved: the page follows the real servers', async ({
  page,
  request,
  monitoring,
}) => {
  await page.goto(LIST);
  await expect(page.getByText('No virtualization alert is firing')).toBeVisible();

  await setFault(request, ALERT, true);
  await expect.poll(async () => (await activeAlert(request, monitoring.prometheus))?.state).toBe('pending');
  const { activeAt } = (await activeAlert(request, monitoring.prometheus)) ?? { activeAt: '' };
  await page.reload();
  await expect(rowOf(page).getByRole('gridcell', { name: 'Pending', exact: true })).toBeVisible();
  await expect(rowOf(page).locator('time')).toHaveAttribute('datetime', new Date(activeAt).toISOString());

  // From here on nothing is reloaded: the page asks by itself.
  await expect(rowOf(page).getByRole('gridcell', { name: 'Firing', exact: true })).toBeVisible();
  // It fires since Alertmanager has it, which is later than its condition holds.
  const startsAt = await sentSince(request, monitoring.alertmanager);
  expect(Date.parse(startsAt)).toBeGreaterThan(Date.parse(activeAt));
  await expect(rowOf(page).locator('time')).toHaveAttribute('datetime', new Date(startsAt).toISOString());

  const id = await silence(request, monitoring.alertmanager);
  await rowOf(page).getByRole('link', { name: ALERT }).click();
  const main = page.getByRole('main');
  await expect(page.getByRole('heading', { name: ALERT, level: 1 })).toBeVisible();
  await expect(main).toContainText('Silenced firing since');
  await expect(main).toContainText(/Silenced by jane until .*: Maintenance of worker-1/);

  expect((await request.delete(`${monitoring.alertmanager}/api/v2/silence/${id}`)).status()).toBe(200);
  await expect(main).toContainText('Firing since');
  await expect(main).not.toContainText('Silenced by');

  await setFault(request, ALERT, false);
  await expect(main).toContainText('This alert is not firing');
  await page.getByRole('link', { name: 'Go to the alerts that fire' }).click();
  await expect(page.getByText('No virtualization alert is firing')).toBeVisible();
});
