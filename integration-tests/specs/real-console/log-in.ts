import { chmodSync, mkdirSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';

import { chromium, type FullConfig } from '@playwright/test';

import { consoleAddress, LOGIN_STATE } from './console-address';
import { loginFrom } from './console-login';
import { logIn } from './login-page';

/** Logs in once, before all specs, and leaves the session for them; what it returns takes it away again. */
const setUp = async ({ projects }: FullConfig): Promise<() => void> => {
  const { launchOptions, viewport } = projects[0]?.use ?? {};
  const browser = await chromium.launch(launchOptions);
  try {
    const context = await browser.newContext({
      baseURL: consoleAddress(0),
      ignoreHTTPSErrors: process.env.CONSOLE_INSECURE === 'true',
      ...(viewport === undefined ? {} : { viewport }),
    });
    const login = loginFrom(process.env);
    const asked = await logIn(await context.newPage(), login);
    console.log(asked ? `Logged in as ${login.user}` : 'The console asks for no login');
    mkdirSync(dirname(LOGIN_STATE), { recursive: true });
    await context.storageState({ path: LOGIN_STATE });
    chmodSync(LOGIN_STATE, 0o600);
  } finally {
    await browser.close();
  }
  return () => {
    rmSync(LOGIN_STATE, { force: true });
  };
};

export default setUp;
