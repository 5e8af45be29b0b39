import type { IncomingMessage, ServerResponse } from 'node:http';

import type { AlertmanagerAnswer } from './alertmanager/alertmanager';
import { sentAlerts } from './alertmanager/alerts';
import { readBody, readJson, sendAnswer } from './json-http';
import type { Lab } from './lab';
import { withLosses } from './lost-answers';
import type { Answer } from './prometheus/prometheus';
import { spoil, withExtraRules } from './spoiled-answers';
import { ForeignProject, partOfProject, withinProject } from './tenancy';

/** Prometheus and Alertmanager at the console's addresses: `/api/prometheus…` and `/api/alertmanager…`. */
export interface MonitoringApi {
  /** Answers one request. */
  readonly handle: (req: IncomingMessage, res: ServerResponse, url: URL) => Promise<void>;
  /** Orders failures, in place of those that were ordered; see `spoiled-answers.ts` and `lost-answers.ts`. */
  readonly fail: (failures: readonly unknown[]) => void;
}

const RULES = '/api/v1/rules';

interface Request {
  readonly lab: Lab;
  readonly failures: readonly unknown[];
  readonly req: IncomingMessage;
  readonly url: URL;
  /** The project to which the answer is held. */
  readonly project: string | null;
}

/** What Alertmanager is sent: it does not depend on whom Thanos reaches. */
const sent = ({ lab, failures }: Request): ReturnType<typeof sentAlerts> => {
  const { json } = withExtraRules(failures, RULES, lab.prometheus.answer(RULES, new URLSearchParams()));
  return sentAlerts((json as { data: { groups: { rules: object[] }[] } }).data.groups);
};

const answerAlertmanager = async (request: Request): Promise<AlertmanagerAnswer> => {
  const { lab, req, url, project } = request;
  const path = url.pathname.replace(/^\/api\/alertmanager(-tenancy)?/, '');
  if (path !== '/api/v2/alerts') return lab.alertmanager.answer(req.method ?? 'GET', path, await readJson(req));
  const params = new URLSearchParams(url.searchParams);
  if (project !== null) params.append('filter', `namespace="${project}"`);
  return lab.alertmanager.alerts(sent(request), params);
};

const answerPrometheus = async ({ lab, failures, req, url, project }: Request, path: string): Promise<Answer> => {
  const params = new URLSearchParams([
    ...url.searchParams,
    ...new URLSearchParams(req.method === 'POST' ? await readBody(req) : ''),
  ]);
  const query = params.get('query');
  try {
    if (project !== null && query !== null) params.set('query', withinProject(query, project));
  } catch (error) {
    if (!(error instanceof ForeignProject)) throw error;
    return { status: 400, json: { status: 'error', errorType: 'prom-label-proxy', error: error.message } };
  }
  const answer = withExtraRules(failures, url.pathname, lab.prometheus.answer(path, params));
  return withLosses(failures, url.pathname, answer);
};

/** The monitoring endpoints of the lab, for those whom `guardMonitoring` lets through. */
export const createMonitoringApi = (lab: Lab): MonitoringApi => {
  let failures: readonly unknown[] = [];
  return {
    handle: async (req, res, url) => {
      if (spoil(failures, url.pathname, res)) return;
      const project = url.pathname.includes('-tenancy/') ? url.searchParams.get('namespace') : null;
      const request = { lab, failures, req, url, project };
      const prometheus = /^\/api\/prometheus(?:-tenancy)?(\/.*)$/.exec(url.pathname)?.[1];
      const whole =
        prometheus === undefined ? await answerAlertmanager(request) : await answerPrometheus(request, prometheus);
      sendAnswer(res, project === null ? whole : partOfProject(whole, url.pathname, project));
    },
    fail: (ordered) => {
      failures = ordered;
    },
  };
};
