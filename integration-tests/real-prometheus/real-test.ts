import { test as base, type APIRequestContext } from '@playwright/test';

import { missingPrograms } from './programs';
import { startRealMonitoring, type RealMonitoring } from './servers';

/** Playwright's `test` with a real Prometheus and Alertmanager of this worker's own. */
export const test = base.extend<object, { readonly monitoring: RealMonitoring }>({
  monitoring: [
    async ({}, use) => {
      const monitoring = await startRealMonitoring();
      await use(monitoring);
      await monitoring.stop();
    },
    { scope: 'worker', timeout: 180_000 },
  ],
  baseURL: async ({ monitoring }, use) => {
    await use(monitoring.console);
  },
});

/** Why these specs are skipped, where they are. */
export const missing = missingPrograms();

/** An answer's JSON. @throws Error when it is a refusal */
export const getJson = async (request: APIRequestContext, address: string): Promise<unknown> => {
  const answer = await request.get(address);
  if (!answer.ok()) throw new Error(`${address}: ${String(answer.status())} ${await answer.text()}`);
  return answer.json() as Promise<unknown>;
};
