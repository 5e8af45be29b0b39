import { expect, type Page } from '@playwright/test';

import { isRealConsole } from '../real-console/console-address';
import { test } from './lab-test';

/*
 * What a console fetches of the plugin, and what it gives to other plugins, on any console. Nothing is changed.
 */

const PLUGIN = 'virtualization-alerts-plugin';
const CHUNKS = new RegExp(`/api/plugins/${PLUGIN}/.*-chunk[-.].*\\.js`);
const ALERTS = '/virtualization/monitoring/alerts';

interface Shared {
  readonly from: string;
  get: () => unknown;
}
interface Entry {
  readonly init: (scope: Record<string, Record<string, Shared>>) => Promise<unknown>;
  readonly get: (name: string) => unknown;
}
type Register = (name: string, entry: Entry) => void;

/** Notes, in the page, which modules that this plugin offers to all are asked for by anybody. */
const noteWhatIsAskedOfUs = async (page: Page): Promise<() => Promise<string[]>> => {
  await page.addInitScript((plugin) => {
    const asked: string[] = [];
    let register: Register | undefined;
    const listening = (entry: Entry): Entry => ({
      get: entry.get,
      init: async (scope) => {
        await entry.init(scope);
        const ours = Object.entries(scope).flatMap(([name, versions]) =>
          Object.values(versions)
            .filter(({ from }) => from === plugin)
            .map((shared) => ({ name, shared })),
        );
        for (const { name, shared } of ours) {
          const { get } = shared;
          shared.get = () => {
            asked.push(name);
            return get();
          };
        }
      },
    });
    Object.assign(window, { askedOfUs: asked });
    Object.defineProperty(window, '__load_plugin_entry__', {
      configurable: true,
      get: () =>
        register === undefined
          ? undefined
          : (name: string, entry: Entry) => register?.(name, name === plugin ? listening(entry) : entry),
      set: (given: Register) => {
        register = given;
      },
    });
  }, PLUGIN);
  return async () => page.evaluate(() => (window as unknown as { askedOfUs: string[] }).askedOfUs);
};

/** Waits until nothing is under way, or for ten seconds: a real console goes on asking. */
const atRest = async (page: Page): Promise<void> =>
  page.waitForLoadState('networkidle', { timeout: 10_000 }).catch(() => undefined);

/** The scripts of the plugin that a page fetches, but for its entry. */
const noteChunks = (page: Page): string[] => {
  const fetched: string[] = [];
  page.on('request', (request) => {
    if (CHUNKS.test(request.url())) fetched.push(request.url());
  });
  return fetched;
};

const machineAddress = async (page: Page): Promise<string | undefined> => {
  const answer = await page.request.get('/api/kubernetes/apis/kubevirt.io/v1/virtualmachines?limit=1');
  if (!answer.ok()) return undefined;
  const { items } = (await answer.json()) as { items: { metadata: { namespace: string; name: string } }[] };
  const [machine] = items;
  return machine === undefined
    ? undefined
    : `/k8s/ns/${machine.metadata.namespace}/kubevirt.io~v1~VirtualMachine/${machine.metadata.name}`;
};

/** Whether the page of a machine is kubevirt-plugin's: the console's own shows no tab of that plugin's kind. */
const hasKubeVirtPlugin = async (page: Page): Promise<boolean> => {
  if (!isRealConsole) return true;
  await page.goto('/');
  return page.evaluate(() => {
    const { SERVER_FLAGS } = window as unknown as { SERVER_FLAGS?: { consolePlugins?: readonly string[] } };
    return SERVER_FLAGS?.consolePlugins?.includes('kubevirt-plugin') === true;
  });
};

test('nobody, this plugin included, runs on PatternFly of this plugin', async ({ page }) => {
  const asked = await noteWhatIsAskedOfUs(page);
  const machine = await machineAddress(page);
  const pages = [
    ALERTS,
    '/virtualization/monitoring/runbooks',
    '/virtualization/monitoring/runbooks/VirtControllerDown',
    '/dashboards',
    ...(machine === undefined ? [] : [`${machine}/alerts`]),
  ];
  for (const address of pages) {
    await page.goto(address);
    await expect(page.getByRole('main').getByRole('heading').first()).toBeVisible();
    await atRest(page);
    expect(await asked()).toEqual([]);
  }
});

test("a virtual machine's page fetches nothing of ours before its tab is opened", async ({ page }) => {
  const machine = await machineAddress(page);
  test.skip(machine === undefined, 'no virtual machine can be read on this cluster');
  test.skip(!(await hasKubeVirtPlugin(page)), 'without kubevirt-plugin, a machine has no tab of a plugin');
  const fetched = noteChunks(page);
  await page.goto(machine ?? '');
  const tab = page.getByRole('tab', { name: 'Alerts', exact: true }).or(page.getByTestId('horizontal-link-Alerts'));
  await expect(tab.first()).toBeVisible();
  await atRest(page);
  expect(fetched).toEqual([]);
  await tab.first().click();
  await expect(
    page
      .getByRole('grid', { name: 'Alerts of the virtual machine' })
      .or(page.getByText(/No virtualization alert|could not be read/))
      .first(),
  ).toBeVisible();
  expect(fetched.length).toBeGreaterThan(0);
});

test('a session whose files are gone since an update says so where they are needed, and a reload mends it', async ({
  page,
}) => {
  await page.route(CHUNKS, async (route) => route.fulfill({ status: 404, body: '' }));
  await page.goto('/dashboards');
  await expect(page.getByRole('main').getByRole('heading').first()).toBeVisible();
  await page.goto(ALERTS);
  await expect(page.getByText('A file of Virtualization Alerts could not be loaded')).toBeVisible();
  await expect(page.getByText(/the plugin was updated after this page was opened/)).toBeVisible();
  await page.unroute(CHUNKS);
  await page.getByRole('button', { name: 'Reload the page' }).click();
  await expect(page.getByRole('heading', { name: 'Virtualization alerts', level: 1 })).toBeVisible();
});
