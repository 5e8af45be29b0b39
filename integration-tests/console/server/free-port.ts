import { createServer, type AddressInfo } from 'node:net';

/** A port that nobody listens on at an address of this machine, for a program that can't choose one itself. */
export const freePort = async (host: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, host, () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => {
        resolve(port);
      });
    });
  });
