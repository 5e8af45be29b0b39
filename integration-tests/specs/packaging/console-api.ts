import type { IncomingMessage } from 'node:http';

import type { Json, Operation, SmallApi } from './small-api';
import { applyOperation, bodyOf, Refusal, startSmallApi } from './small-api';

/** What can go wrong, and what is there. */
export interface ConsoleApi extends SmallApi {
  /** `spec.plugins` of the console operator's configuration; undefined where the field is absent. */
  plugins: () => unknown;
  /** How many patches came in. */
  patches: () => number;
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

/** The console operator's configuration behind an API server as `oc` and Helm meet it: discovery, get, JSON patch. */
export const startConsoleApi = async (options: Options): Promise<ConsoleApi> => {
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
    for (const operation of JSON.parse(await bodyOf(request)) as Operation[]) applyOperation(changed, operation);
    keep(changed);
    return object;
  };

  const serve = async (request: IncomingMessage, path: string): Promise<Json | undefined> => {
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
    return undefined;
  };

  const api = await startSmallApi(options.minor ?? 35, serve);
  return { ...api, plugins: () => (object.spec as Json).plugins, patches: () => patches };
};
