import type { IncomingMessage, ServerResponse } from 'node:http';

import { readJson, sendAnswer } from './json-http';
import type { Lab } from './lab';
import type { Answer } from './prometheus/prometheus';
import { USER_NAMES } from './users';

/** Orders failures of the monitoring endpoints. */
type FailMonitoring = (failures: readonly unknown[]) => void;

const answer = async (
  lab: Lab,
  failMonitoring: FailMonitoring,
  req: IncomingMessage,
  path: string,
): Promise<Answer> => {
  const fault = /^\/lab\/faults\/([\w-]+)$/.exec(path)?.[1];
  if (path === '/lab/faults') return { status: 200, json: lab.list() };
  if (fault !== undefined && req.method === 'PUT') {
    const { on } = ((await readJson(req)) ?? {}) as { on?: boolean };
    return lab.switch(fault, on === true)
      ? { status: 200, json: lab.list() }
      : { status: 404, json: { message: `No fault ${fault}` } };
  }
  if (path === '/lab/failures' && req.method === 'PUT') {
    const failures = await readJson(req);
    if (!Array.isArray(failures)) return { status: 400, json: { message: 'Failures are a list' } };
    lab.fail(failures);
    failMonitoring(failures);
    return { status: 200, json: {} };
  }
  if (path === '/lab/user' && req.method === 'PUT') {
    const { name } = ((await readJson(req)) ?? {}) as { name?: string };
    if (!lab.users.signIn(name)) return { status: 404, json: { message: `No user ${name ?? ''}` } };
  }
  if (path === '/lab/user') return { status: 200, json: { name: lab.users.name, names: USER_NAMES } };
  if (path === '/lab/reset' && req.method === 'POST') {
    lab.reset();
    failMonitoring([]);
    return { status: 200, json: {} };
  }
  return { status: 404, json: { message: `No ${path} here` } };
};

/** Answers what the specs and the console's fault panel switch: `/lab/…`. */
export const createSwitchesApi =
  (lab: Lab, failMonitoring: FailMonitoring) =>
  async (req: IncomingMessage, res: ServerResponse, url: URL): Promise<void> => {
    sendAnswer(res, await answer(lab, failMonitoring, req, url.pathname));
  };
