import { chmodSync, mkdirSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';

import { chromium, type FullConfig } from '@playwright/test';

import { consoleAddress, LOGIN_STATE } from './console-address';
import { logIn, type Login } from './specs/real-console';

const KUBEADMIN = 'kubeadmin';

/** Who logs in: `CONSOLE_*`, or the names that the tests of the console and its plugins share. */
export const loginFrom = (env: NodeJS.ProcessEnv): Login => {
  const user = env.CONSOLE_USER ?? KUBEADMIN;
  return {
    user,
    password: env.CONSOLE_PASSWORD ?? (user === KUBEADMIN ? env.BRIDGE_KUBEADMIN_PASSWORD : undefined) ?? '',
    // The user that an installation leaves has a provider of its own.
    provider: env.CONSOLE_IDP ?? (user === KUBEADMIN ? 'kube:admin' : user),
  };
};

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
