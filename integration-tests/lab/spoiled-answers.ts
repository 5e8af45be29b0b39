import type { ServerResponse } from 'node:http';

import type { Answer } from './prometheus/prometheus';

/** A failure of a monitoring endpoint, to be ordered through `/lab/failures`. */
interface MonitoringFailure {
  target: 'rules' | 'silences' | 'alerts' | 'query';
  effect: '403' | '500' | 'html' | 'half-json' | 'hang';
}

const PATHS: Readonly<Record<MonitoringFailure['target'], RegExp>> = {
  rules: /\/api\/v1\/rules$/,
  silences: /\/api\/v2\/silences$/,
  alerts: /\/api\/v2\/alerts$/,
  query: /\/api\/v1\/query(_range)?$/,
};

const isFailure = (value: unknown): value is MonitoringFailure =>
  typeof value === 'object' && value !== null && 'target' in value && String(value.target) in PATHS;

/** Answers a request badly where a failure says so; false when none does. `hang` never answers. */
export const spoil = (failures: readonly unknown[], path: string, res: ServerResponse): boolean => {
  const failure = failures.filter(isFailure).find(({ target }) => PATHS[target].test(path));
  switch (failure?.effect) {
    case '403':
      res
        .writeHead(403, { 'Content-Type': 'text/plain' })
        .end('Forbidden (user=admin, verb=get, resource=prometheuses, subresource=api)');
      return true;
    case '500':
      res.writeHead(500, { 'Content-Type': 'text/plain' }).end('Internal Server Error');
      return true;
    case 'html':
      res.writeHead(200, { 'Content-Type': 'text/html' }).end('<!doctype html><title>Log in</title>');
      return true;
    case 'half-json':
      res.writeHead(200, { 'Content-Type': 'application/json' }).end('{"status":"success","data":{"groups":[{"na');
      return true;
    case 'hang':
      return true;
    default:
      return false;
  }
};

/** Groups that are added to the answer of the rules API: what no rule of the lab would say of itself. */
interface ExtraRules {
  target: 'rules';
  effect: 'extra-rules';
  groups: readonly object[];
}

const isExtraRules = (value: unknown): value is ExtraRules =>
  typeof value === 'object' &&
  value !== null &&
  'effect' in value &&
  value.effect === 'extra-rules' &&
  'groups' in value &&
  Array.isArray(value.groups);

/** The answer of the rules API with the groups that were ordered; any other answer as it is. */
export const withExtraRules = (failures: readonly unknown[], path: string, answer: Answer): Answer => {
  const extra = failures.filter(isExtraRules).flatMap(({ groups }) => groups);
  if (extra.length === 0 || !path.endsWith('/api/v1/rules')) return answer;
  const { data } = answer.json as { data: { groups: object[] } };
  return { ...answer, json: { ...answer.json, data: { ...data, groups: [...data.groups, ...extra] } } };
};
