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

/** Sends on what is for a server that is given; `otherwise` answers the rest. A plain Prometheus knows no projects. */
export const forwardMonitoring =
  (servers: Readonly<Partial<Record<MonitoringRequest['server'], Upstream>>>, otherwise: Handle): Handle =>
  async (req, res, url) => {
    const asked = monitoringRequest(url.pathname);
    const upstream = asked === undefined ? undefined : servers[asked.server];
    if (asked === undefined || upstream === undefined) await otherwise(req, res, url);
    else await forward(req, res, `${asked.path}${url.search}`, upstream);
  };

const addressFrom = (variable: string): string | undefined => {
  const text = process.env[variable] ?? '';
  if (text === '') return undefined;
  if (!/^https?:\/\//.test(text) || !URL.canParse(text)) throw new Error(`${variable} is no address: ${text}`);
  return text;
};

/** The servers that `PROMETHEUS_URL` and `ALERTMANAGER_URL` name. @throws Error where one is no address of the web */
export const serversFromEnvironment = (): { prometheus?: Upstream; alertmanager?: Upstream } => {
  const [prometheus, alertmanager] = [addressFrom('PROMETHEUS_URL'), addressFrom('ALERTMANAGER_URL')];
  return {
    ...(prometheus === undefined ? {} : { prometheus: { name: 'Prometheus', address: prometheus } }),
    ...(alertmanager === undefined ? {} : { alertmanager: { name: 'Alertmanager', address: alertmanager } }),
  };
};
