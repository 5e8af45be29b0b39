import type { APIRequestContext } from '@playwright/test';

/** Puts the lab back: no fault, no trouble, the base's pods. */
export const resetLab = async (request: APIRequestContext): Promise<void> => {
  const answer = await request.post('/lab/reset');
  if (!answer.ok()) throw new Error(`The lab was not reset: ${String(answer.status())}`);
};

/** Switches a fault of the lab on or off. */
export const setFault = async (request: APIRequestContext, name: string, on: boolean): Promise<void> => {
  const answer = await request.put(`/lab/faults/${name}`, { data: { on } });
  if (!answer.ok()) throw new Error(`Fault ${name}: ${String(answer.status())} ${await answer.text()}`);
};

/** Makes the lab's APIs fail; see `integration-tests/lab/troubles.ts`. */
export const setTroubles = async (request: APIRequestContext, troubles: unknown[]): Promise<void> => {
  const answer = await request.put('/lab/troubles', { data: troubles });
  if (!answer.ok()) throw new Error(`Troubles: ${String(answer.status())} ${await answer.text()}`);
};

/** Signs a user in to the lab; see `integration-tests/lab/users.ts`. */
export const signIn = async (request: APIRequestContext, name: string): Promise<void> => {
  const answer = await request.put('/lab/user', { data: { name } });
  if (!answer.ok()) throw new Error(`User ${name}: ${String(answer.status())} ${await answer.text()}`);
};
