import { test, type APIRequestContext } from '@playwright/test';

import { isRealConsole } from '../real-console/console-address';

let used = false;

/** Skips the test that is running where there is no lab: what follows switches a cluster that is made for it. */
export const needLab = (): void => {
  test.skip(isRealConsole, "needs the lab's switches, which a real cluster does not have");
  used = true;
};

/** Whether the running test has touched a switch: it never runs on a real cluster. */
export const usesLab = (): boolean => used;

/** To be said before each test. */
export const forgetLabUse = (): void => {
  used = false;
};

/** Puts the lab back: no fault, no failure, the base's pods. */
export const resetLab = async (request: APIRequestContext): Promise<void> => {
  needLab();
  const answer = await request.post('/lab/reset');
  if (!answer.ok()) throw new Error(`The lab was not reset: ${String(answer.status())}`);
};

/** Switches a fault of the lab on or off. */
export const setFault = async (request: APIRequestContext, name: string, on: boolean): Promise<void> => {
  needLab();
  const answer = await request.put(`/lab/faults/${name}`, { data: { on } });
  if (!answer.ok()) throw new Error(`Fault ${name}: ${String(answer.status())} ${await answer.text()}`);
};

/** Makes the lab's APIs fail; see `integration-tests/lab/failures.ts`. */
export const setFailures = async (request: APIRequestContext, failures: unknown[]): Promise<void> => {
  needLab();
  const answer = await request.put('/lab/failures', { data: failures });
  if (!answer.ok()) throw new Error(`Failures: ${String(answer.status())} ${await answer.text()}`);
};

/** Signs a user in to the lab; see `integration-tests/lab/users.ts`. */
export const signIn = async (request: APIRequestContext, name: string): Promise<void> => {
  needLab();
  const answer = await request.put('/lab/user', { data: { name } });
  if (!answer.ok()) throw new Error(`User ${name}: ${String(answer.status())} ${await answer.text()}`);
};
