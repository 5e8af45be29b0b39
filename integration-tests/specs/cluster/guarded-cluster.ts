import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { TLSSocket } from 'node:tls';

import { Lab } from '../../lab/lab';
import type { Certificates } from './certificates';

/** A request that reached the cluster. */
export interface ReceivedRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
}

/** A lab behind TLS that lets in who has the token, or a certificate of its authority; and Prometheus as its route does. */
export interface GuardedCluster {
  readonly api: string;
  readonly lab: Lab;
  readonly seen: ReceivedRequest[];
  readonly close: () => void;
}

export const TOKEN = 'sha256~let-me-in';

const send = (res: ServerResponse, status: number, json: object): void => {
  res.writeHead(status, { 'Content-Type': 'application/json', 'Set-Cookie': 'route=1' }).end(JSON.stringify(json));
};

const userOf = (req: IncomingMessage): string | undefined => {
  if (req.headers.authorization === `Bearer ${TOKEN}`) return 'kube:admin';
  if (!(req.socket instanceof TLSSocket) || !req.socket.authorized) return undefined;
  return [req.socket.getPeerCertificate().subject.CN].flat()[0];
};

const listen = async (server: Server): Promise<string> => {
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  return `localhost:${String((server.address() as AddressInfo).port)}`;
};

const startPrometheus = async (lab: Lab, { server: pair }: Certificates): Promise<{ server: Server; host: string }> => {
  const server = createServer(pair, (req, res) => {
    if (req.headers.authorization !== `Bearer ${TOKEN}`) {
      send(res, 401, { message: 'Unauthorized' });
      return;
    }
    const { pathname, searchParams } = new URL(req.url ?? '/', 'https://localhost');
    const { status, json } = lab.prometheus.answer(pathname, searchParams);
    send(res, status, json);
  });
  return { server, host: await listen(server) };
};

/** What OpenShift adds to Kubernetes: the route of Thanos Querier, and the certificate of the ingress. Nothing else. */
const openshiftAnswer = (path: string, host: string, ingress: Certificates): object | undefined => {
  if (path.endsWith('/namespaces/openshift-monitoring/routes/thanos-querier')) return { spec: { host } };
  if (path.endsWith('/namespaces/openshift-config-managed/configmaps/default-ingress-cert'))
    return { data: { 'ca-bundle.crt': ingress.ca } };
  return undefined;
};

/** Starts one whose API has certificates of one authority, and whose ingress has those of another. */
export const startGuardedCluster = async (
  certificates: Certificates,
  ingress: Certificates,
): Promise<GuardedCluster> => {
  const lab = new Lab();
  const seen: ReceivedRequest[] = [];
  const prometheus = await startPrometheus(lab, ingress);
  const note = ({ method = '', url = '', headers }: IncomingMessage): void => {
    seen.push({ method, url, headers });
  };
  const tls = { ...certificates.server, ca: certificates.ca, requestCert: true, rejectUnauthorized: false };
  const api = createServer(tls, (req, res) => {
    note(req);
    const [user, url] = [userOf(req), req.url ?? '/'];
    const openshift = openshiftAnswer(url, prometheus.host, ingress);
    if (user === undefined) send(res, 401, { kind: 'Status', message: 'Unauthorized' });
    else if (openshift !== undefined) send(res, 200, openshift);
    else if (url.endsWith('/selfsubjectreviews')) send(res, 201, { status: { userInfo: { username: user } } });
    else void lab.kubernetes.handle(req, res, url);
  });
  api.on('upgrade', (req: IncomingMessage, socket: Duplex, head: Buffer) => {
    note(req);
    if (userOf(req) === undefined) socket.destroy();
    else lab.kubernetes.upgrade(req, socket, head, req.url ?? '/');
  });
  return {
    api: `https://${await listen(api)}`,
    lab,
    seen,
    close: () => {
      lab.close();
      for (const server of [api, prometheus.server]) {
        server.closeAllConnections();
        server.close();
      }
    },
  };
};
