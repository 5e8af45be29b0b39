import type { IncomingMessage, ServerResponse } from 'node:http';

import type { World } from '../world';
import { sendJson } from './http-answers';
import { describeApi } from './openapi';
import { SERVED } from './openshift-resources';
import type { Fields } from './read-field';
import { userObject } from './who-asks';

interface Asked {
  readonly world: World;
  /** Who asks. */
  readonly user: string;
}

const SELF = '/apis/user.openshift.io/v1/users/~';
const MAY_REQUEST = '/apis/project.openshift.io/v1/projectrequests';

const answerTo = (path: string, { world, user }: Asked): object | undefined => {
  if (path === SELF) return userObject(user);
  // Every user may request a project, unless an administrator took the right away.
  if (path === MAY_REQUEST)
    return { kind: 'Status', apiVersion: 'v1', metadata: {}, status: 'Success' } satisfies Fields;
  if (!path.startsWith('/openapi/')) return undefined;
  const definitions = world.list('apiextensions.k8s.io', 'CustomResourceDefinition');
  return describeApi(path, { resources: SERVED, definitions });
};

/** Answers what everybody who is logged in may ask of the cluster beside its objects; false for all else. */
export const answerAboutCluster = (
  { method }: IncomingMessage,
  res: ServerResponse,
  path: string,
  asked: Asked,
): boolean => {
  if (/^\/(?:healthz|livez|readyz)$/.test(path)) {
    res.writeHead(200, { 'Content-Type': 'text/plain' }).end('ok');
    return true;
  }
  const answer = method === 'GET' ? answerTo(path, asked) : undefined;
  if (answer === undefined) return false;
  sendJson(res, 200, answer);
  return true;
};
