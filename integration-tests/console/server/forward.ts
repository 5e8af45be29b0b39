import type { Agent, IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';

import { createProxyServer, type ProxyServerOptions } from 'httpxy';

/** A server that requests go on to. */
export interface Upstream {
  /** How it is called in what people read. */
  readonly name: string;
  /** Its address; a path in it comes before that of each request. */
  readonly address: string;
  /** What is needed to speak to it, asked for each request: credentials may change. */
  readonly connection?: () => Promise<Connection>;
}

/** How a server is spoken to: TLS and credentials. */
export interface Connection {
  readonly headers?: Readonly<Record<string, string>>;
  /** The key and certificate of the client; PEM. */
  readonly cert?: string | Buffer | undefined;
  readonly key?: string | Buffer | undefined;
  readonly agent?: Agent | undefined;
  /** False where the certificate is not to be checked. */
  readonly secure?: boolean | undefined;
}

/** Of what a browser sends, this goes on. No cookie, credential, or origin of the browser is the upstream's business. */
const REQUEST_HEADERS: ReadonlySet<string> = new Set([
  'accept',
  'accept-encoding',
  'content-encoding',
  'content-length',
  'content-type',
  'transfer-encoding',
  'user-agent',
]);
const UPGRADE_HEADERS: ReadonlySet<string> = new Set([
  'connection',
  'upgrade',
  'sec-websocket-extensions',
  'sec-websocket-key',
  'sec-websocket-protocol',
  'sec-websocket-version',
]);
/** Kubernetes takes a token as a WebSocket subprotocol that begins like this; a page has none to give. */
const TOKEN_PROTOCOL = 'base64url.bearer.authorization.k8s.io.';
/** What the upstream must not say to the browser: the upstream's cookies, who else may read, how to log in there. */
const ANSWER_HEADERS = /^(set-cookie|www-authenticate|access-control-.*|strict-transport-security)$/;

/** The headers of a request that may go on. */
export const headersToForward = (headers: IncomingHttpHeaders, isUpgrade: boolean): IncomingHttpHeaders => {
  const kept = Object.entries(headers).filter(
    ([name]) => REQUEST_HEADERS.has(name) || (isUpgrade && UPGRADE_HEADERS.has(name)),
  );
  const protocols = (headers['sec-websocket-protocol'] ?? '').split(',').map((protocol) => protocol.trim());
  const spoken = protocols.filter((protocol) => protocol !== '' && !protocol.startsWith(TOKEN_PROTOCOL)).join(', ');
  return Object.fromEntries(
    kept
      .map(([name, value]) => [name, name === 'sec-websocket-protocol' ? spoken : value] as const)
      .filter(([, value]) => value !== ''),
  );
};

const proxy = createProxyServer({});
proxy.on('proxyRes', ({ headers }) => {
  for (const name of Object.keys(headers)) if (ANSWER_HEADERS.test(name)) Reflect.deleteProperty(headers, name);
});

const CERTIFICATE_CODES = /CERT|SELF_SIGNED|UNABLE_TO_(VERIFY|GET_ISSUER)/;

/** Why a server could not be spoken to, and what would help, in a sentence. */
export const whyUnreachable = ({ name, address }: Pick<Upstream, 'name' | 'address'>, error: unknown): string => {
  const { code = '', message } = error instanceof Error ? (error as NodeJS.ErrnoException) : { message: String(error) };
  const reason = message === '' ? code : message;
  return CERTIFICATE_CODES.test(code)
    ? `The certificate of ${name} at ${address} is not trusted (${reason}): set NODE_EXTRA_CA_CERTS to a file with the CA that signed it.`
    : `${name} at ${address} can't be reached (${reason}): see whether it runs, and whether this machine gets there.`;
};

const optionsFor = async ({ address, connection }: Upstream): Promise<ProxyServerOptions> => {
  const { headers, cert, key, agent, secure } = (await connection?.()) ?? {};
  const { protocol, hostname, port, pathname } = new URL(address);
  // The certificate of the client may change while the agent stays: it goes with each request.
  const pair = cert === undefined || key === undefined ? {} : { cert: String(cert), key: String(key) };
  return {
    target: { protocol, hostname: hostname.replace(/^\[|\]$/g, ''), host: hostname, port, pathname, ...pair },
    changeOrigin: true,
    ...(headers === undefined ? {} : { headers }),
    ...(agent === undefined ? {} : { agent }),
    ...(secure === undefined ? {} : { secure }),
  };
};

const refuse = (res: ServerResponse, message: string): void => {
  if (res.headersSent) res.destroy();
  else res.writeHead(502, { 'Content-Type': 'application/json' }).end(JSON.stringify({ message }));
};

/** Sends a request on; `path` begins with a slash and holds the query. What can't be reached is a 502 that says why. */
export const forward = async (
  req: IncomingMessage,
  res: ServerResponse,
  path: string,
  upstream: Upstream,
): Promise<void> => {
  try {
    const options = await optionsFor(upstream);
    req.url = path;
    req.headers = headersToForward(req.headers, false);
    await proxy.web(req, res, options);
  } catch (error) {
    refuse(res, whyUnreachable(upstream, error));
  }
};

/**
 * Sends a WebSocket on, with the upstream's own address as its Origin: a Kubernetes API refuses one without (403). What
 * can't be reached ends the connection.
 */
export const forwardUpgrade = (
  req: IncomingMessage,
  socket: Duplex,
  head: Buffer,
  { path, upstream }: { path: string; upstream: Upstream },
): void => {
  const send = async (): Promise<void> => {
    const options = await optionsFor(upstream);
    req.url = path;
    req.headers = { ...headersToForward(req.headers, true), origin: new URL(upstream.address).origin };
    await proxy.ws(req, socket as never, options, head);
  };
  send().catch(() => socket.destroy());
};
