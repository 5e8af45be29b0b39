import { createServer, type Server } from 'node:http';

import { sendFile } from '../server/send-file';
import { Refusal } from './refusal';

const refuseTaken = (port: number, variable: string, error: NodeJS.ErrnoException): Error =>
  error.code === 'EADDRINUSE' ? new Refusal(`Port ${String(port)} is in use: choose another with ${variable}.`) : error;

const listen = async (server: Server, port: number, variable: string): Promise<Server> =>
  new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(refuseTaken(port, variable, error));
    });
    server.listen(port, '127.0.0.1', () => {
      resolve(server);
    });
  });

/** Serves the built plugin on this machine, to any page; a build while the console runs is seen at the next reload. @throws Refusal where the port is taken */
export const servePlugin = async (port: number): Promise<Server> =>
  listen(
    createServer((req, res) => {
      const { pathname } = new URL(req.url ?? '/', 'http://localhost');
      res.setHeader('Access-Control-Allow-Origin', '*');
      sendFile(req, res, 'dist', decodeURIComponent(pathname));
    }),
    port,
    'PLUGIN_PORT',
  );

/** @throws Refusal where something listens on a port of this machine */
export const ensureFree = async (port: number, variable: string): Promise<void> => {
  const server = await listen(createServer(), port, variable);
  await new Promise((resolve) => server.close(resolve));
};
