import {
  createServer,
  request as sendRequest,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

import { changesCluster } from '../real-console/cluster-changes';

/** Whom the stand-in lets in, and by which provider. */
export const ACCOUNT = { user: 'developer', password: 'correct horse', provider: 'htpasswd' } as const;
const PROVIDERS = ['kube:admin', ACCOUNT.provider];
const SESSION = 'openshift-session-token=stand-in';

/** What a real console puts before a page on the first visit, and remembers in the browser when it was skipped. */
const tour = (nonce: string): string => `
  <div id="tour" style="position: fixed; inset: 0; z-index: 100000; background: white" hidden>
    <button data-test="tour-step-footer-secondary">Skip tour</button>
  </div>
  <button data-test="user-dropdown-toggle">${ACCOUNT.user}</button>
  <script nonce="${nonce}">
    const tour = document.getElementById('tour');
    tour.hidden = localStorage.getItem('console-user-settings') !== null;
    tour.firstElementChild.addEventListener('click', () => {
      localStorage.setItem('console-user-settings', '{}');
      tour.hidden = true;
    });
  </script>`;

/** A console with OpenShift's login in front of a lab: no more of it than the specs of a real console meet. */
export class ConsoleWithLogin {
  /** How often somebody logged in. */
  logins = 0;
  /** Requests that reached it and would change a cluster, or switch a lab. */
  readonly offences: string[] = [];
  private readonly server: Server;

  private constructor(private readonly lab: string) {
    this.server = createServer((req, res) => {
      this.answer(req, res).catch((error: unknown) => {
        res.writeHead(500).end(String(error));
      });
    });
    this.server.on('upgrade', (req: IncomingMessage, socket: Socket) => {
      this.joinSockets(req, socket);
    });
  }

  /** Starts one on a free port. */
  static async start(lab: string): Promise<ConsoleWithLogin> {
    const console = new ConsoleWithLogin(lab);
    await new Promise<void>((resolve) => {
      console.server.listen(0, 'localhost', resolve);
    });
    return console;
  }

  get address(): string {
    return `http://localhost:${String((this.server.address() as AddressInfo).port)}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async answer(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const url = new URL(req.url ?? '/', this.address);
    const { pathname } = url;
    if (/^\/(auth|oauth|login)\b/.test(pathname)) {
      await this.answerLogin(req, res, url);
    } else if (!(req.headers.cookie ?? '').includes(SESSION)) {
      if (pathname.startsWith('/api/')) res.writeHead(401).end();
      else res.writeHead(302, { Location: '/auth/login' }).end();
    } else if (pathname.startsWith('/lab/')) {
      // The small console's frame asks whether there is a lab; only a spec would switch one.
      if (!['GET', 'HEAD'].includes(req.method ?? '')) this.offences.push(`${req.method ?? ''} ${pathname}`);
      res.writeHead(404).end();
    } else if (/^\/(api|console|locales)\//.test(pathname)) {
      if (changesCluster(req.method ?? '', url.href)) this.offences.push(`${req.method ?? ''} ${pathname}`);
      this.forward(req, res);
    } else await this.sendPage(res);
  }

  private async answerLogin(req: IncomingMessage, res: ServerResponse, url: URL): Promise<void> {
    const redirect = (location: string, headers: Record<string, string> = {}): void => {
      res.writeHead(302, { Location: location, ...headers }).end();
    };
    const html = (body: string): void => {
      res.writeHead(200, { 'Content-Type': 'text/html' }).end(`<!doctype html><title>Log in</title>${body}`);
    };
    const provider = url.searchParams.get('idp');
    if (url.pathname === '/auth/login') redirect('/oauth/authorize?client_id=console');
    else if (url.pathname === '/auth/callback') {
      this.logins += 1;
      redirect('/', { 'Set-Cookie': `${SESSION}; HttpOnly; Path=/` });
    } else if (url.pathname === '/oauth/authorize' && provider === null) {
      const links = PROVIDERS.map((name) => `<a href="${url.pathname}?idp=${encodeURIComponent(name)}">${name}</a>`);
      html(links.join(' '));
    } else if (url.pathname === '/oauth/authorize') redirect(`/login/${provider ?? ''}`);
    else if (req.method === 'POST') {
      let body = '';
      for await (const chunk of req) body += String(chunk);
      const form = new URLSearchParams(body);
      const isRight = form.get('username') === ACCOUNT.user && form.get('password') === ACCOUNT.password;
      redirect(isRight ? '/auth/callback?code=1' : `${url.pathname}?reason=access_denied`);
    } else {
      html(
        '<form method="post"><input id="inputUsername" name="username"><input id="inputPassword" name="password" type="password"><button type="submit">Log in</button></form>',
      );
    }
  }

  private async sendPage(res: ServerResponse): Promise<void> {
    const page = await fetch(this.lab);
    const html = await page.text();
    const nonce = /nonce="([^"]+)"/.exec(html)?.[1] ?? '';
    res
      .writeHead(200, {
        'Content-Type': 'text/html; charset=utf-8',
        'Content-Security-Policy': page.headers.get('content-security-policy') ?? '',
      })
      .end(html.replace('"authDisabled":true', '"authDisabled":false').replace('</body>', `${tour(nonce)}</body>`));
  }

  private forward(req: IncomingMessage, res: ServerResponse): void {
    const { method, headers } = req;
    const sent = sendRequest(new URL(req.url ?? '/', this.lab), { method, headers }, (answer) => {
      res.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(res);
    });
    sent.on('error', () => res.destroy());
    res.on('close', () => sent.destroy());
    req.pipe(sent);
  }

  private joinSockets(req: IncomingMessage, socket: Socket): void {
    const { method, headers } = req;
    const sent = sendRequest(new URL(req.url ?? '/', this.lab), { method, headers });
    sent.on('upgrade', (answer: IncomingMessage, other: Socket, head: Buffer) => {
      const lines = answer.rawHeaders.flatMap((name, index, all) =>
        index % 2 === 0 ? [`${name}: ${all[index + 1] ?? ''}`] : [],
      );
      socket.write(`HTTP/1.1 101 Switching Protocols\r\n${lines.join('\r\n')}\r\n\r\n`);
      socket.write(head);
      socket.pipe(other).pipe(socket);
      other.on('error', () => socket.destroy());
    });
    sent.on('response', () => socket.destroy());
    sent.on('error', () => socket.destroy());
    socket.on('error', () => sent.destroy());
    sent.end();
  }
}
