import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { Lab } from '../../lab/lab';
import { askerOf, type Ask } from './ask';

/** A lab's API at an address of its own. */
export interface LabServer {
  readonly address: string;
  /** Asks one question after another: the lab has one user at a time. */
  readonly ask: Ask;
  readonly stop: () => void;
}

/** Serves a lab's Kubernetes API. */
export const serveLab = async (lab: Lab): Promise<LabServer> => {
  const server = createServer((req, res) => {
    void lab.kubernetes.handle(req, res, req.url ?? '/');
  });
  server.on('upgrade', (req: IncomingMessage, socket, head: Buffer) => {
    lab.kubernetes.upgrade(req, socket, head, req.url ?? '/');
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const asAnyone = askerOf(address, () => ({}));
  return {
    address,
    ask: async (question) => {
      lab.users.signIn(question.user ?? 'cluster-admin');
      return asAnyone(question);
    },
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
};
