import type { IncomingMessage, ServerResponse } from 'node:http';

import type { Attributes, Users } from './users';

/** Why a request to a monitoring endpoint is refused: the answer of the proxy before it. */
export interface Refusal {
  readonly status: 400 | 403;
  readonly text: string;
}

const VERBS: Readonly<Record<string, string>> = { GET: 'get', HEAD: 'get', POST: 'create', DELETE: 'delete' };
const GROUP = 'monitoring.coreos.com';

const inProject = (path: string, namespace: string): Omit<Attributes, 'verb'> =>
  path.startsWith('/api/prometheus-tenancy/') && !path.endsWith('/rules')
    ? { group: 'metrics.k8s.io', resource: 'pods', namespace }
    : { group: GROUP, resource: 'prometheusrules', namespace };

const inCluster = (path: string): Omit<Attributes, 'verb'> => {
  const isPrometheus = path.startsWith('/api/prometheus/');
  const [resource, name] = isPrometheus ? ['prometheuses', 'k8s'] : ['alertmanagers', 'main'];
  return { group: GROUP, resource, subresource: 'api', name, namespace: 'openshift-monitoring' };
};

/**
 * Refuses what kube-rbac-proxy refuses before Prometheus and Alertmanager; `undefined` lets through. Source:
 * cluster-monitoring-operator 4.22, assets/thanos-querier and assets/alertmanager, kube-rbac-proxy secrets.
 */
export const refuseMonitoring = (users: Users, method: string, url: URL): Refusal | undefined => {
  const namespace = url.searchParams.get('namespace') ?? '';
  const isTenancy = /^\/api\/(prometheus|alertmanager)-tenancy\//.test(url.pathname);
  if (isTenancy && namespace === '')
    return { status: 400, text: 'Bad Request. The request or configuration is malformed.\n' };
  const asked = isTenancy ? inProject(url.pathname, namespace) : inCluster(url.pathname);
  const verb = VERBS[method] ?? method.toLowerCase();
  if (users.allows({ ...asked, verb })) return undefined;
  // The subresource is named also where there is none.
  const what = `resource=${asked.resource}, subresource=${asked.subresource ?? ''}`;
  const text = `Forbidden (user=${users.name}, verb=${verb}, ${what})\n`;
  return { status: 403, text };
};

type Handle = (req: IncomingMessage, res: ServerResponse, url: URL) => Promise<void>;

/** Puts kube-rbac-proxy before what answers for monitoring: only what the user may ask gets there. */
export const guardMonitoring =
  (users: Users, handle: Handle): Handle =>
  async (req, res, url) => {
    const refusal = refuseMonitoring(users, req.method ?? 'GET', url);
    if (refusal === undefined) await handle(req, res, url);
    else res.writeHead(refusal.status, { 'Content-Type': 'text/plain; charset=utf-8' }).end(refusal.text);
  };
