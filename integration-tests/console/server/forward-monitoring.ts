import type { IncomingMessage, ServerResponse } from 'node:http';

import { forward, type Upstream } from './forward';

/** A request for monitoring, as the console's addresses name it. */
export interface MonitoringRequest {
  readonly server: 'prometheus' | 'alertmanager';
  /** Whether it asks for one project alone. */
  readonly isTenancy: boolean;
  /** The path at the server itself. */
  readonly path: string;
}

/** What the console sends on (openshift/console, `pkg/server/server.go`); nothing that administers a server is among it. */
const FORWARDED: Readonly<Record<MonitoringRequest['server'], RegExp>> = {
  prometheus: /^\/api\/v1\/(rules|query|query_range|label\/[^/]+\/values|labels|series|targets|metadata)$/,
  alertmanager: /^\/api\/v2\//,
};

/** Reads an address of the console; undefined for what the console doesn't send on. */
export const monitoringRequest = (pathname: string): MonitoringRequest | undefined => {
  const [, server, tenancy, path = ''] = /^\/api\/(prometheus|alertmanager)(-tenancy)?(\/.*)$/.exec(pathname) ?? [];
  if (server !== 'prometheus' && server !== 'alertmanager') return undefined;
  return FORWARDED[server].test(path) ? { server, isTenancy: tenancy !== undefined, path } : undefined;
};

/** Answers a request for monitoring. */
type Handle = (req: IncomingMessage, res: ServerResponse, url: URL) => Promise<void>;

/** The servers of monitoring; where none is given for projects, that of the cluster answers for them too. */
export type MonitoringServers = Readonly<
  Partial<Record<MonitoringRequest['server'] | `${MonitoringRequest['server']}-tenancy`, Upstream>>
>;

/** Sends on what is for a server that is given; `otherwise` answers the rest. A plain Prometheus knows no projects. */
export const forwardMonitoring =
  (servers: MonitoringServers, otherwise: Handle): Handle =>
  async (req, res, url) => {
    const asked = monitoringRequest(url.pathname);
    const ofProjects = asked?.isTenancy === true ? servers[`${asked.server}-tenancy`] : undefined;
    const upstream = asked === undefined ? undefined : (ofProjects ?? servers[asked.server]);
    if (asked === undefined || upstream === undefined) await otherwise(req, res, url);
    else await forward(req, res, `${asked.path}${url.search}`, upstream);
  };

const addressFrom = (variable: string): string | undefined => {
  const text = process.env[variable] ?? '';
  if (text === '') return undefined;
  if (!/^https?:\/\//.test(text) || !URL.canParse(text)) throw new Error(`${variable} is no address: ${text}`);
  return text;
};

const VARIABLES = [
  ['prometheus', 'Prometheus', 'PROMETHEUS_URL'],
  ['prometheus-tenancy', 'Prometheus of a project', 'PROMETHEUS_TENANCY_URL'],
  ['alertmanager', 'Alertmanager', 'ALERTMANAGER_URL'],
  ['alertmanager-tenancy', 'Alertmanager of a project', 'ALERTMANAGER_TENANCY_URL'],
] as const;

/**
 * The servers that `PROMETHEUS_URL` and `ALERTMANAGER_URL` name, and `PROMETHEUS_TENANCY_URL` and
 * `ALERTMANAGER_TENANCY_URL` for one project. @throws Error where one is no address of the web
 */
export const serversFromEnvironment = (): MonitoringServers =>
  Object.fromEntries(
    VARIABLES.flatMap(([server, name, variable]) => {
      const address = addressFrom(variable);
      return address === undefined ? [] : [[server, { name, address }]];
    }),
  );
