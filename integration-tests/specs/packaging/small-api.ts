import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One operation of a JSON patch. */
export interface Operation {
  op: 'add' | 'remove' | 'test';
  path: string;
  value?: unknown;
}

/** An object of the API. */
export type Json = Record<string, unknown>;

/** An answer that is none: its status, reason and sentence. */
export class Refusal extends Error {
  constructor(
    readonly code: number,
    readonly reason: string,
    message: string,
  ) {
    super(message);
  }
}

/** What the API server says that it has, as far as the chart has to do with it: kinds, those without a namespace last. */
const KINDS: Record<string, [namespaced: string[], clusterWide: string[]]> = {
  v1: [['ConfigMap', 'Service', 'ServiceAccount', 'Secret'], []],
  'apps/v1': [['Deployment'], []],
  'batch/v1': [['Job'], []],
  'console.openshift.io/v1': [[], ['ConsolePlugin']],
  'image.openshift.io/v1': [['ImageStream'], []],
  'networking.k8s.io/v1': [['NetworkPolicy'], []],
  'operator.openshift.io/v1': [[], ['Console']],
  'policy/v1': [['PodDisruptionBudget'], []],
  'rbac.authorization.k8s.io/v1': [[], ['ClusterRole', 'ClusterRoleBinding']],
};

const plural = (kind: string): string => kind.toLowerCase().replace(/y$/, 'ie') + 's';
const resource = (kind: string, namespaced: boolean): Json => ({
  name: plural(kind),
  kind,
  namespaced,
  singularName: kind.toLowerCase(),
  verbs: ['get', 'list', 'patch', 'delete'],
});

/** What clients ask first: versions, groups and kinds. */
const discoveryOf = (minor: number): Record<string, Json> => ({
  '/version': { major: '1', minor: String(minor), gitVersion: `v1.${minor}.0` },
  '/api': { kind: 'APIVersions', versions: ['v1'] },
  '/apis': {
    kind: 'APIGroupList',
    apiVersion: 'v1',
    groups: Object.keys(KINDS)
      .filter((groupVersion) => groupVersion.includes('/'))
      .map((groupVersion) => {
        const [name, version] = groupVersion.split('/');
        return { name, versions: [{ groupVersion, version }], preferredVersion: { groupVersion, version } };
      }),
  },
  ...Object.fromEntries(
    Object.entries(KINDS).map(([groupVersion, [namespaced, clusterWide]]) => [
      groupVersion === 'v1' ? '/api/v1' : `/apis/${groupVersion}`,
      {
        kind: 'APIResourceList',
        apiVersion: 'v1',
        groupVersion,
        resources: [
          ...namespaced.map((kind) => resource(kind, true)),
          ...clusterWide.map((kind) => resource(kind, false)),
        ],
      },
    ]),
  ),
});

/** Applies one operation of a JSON patch (RFC 6902), all or nothing being the caller's matter. */
export const applyOperation = (object: Json, { op, path, value }: Operation): void => {
  const keys = path.split('/').slice(1);
  const last = keys.pop() ?? '';
  const parent = keys.reduce<unknown>((at, key) => (at as Json | undefined)?.[key], object) as Json | undefined;
  const refuse = (why: string): never => {
    throw new Refusal(422, 'Invalid', `the server rejected our request due to an error in our request: ${why}`);
  };
  if (parent === undefined) return refuse(`missing path ${path}`);
  if (op === 'test') {
    if (JSON.stringify(parent[last]) !== JSON.stringify(value)) refuse(`testing value ${path} failed`);
  } else if (Array.isArray(parent)) {
    const index = last === '-' ? parent.length : Number(last);
    if (op === 'remove') parent.splice(index, 1);
    else parent.splice(index, 0, value);
  } else if (op === 'remove') Reflect.deleteProperty(parent, last);
  else parent[last] = value;
};

/** What was sent. */
export const bodyOf = async (request: IncomingMessage): Promise<string> => {
  let body = '';
  for await (const chunk of request) body += String(chunk);
  return body;
};

const answer = (response: ServerResponse, code: number, body: Json): void => {
  response.writeHead(code, { 'content-type': 'application/json' }).end(JSON.stringify(body));
};

/** An API server on a port of its own. */
export interface SmallApi {
  origin: string;
  close: () => Promise<void>;
}

/**
 * An API server as `oc` and Helm meet it: discovery, and what `serve` answers.
 * @param minor - Kubernetes 1.what
 * @param serve - the answer to a request by its path; undefined where it knows none; may throw a {@link Refusal}
 */
export const startSmallApi = async (
  minor: number,
  serve: (request: IncomingMessage, path: string) => Promise<Json | undefined>,
): Promise<SmallApi> => {
  const discovery = discoveryOf(minor);
  const answerTo = async (request: IncomingMessage): Promise<Json> => {
    const path = (request.url ?? '').split('?')[0] ?? '';
    const found = discovery[path] ?? (await serve(request, path));
    if (found === undefined) throw new Refusal(404, 'NotFound', `${path} not found`);
    return found;
  };
  const server = createServer((request, response) => {
    answerTo(request).then(
      (body) => {
        answer(response, 200, body);
      },
      (error: unknown) => {
        const { code, reason, message } =
          error instanceof Refusal ? error : new Refusal(500, 'InternalError', String(error));
        answer(response, code, { kind: 'Status', apiVersion: 'v1', status: 'Failure', code, reason, message });
      },
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => {
          resolve();
        });
      }),
  };
};
