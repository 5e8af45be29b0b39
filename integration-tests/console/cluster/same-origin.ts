import type { IncomingHttpHeaders } from 'node:http';

/** A request as it came in. */
interface Incoming {
  readonly method?: string | undefined;
  readonly url?: string | undefined;
  readonly headers: IncomingHttpHeaders;
}

const READS = new Set(['GET', 'HEAD']);

/**
 * Why a request is not this console's own, where it is not. The server acts with the user's rights for whoever asks, so
 * that no other page may: a name that somebody else's DNS points here is refused (Host), and what another page sends
 * (Origin, Sec-Fetch-Site). What changes something, and a WebSocket, must say where it comes from.
 */
export const foreignRequest = ({ method = 'GET', url = '/', headers }: Incoming, port: number): string | undefined => {
  const { host = '', origin, upgrade } = headers;
  const site = headers['sec-fetch-site'];
  const hosts = ['localhost', '127.0.0.1', '[::1]'].map((name) => `${name}:${String(port)}`);
  if (!hosts.includes(host)) return `This console answers at http://localhost:${String(port)} alone.`;
  const mustSay = !READS.has(method) || upgrade !== undefined;
  if (origin === undefined ? mustSay : origin !== `http://${host}`)
    return `This console answers its own pages alone; this request comes from ${origin ?? 'nowhere that is said'}.`;
  if (url.startsWith('/api/') && site !== undefined && site !== 'same-origin' && site !== 'none')
    return 'This console answers its own pages alone; this request comes from another site.';
  return undefined;
};
