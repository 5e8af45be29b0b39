import { join } from 'node:path';

import { labAddress } from '../browser/lab-address';

const given = (process.env.CONSOLE_URL ?? '').replace(/\/+$/, '');

/** Whether the specs run against a console that somebody named (`CONSOLE_URL`), not against labs of their own. */
export const isRealConsole = given !== '';

/** Where a worker's specs find the console. */
export const consoleAddress = (worker: number): string => (isRealConsole ? given : labAddress(worker));

/** Where the session is kept while the specs run. It opens the console: its owner alone may read it, and it goes at the end. */
export const LOGIN_STATE = join(__dirname, '../../../.cache/console-login.json');

/** What a browser context needs beside its address: who is logged in, and whether any certificate will do. */
export const contextOptions = (): { ignoreHTTPSErrors?: boolean; storageState?: string } =>
  isRealConsole ? { ignoreHTTPSErrors: process.env.CONSOLE_INSECURE === 'true', storageState: LOGIN_STATE } : {};
