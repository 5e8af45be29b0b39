import type { APIRequestContext } from '@playwright/test';

/** An answer's JSON. @throws Error when it is a refusal */
export const getJson = async (request: APIRequestContext, address: string): Promise<unknown> => {
  const answer = await request.get(address);
  if (!answer.ok()) throw new Error(`${address}: ${String(answer.status())} ${await answer.text()}`);
  return answer.json() as Promise<unknown>;
};
