import type { ServerResponse } from 'node:http';

import type { Backends } from '../server/console-server';
import { forward, forwardUpgrade } from '../server/forward';
import { monitoringRequest, type MonitoringRequest } from '../server/forward-monitoring';
import type { FoundServer } from './find-monitoring';
import type { KubeconfigCluster } from './kubeconfig';
import { foreignRequest } from './same-origin';

const PROJECTS =
  'The alerts of one project alone can be read inside the cluster only: the ports of Thanos Querier and Alertmanager that answer for a project have no route. The console of the cluster shows them.';

const say = (res: ServerResponse, status: number, message: string): void => {
  res.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify({ message }));
};

/** What the small console runs against when it runs against a cluster: everything goes on, as the kubeconfig's user. */
export const clusterBackends = (
  { api }: KubeconfigCluster,
  monitoring: Readonly<Record<MonitoringRequest['server'], FoundServer>>,
): Backends => ({
  refuse: (req) => foreignRequest(req, req.socket.localPort ?? 0),
  kubernetes: {
    handle: async (req, res, path) => forward(req, res, path, api),
    upgrade: (req, socket, head, path) => {
      forwardUpgrade(req, socket, head, { path, upstream: api });
    },
  },
  monitoring: async (req, res, url) => {
    const asked = monitoringRequest(url.pathname);
    if (asked === undefined) {
      say(res, 404, `The console does not send ${url.pathname} on`);
      return;
    }
    const found = monitoring[asked.server];
    if (asked.isTenancy) say(res, 503, PROJECTS);
    else if ('missing' in found) say(res, 503, found.missing);
    else await forward(req, res, `${asked.path}${url.search}`, found.upstream);
  },
});
