import type { IncomingMessage, ServerResponse } from 'node:http';

import { readBody, readJson, sendAnswer } from './json-http';
import type { Lab } from './lab';
import type { Answer } from './prometheus/prometheus';
import { refuseMonitoring } from './monitoring-access';
import { spoil, withExtraRules } from './spoiled-answers';
import { partOfProject } from './tenancy';

/** Prometheus and Alertmanager at the console's addresses: `/api/prometheus…` and `/api/alertmanager…`. */
export interface MonitoringApi {
  /** Answers one request. */
  readonly handle: (req: IncomingMessage, res: ServerResponse, url: URL) => Promise<void>;
  /** Orders failures, in place of those that were ordered; see `spoiled-answers.ts`. */
  readonly trouble: (troubles: readonly unknown[]) => void;
}

const answer = async (lab: Lab, req: IncomingMessage, url: URL): Promise<Answer> => {
  const prometheus = /^\/api\/prometheus(?:-tenancy)?(\/.*)$/.exec(url.pathname)?.[1];
  if (prometheus === undefined) {
    const path = url.pathname.replace(/^\/api\/alertmanager(-tenancy)?/, '');
    return lab.alertmanager.answer(req.method ?? 'GET', path, await readJson(req));
  }
  const params = new URLSearchParams([
    ...url.searchParams,
    ...new URLSearchParams(req.method === 'POST' ? await readBody(req) : ''),
  ]);
  return lab.prometheus.answer(prometheus, params);
};

/** The monitoring endpoints of the lab. */
export const createMonitoringApi = (lab: Lab): MonitoringApi => {
  let troubles: readonly unknown[] = [];
  return {
    handle: async (req, res, url) => {
      if (spoil(troubles, url.pathname, res)) return;
      const refusal = refuseMonitoring(lab.users, req.method ?? 'GET', url);
      if (refusal !== undefined) {
        res.writeHead(refusal.status, { 'Content-Type': 'text/plain; charset=utf-8' }).end(refusal.text);
        return;
      }
      const whole = withExtraRules(troubles, url.pathname, await answer(lab, req, url));
      const project = url.pathname.includes('-tenancy/') ? url.searchParams.get('namespace') : null;
      sendAnswer(res, project === null ? whole : partOfProject(whole, url.pathname, project));
    },
    trouble: (ordered) => {
      troubles = ordered;
    },
  };
};
