import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

interface Operation {
  op: 'add' | 'remove' | 'test';
  path: string;
  value?: unknown;
}

type Json = Record<string, unknown>;

class Refusal extends Error {
  constructor(
    readonly code: number,
    readonly reason: string,
    message: string,
  ) {
    super(message);
  }
}

/** What can go wrong, and what is there. */
export interface ConsoleApi {
  origin: string;
  /** `spec.plugins` of the console operator's configuration; undefined where the field is absent. */
  plugins: () => unknown;
  /** How many patches came in. */
  patches: () => number;
  close: () => Promise<void>;
}

interface Options {
  /** `spec.plugins`; undefined leaves the field out. */
  plugins?: readonly string[];
  /** Another's edit that comes between the reading and the n-th patch (from 1): what the list then is. */
  editBeforePatch?: (attempt: number) => readonly string[] | undefined;
  /** What the signed-in account may not do. */
  forbidden?: 'get' | 'patch';
  /** There is no such object. */
  absent?: boolean;
  /** How many requests for the object fail first, as while the API server restarts. */
  unavailable?: number;
  /** Kubernetes 1.what. */
  minor?: number;
  /** Where the image stream `cli` of the release leads to. */
  ocImage?: string;
}

const CONSOLE = '/apis/operator.openshift.io/v1/consoles/cluster';
const STREAM = '/apis/image.openshift.io/v1/namespaces/openshift/imagestreams/cli';

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
  verbs: ['get', 'list', 'patch'],
});

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
const apply = (object: Json, { op, path, value }: Operation): void => {
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

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  let body = '';
  for await (const chunk of request) body += String(chunk);
  return body;
};

const answer = (response: ServerResponse, code: number, body: Json): void => {
  response.writeHead(code, { 'content-type': 'application/json' }).end(JSON.stringify(body));
};

/** The console operator's configuration behind an API server as `oc` and Helm meet it: discovery, get, JSON patch. */
export const startConsoleApi = async (options: Options): Promise<ConsoleApi> => {
  const discovery = discoveryOf(options.minor ?? 35);
  let version = 100;
  let patches = 0;
  let unavailable = options.unavailable ?? 0;
  let object: Json = {
    apiVersion: 'operator.openshift.io/v1',
    kind: 'Console',
    metadata: { name: 'cluster', resourceVersion: String(version) },
    spec: { managementState: 'Managed', ...(options.plugins === undefined ? {} : { plugins: [...options.plugins] }) },
  };
  const keep = (changed: Json): void => {
    version += 1;
    (changed.metadata as Json).resourceVersion = String(version);
    object = changed;
  };
  const forbid = (verb: 'get' | 'patch'): void => {
    if (options.forbidden !== verb) return;
    const who = 'User "system:serviceaccount:alerts:enabler"';
    const what = `cannot ${verb} resource "consoles" in API group "operator.openshift.io" at the cluster scope`;
    throw new Refusal(403, 'Forbidden', `consoles.operator.openshift.io "cluster" is forbidden: ${who} ${what}`);
  };

  const serveConsole = async (request: IncomingMessage): Promise<Json> => {
    if (unavailable > 0) {
      unavailable -= 1;
      throw new Refusal(503, 'ServiceUnavailable', 'the server is currently unable to handle the request');
    }
    if (options.absent === true)
      throw new Refusal(404, 'NotFound', 'consoles.operator.openshift.io "cluster" not found');
    forbid('get');
    if (request.method !== 'PATCH') return object;
    forbid('patch');
    patches += 1;
    const edited = options.editBeforePatch?.(patches);
    if (edited !== undefined) keep({ ...object, spec: { ...(object.spec as Json), plugins: [...edited] } });
    const changed = structuredClone(object);
    for (const operation of JSON.parse(await bodyOf(request)) as Operation[]) apply(changed, operation);
    keep(changed);
    return object;
  };

  const serve = async (request: IncomingMessage): Promise<Json> => {
    const path = (request.url ?? '').split('?')[0] ?? '';
    if (path === CONSOLE) return serveConsole(request);
    if (path === STREAM && options.ocImage !== undefined) {
      const from = { kind: 'DockerImage', name: options.ocImage };
      return {
        apiVersion: 'image.openshift.io/v1',
        kind: 'ImageStream',
        metadata: { name: 'cli', namespace: 'openshift' },
        spec: { tags: [{ name: 'latest', from }] },
      };
    }
    const found = discovery[path];
    if (found === undefined) throw new Refusal(404, 'NotFound', `${path} not found`);
    return found;
  };

  const server = createServer((request, response) => {
    serve(request).then(
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
    plugins: () => (object.spec as Json).plugins,
    patches: () => patches,
    close: async () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => {
          resolve();
        });
      }),
  };
};
