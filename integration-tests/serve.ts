import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

import { buildWhatIsStale } from './builds';
import { Lab } from './lab/lab';
import type { Answer } from './lab/prometheus/prometheus';
import { sendFile } from './send-file';
import { sendPage } from './send-page';
import { spoil, withExtraRules } from './spoiled-answers';

const PLUGIN = '/api/plugins/virtualization-alerts-plugin/';
const sendJson = (res: ServerResponse, { status, json }: Answer): void => {
  res.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(json));
};

const readBody = async (req: IncomingMessage): Promise<string> => {
  let body = '';
  for await (const chunk of req) {
    body += String(chunk);
    if (body.length > 1024 * 1024) throw new Error('The body is too large');
  }
  return body;
};

const readJson = async (req: IncomingMessage): Promise<unknown> => {
  const body = await readBody(req);
  return body === '' ? undefined : (JSON.parse(body) as unknown);
};

/** What the specs and the console's fault panel switch. */
const answerSwitch = async (lab: Lab, req: IncomingMessage, path: string): Promise<Answer> => {
  const fault = /^\/lab\/faults\/([\w-]+)$/.exec(path)?.[1];
  if (path === '/lab/faults') return { status: 200, json: lab.list() };
  if (fault !== undefined && req.method === 'PUT') {
    const { on } = ((await readJson(req)) ?? {}) as { on?: boolean };
    return lab.switch(fault, on === true)
      ? { status: 200, json: lab.list() }
      : { status: 404, json: { message: `No fault ${fault}` } };
  }
  if (path === '/lab/troubles' && req.method === 'PUT') {
    const troubles = await readJson(req);
    if (!Array.isArray(troubles)) return { status: 400, json: { message: 'Troubles are a list' } };
    lab.trouble(troubles);
    monitoringTroubles = troubles;
    return { status: 200, json: {} };
  }
  if (path === '/lab/reset' && req.method === 'POST') {
    lab.reset();
    monitoringTroubles = [];
    return { status: 200, json: {} };
  }
  return { status: 404, json: { message: `No ${path} here` } };
};

let monitoringTroubles: readonly unknown[] = [];

const answerMonitoring = async (lab: Lab, req: IncomingMessage, url: URL): Promise<Answer> => {
  const prometheus = /^\/api\/prometheus(?:-tenancy)?(\/.*)$/.exec(url.pathname)?.[1];
  if (prometheus === undefined) {
    const path = url.pathname.replace(/^\/api\/alertmanager(-tenancy)?/, '');
    return lab.alertmanager.answer(req.method ?? 'GET', path, await readJson(req));
  }
  const params = new URLSearchParams([
    ...url.searchParams,
    ...new URLSearchParams(req.method === 'POST' ? await readBody(req) : ''),
  ]);
  return withExtraRules(monitoringTroubles, url.pathname, lab.prometheus.answer(prometheus, params));
};

const handle = async (lab: Lab, req: IncomingMessage, res: ServerResponse): Promise<void> => {
  const url = new URL(req.url ?? '/', 'http://localhost');
  const { pathname } = url;
  if (pathname.startsWith('/api/kubernetes/')) {
    await lab.kubernetes.handle(req, res, (req.url ?? '').slice('/api/kubernetes'.length));
  } else if (/^\/api\/(prometheus|alertmanager)/.test(pathname)) {
    if (!spoil(monitoringTroubles, pathname, res)) sendJson(res, await answerMonitoring(lab, req, url));
  } else if (pathname.startsWith(PLUGIN)) sendFile(req, res, 'dist', pathname.slice(PLUGIN.length));
  else if (pathname === '/locales/resource.json') {
    sendFile(req, res, 'dist/locales/en', `${url.searchParams.get('ns') ?? ''}.json`);
  } else if (pathname === '/metrics')
    res.writeHead(200, { 'Content-Type': 'text/plain' }).end(lab.metrics.exposition(Date.now()));
  else if (pathname.startsWith('/lab/')) sendJson(res, await answerSwitch(lab, req, pathname));
  else if (pathname.startsWith('/console/')) sendFile(req, res, '.cache/console', pathname.slice('/console/'.length));
  else sendPage(res);
};

const start = async (): Promise<void> => {
  const port = Number(process.env.PORT ?? '9000');
  await buildWhatIsStale();
  const lab = new Lab();
  for (const fault of (process.env.LAB_FAULTS ?? 'VirtControllerDown').split(',')) lab.switch(fault, true);
  const server = createServer((req, res) => {
    handle(lab, req, res).catch((error: unknown) => {
      if (!res.headersSent) sendJson(res, { status: 500, json: { message: String(error) } });
      else res.end();
    });
  });
  server.on('upgrade', (req, socket, head) => {
    if (req.url?.startsWith('/api/kubernetes/') === true)
      lab.kubernetes.upgrade(req, socket, head, req.url.slice('/api/kubernetes'.length));
    else socket.destroy();
  });
  server.on('error', (error: NodeJS.ErrnoException) => {
    const inUse = error.code === 'EADDRINUSE';
    console.error(inUse ? `Port ${String(port)} is in use: choose another with PORT` : error.message);
    process.exit(1);
  });
  server.listen(port, 'localhost', () => {
    console.log(`Virtualization Alerts is ready at http://localhost:${String(port)}`);
  });
  const stop = (): void => {
    lab.close();
    server.closeAllConnections();
    server.close();
    process.exit(0);
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
};

start().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
