import https from 'node:https';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';

import type { Certificates } from '../cluster/certificates';
import { ApiError } from '../../lab/kubernetes/api-error';
import { execOverSpdy, readExecRequest } from '../../lab/kubernetes/exec';
import { readLog } from '../../lab/kubernetes/pod-log';
import type { Lab } from '../../lab/lab';
import type { KubernetesObject } from '../../lab/scenario';

/** What plays the kubelets of all nodes: the API server asks it for logs, and to run commands. */
export interface Kubelet {
  readonly port: number;
  readonly stop: () => void;
}

interface Asked {
  readonly pod: KubernetesObject;
  /** As the API server's own query, which the kubelet's is made of. */
  readonly query: URLSearchParams;
}

/** Reads `/containerLogs/NAMESPACE/POD/CONTAINER` or `/exec/…`; `undefined` for other paths and pods that there are not. */
const readAsked = (lab: Lab, kind: string, url: string): Asked | undefined => {
  const { pathname, searchParams: query } = new URL(url, 'https://kubelet');
  const [, first, namespace = '', name = '', container = ''] = pathname.split('/').map(decodeURIComponent);
  const pod = lab.world.get({ apiVersion: 'v1', kind: 'Pod', namespace, name });
  if (first !== kind || pod === undefined) return undefined;
  query.set('container', container);
  for (const [kubelets, servers] of [
    ['output', 'stdout'],
    ['error', 'stderr'],
  ] as const) {
    if (query.get(kubelets) === '1') query.set(servers, 'true');
  }
  return { pod, query };
};

const answerLog = (lab: Lab, req: IncomingMessage, res: ServerResponse): void => {
  const asked = readAsked(lab, 'containerLogs', req.url ?? '');
  if (asked === undefined) {
    res.writeHead(404).end('pod does not exist');
    return;
  }
  try {
    const log = readLog(lab.world, asked.pod, asked.query);
    res.writeHead(200, { 'Content-Type': 'text/plain' }).end(log);
  } catch (error) {
    res.writeHead(error instanceof ApiError ? error.code : 500).end(error instanceof Error ? error.message : '');
  }
};

const runCommand = (lab: Lab, req: IncomingMessage, socket: Duplex, head: Buffer): void => {
  const asked = readAsked(lab, 'exec', req.url ?? '');
  if (asked === undefined) {
    socket.destroy();
    return;
  }
  const { query } = asked;
  execOverSpdy({ socket, head, query }, lab.exec, readExecRequest(asked.pod, query));
};

/** Serves what the lab's pods log, and runs commands as the lab does. */
export const startKubelet = async (lab: Lab, { server: { key, cert } }: Certificates): Promise<Kubelet> => {
  const server = https.createServer({ key, cert }, (req, res) => {
    answerLog(lab, req, res);
  });
  server.on('upgrade', (req: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => socket.destroy());
    runCommand(lab, req, socket, head);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
};
