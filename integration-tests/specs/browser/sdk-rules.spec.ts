import { expect, type Locator, type Page, type WebSocketRoute } from '@playwright/test';

import { setFault } from './lab-switches';
import { test } from './lab-test';
import { openChecks } from './parts-of-page';

/* What the console's SDK does with odd answers, and what the pages make of it: over the SDK's own code. */

const PODS = /\/api\/kubernetes\/api\/v1\/namespaces\/openshift-cnv\/pods\?/;
const HEALTHY = /virt-controller: 2 of 2 pods are ready/;

const open = async (page: Page): Promise<Locator> => {
  await page.goto('/virtualization/monitoring/alerts/1?alertname=VirtControllerDown');
  return openChecks(page);
};

test.beforeEach(async ({ request }) => {
  await setFault(request, 'VirtControllerDown', true);
});

test('an answer of 200 without a body, which the console takes for an empty object, is not an empty list', async ({
  page,
}) => {
  await page.route(PODS, async (route) => route.fulfill({ status: 200, contentType: 'application/json', body: '' }));
  const steps = await open(page);
  await expect(steps.getByText(/Something other than the answer came back/).first()).toBeVisible();
  await expect(steps.getByText(/no pod exists/)).toHaveCount(0);
});

test('what is refused with 429, which the console sends three times at once, is not sent more often than that', async ({
  page,
}) => {
  const asked = new Map<string, number>();
  await page.route(PODS, async (route) => {
    const url = route.request().url();
    asked.set(url, (asked.get(url) ?? 0) + 1);
    await route.fulfill({ status: 429, json: { kind: 'Status', status: 'Failure', message: 'slow down', code: 429 } });
  });
  const steps = await open(page);
  await expect(steps.getByText(/overloaded or restarting/).first()).toBeVisible();
  expect(Math.max(...asked.values())).toBe(3);
});

test('objects without their state, as those of a watch of metadata alone, are unknown and not failing', async ({
  page,
}) => {
  await page.route(PODS, async (route) => {
    const answer = await route.fetch();
    const { metadata, items } = (await answer.json()) as { metadata: object; items: { metadata: object }[] };
    const kind = 'PartialObjectMetadata';
    const bare = items.map((item) => ({ kind, apiVersion: 'meta.k8s.io/v1', metadata: item.metadata }));
    const json = { kind: `${kind}List`, apiVersion: 'meta.k8s.io/v1', metadata, items: bare };
    await route.fulfill({ response: answer, json });
  });
  const steps = await open(page);
  await expect(steps.getByText(/came without their state/).first()).toBeVisible();
  await expect(steps.getByText(/of 2 pods are ready/)).toHaveCount(0);
});

/** Opens the page with its watches of pods in hand. */
const withSockets = async (page: Page): Promise<{ steps: Locator; sockets: WebSocketRoute[] }> => {
  const sockets: WebSocketRoute[] = [];
  await page.routeWebSocket(PODS, (socket) => {
    sockets.push(socket);
    socket.connectToServer();
  });
  const steps = await open(page);
  await expect(steps.getByRole('img', { name: 'Problem' }).first()).toBeVisible();
  await expect.poll(() => sockets.length).toBeGreaterThan(0);
  return { steps, sockets };
};

test("an ERROR event's Status is no pod, and the watch goes on", async ({ page, request }) => {
  const { steps, sockets } = await withSockets(page);
  const pods = steps.getByRole('grid', { name: 'Pods' }).first();
  const before = await pods.getByRole('row').count();
  const object = { kind: 'Status', apiVersion: 'v1', metadata: {}, status: 'Failure', reason: 'Expired', code: 410 };
  for (const socket of sockets) socket.send(JSON.stringify({ type: 'ERROR', object }));
  await expect(pods.getByRole('row')).toHaveCount(before);
  await setFault(request, 'VirtControllerDown', false);
  await expect(steps.getByText(HEALTHY).first()).toBeVisible();
});

test('after a watch was closed in good order, the page follows the cluster again', async ({ page, request }) => {
  const { steps, sockets } = await withSockets(page);
  const open = sockets.splice(0);
  for (const socket of open) await socket.close({ code: 1000, reason: 'the server ends its watches now and then' });
  await expect.poll(() => sockets.length).toBeGreaterThan(0);
  await setFault(request, 'VirtControllerDown', false);
  await expect(steps.getByText(HEALTHY).first()).toBeVisible();
});
