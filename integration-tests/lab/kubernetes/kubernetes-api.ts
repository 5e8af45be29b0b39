import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';

import { WebSocketServer } from 'ws';

import { realTimers } from '../controllers';
import type { Timers } from '../controllers';
import type { Failures } from '../failures';
import type { Attributes, Users } from '../users';
import type { World } from '../world';
import { answerReview, isReview } from './access-reviews';
import type { Asker } from './access-reviews';
import { answerLog } from './answer-log';
import { ApiError, badRequest, forbidden, methodNotAllowed, noSuchKind, notFound } from './api-error';
import { findResource, nameForAccess, readPath, whyNone } from './api-request';
import type { ApiRequest } from './api-request';
import { deleteCollection, deleteObject } from './delete-objects';
import { aggregatedApis } from './aggregated-apis';
import { answerDiscovery } from './answer-discovery';
import { servedVersions } from './discovery';
import type { ServedVersion } from './discovery';
import { tooLate } from './continue-token';
import { chooseChannelProtocol, execOverSpdy, execOverWebSocket, readExecRequest } from './exec';
import type { Exec } from './exec';
import {
  parseBody,
  readBytes,
  refuseHandshake,
  refuseUpgrade,
  sendError,
  sendJson,
  sendLogInPage,
} from './http-answers';
import { isProtobuf } from './protobuf-review';
import { answerAboutCluster } from './about-cluster';
import { getObject, listObjects } from './read-objects';
import { reachVersion } from './reach-version';
import type { Resource } from './resources';
import { servedObject } from './served-objects';
import { readAccept } from './table';
import { readWatch, watchObjects } from './watch-objects';
import type { WatchSink } from './watch-objects';
import { hasOrigin, watchOverHttp, watchOverWebSocket } from './watch-connections';

export interface KubernetesApiOptions {
  /** Runs commands for `exec`; without it the API refuses. */
  exec?: Exec;
  /** Who asks, and what they may do; without them everything is allowed, and refusals speak of `admin`. */
  users?: Pick<Users, 'name' | 'allows'>;
  /** Hides KubeVirt's API groups, whatever the failures say. */
  withoutKubeVirt?: boolean;
  timers?: Timers;
}

/** The API, to be mounted anywhere: `path` is relative to the API's root and begins with a slash. */
export interface KubernetesApi {
  handle: (req: IncomingMessage, res: ServerResponse, path: string) => Promise<void>;
  upgrade: (req: IncomingMessage, socket: Duplex, head: Buffer, path: string) => void;
}

const noExec: Exec = () => Promise.reject(new Error('this cluster runs no commands'));

const asFailing = ({ resource, subresource, verb, namespace }: ApiRequest) => ({
  resource: subresource ? `${resource.plural}/${subresource}` : resource.plural,
  verb,
  namespace,
});

const withQuery = (path: string, req: IncomingMessage): string => {
  const query = req.url?.split('?')[1];
  return path.includes('?') || query === undefined ? path : `${path}?${query}`;
};

/** One cluster's API with what it works on. */
class Api implements KubernetesApi {
  private readonly sockets = new WebSocketServer({
    noServer: true,
    handleProtocols: (offered) => this.protocol(offered),
  });

  /** The names of definitions that were deleted: their kinds are served no more. The lab has not those of all kinds. */
  private readonly gone = new Set<string>();

  constructor(
    private readonly world: World,
    private readonly failures: Failures,
    private readonly options: KubernetesApiOptions,
  ) {
    world.subscribe(({ type, object: { kind, metadata } }) => {
      if (kind !== 'CustomResourceDefinition') return;
      if (type === 'DELETED') this.gone.add(metadata.name);
      else this.gone.delete(metadata.name);
    });
  }

  handle = async (req: IncomingMessage, res: ServerResponse, path: string): Promise<void> => {
    try {
      const full = withQuery(path, req);
      const pathname = full.split('?')[0] ?? '';
      if (answerDiscovery(req, res, pathname, this.served())) return;
      if (answerAboutCluster(req, res, pathname, { world: this.world, user: this.user })) return;
      if (isReview(pathname) && req.method === 'POST') await this.review(req, res, pathname);
      else await this.answer(req, res, this.read(req, full));
    } catch (error) {
      sendError(res, error);
    }
  };

  upgrade = (req: IncomingMessage, socket: Duplex, head: Buffer, path: string): void => {
    socket.on('error', () => socket.destroy());
    try {
      const request = this.read(req, withQuery(path, req));
      const asked = asFailing(request);
      if (this.failures.has('hang', asked)) return;
      this.refuseFailing(request);
      if (this.failures.has('html', asked)) throw new ApiError(502, 'BadGateway', 'the proxy gave no WebSocket');
      if (request.subresource === 'exec') this.upgradeExec(request, { req, socket, head });
      else if (request.verb === 'watch' && !request.subresource) this.upgradeWatch(request, { req, socket, head });
      else throw badRequest('this cannot be upgraded');
    } catch (error) {
      refuseUpgrade(socket, error);
    }
  };

  private get withoutKubeVirt(): boolean {
    return this.options.withoutKubeVirt === true || this.failures.withoutKubeVirt;
  }

  private readonly isGone = ({ group, plural }: Resource): boolean => this.gone.has(`${plural}.${group}`);

  private served(): ServedVersion[] {
    const isDown = this.failures.aggregatedAreDown;
    const aggregated = aggregatedApis(this.world).map((api) => (isDown ? { ...api, isAvailable: false } : api));
    return servedVersions({ aggregated, withoutKubeVirt: this.withoutKubeVirt, isGone: this.isGone });
  }

  /** A browser fails unless one of the protocols that it offers is chosen. */
  private protocol(offered: Set<string>): string | false {
    const [first] = [...offered].filter((name) => !name.startsWith('base64url.bearer.'));
    return chooseChannelProtocol(offered) || (first ?? false);
  }

  private read(req: IncomingMessage, path: string): ApiRequest {
    const asked = readPath(req.method ?? 'GET', path);
    const resource = asked && findResource(asked, this.withoutKubeVirt);
    if (asked !== undefined && resource !== undefined && !this.isGone(resource)) return { ...asked, resource };
    throw whyNone(asked, { ...this.asker(), groups: this.served().map(({ group }) => group) });
  }

  private get user(): string {
    return this.options.users?.name ?? 'admin';
  }

  private asker(): Asker {
    return { name: this.user, mayDo: this.mayDo, now: this.world.now() };
  }

  /** Whether the user may do something that an access review asks about. */
  private readonly mayDo = (asked: Attributes): boolean => {
    const { resource, subresource, verb, namespace } = asked;
    const failing = { resource: subresource ? `${resource}/${subresource}` : resource, verb, namespace };
    const isRefused = verb === 'watch' && this.failures.has('refuse-watches', failing);
    return (this.options.users?.allows(asked) ?? true) && !isRefused && !this.failures.has('forbid', failing);
  };

  private refuseFailing(request: ApiRequest): void {
    const asked = asFailing(request);
    const { user } = this;
    const { group, plural } = request.resource;
    if (!this.mayDo({ ...request, group, resource: plural, name: nameForAccess(request) }))
      throw forbidden({ ...request, user });
    if (this.failures.has('error', asked))
      throw new ApiError(500, 'InternalError', 'Internal error occurred: etcdserver: request timed out');
    const token = request.verb === 'list' ? (request.query.get('continue') ?? '') : '';
    if (token !== '' && this.failures.has('gone', asked)) throw tooLate(token);
  }

  private async review(req: IncomingMessage, res: ServerResponse, path: string): Promise<void> {
    const asked = { resource: path.split('/').at(-1) ?? '', verb: 'create' };
    if (this.failures.has('hang', asked)) return;
    if (this.failures.has('error', asked)) throw new ApiError(500, 'InternalError', 'Internal error occurred');
    if (this.failures.has('html', asked)) sendLogInPage(res);
    else sendJson(res, 201, answerReview(path, await readBytes(req), this.asker()));
  }

  private async answer(req: IncomingMessage, res: ServerResponse, request: ApiRequest): Promise<void> {
    const asked = asFailing(request);
    if (this.failures.has('hang', asked)) return;
    this.refuseFailing(request);
    if (this.failures.has('html', asked)) {
      sendLogInPage(res);
      return;
    }
    const representation = readAccept(req.headers.accept);
    if (request.subresource) this.answerSubresource(res, request);
    else if (request.verb === 'watch') watchOverHttp(res, (sink) => this.watch(req, request, sink));
    else if (request.verb === 'get') sendJson(res, 200, getObject(this.world, request, representation));
    else if (request.verb === 'list') {
      await reachVersion(this.world, this.options.timers ?? realTimers, request.query);
      sendJson(res, 200, listObjects(this.world, request, representation));
    } else if (request.verb === 'delete' || request.verb === 'deletecollection') {
      const body = await readBytes(req);
      // DeleteOptions are optional, and some clients write them as protobuf.
      const remove = request.verb === 'delete' ? deleteObject : deleteCollection;
      sendJson(res, 200, remove(this.world, request, isProtobuf(body) ? undefined : parseBody(body)));
    } else throw methodNotAllowed();
  }

  private answerSubresource(res: ServerResponse, request: ApiRequest): void {
    const { resource, subresource, verb, name = '', query } = request;
    if (resource.kind !== 'Pod' || (subresource !== 'log' && subresource !== 'exec')) throw noSuchKind();
    if (subresource === 'exec') throw badRequest('Upgrade request required');
    if (verb !== 'get') throw methodNotAllowed();
    const pod = servedObject(this.world, request);
    if (!pod) throw notFound(resource, name);
    const { world, failures, options } = this;
    answerLog({ world, failures, timers: options.timers }, res, pod, { asked: asFailing(request), query });
  }

  private watch(req: IncomingMessage, request: ApiRequest, sink: WatchSink): () => void {
    const { world, failures } = this;
    const context = { world, failures, timers: this.options.timers ?? realTimers };
    return watchObjects(context, request, readAccept(req.headers.accept), sink);
  }

  private upgradeWatch(request: ApiRequest, { req, socket, head }: Upgrade): void {
    if (!hasOrigin(req)) {
      refuseHandshake(socket);
      return;
    }
    readWatch(request);
    this.sockets.handleUpgrade(req, socket, head, (webSocket) => {
      watchOverWebSocket(webSocket, socket, (sink) => this.watch(req, request, sink));
    });
  }

  private upgradeExec(request: ApiRequest, { req, socket, head }: Upgrade): void {
    const { resource, name = '', query } = request;
    const pod = resource.kind === 'Pod' ? servedObject(this.world, request) : undefined;
    if (!pod) throw notFound(resource, name);
    const asked = readExecRequest(pod, query);
    const exec = this.options.exec ?? noExec;
    if (/^spdy/i.test(req.headers.upgrade ?? '')) {
      execOverSpdy({ socket, head, query }, exec, asked);
      return;
    }
    this.sockets.handleUpgrade(req, socket, head, (webSocket) => {
      webSocket.on('error', () => {
        webSocket.terminate();
      });
      void execOverWebSocket(webSocket, exec, asked);
    });
  }
}

interface Upgrade {
  req: IncomingMessage;
  socket: Duplex;
  head: Buffer;
}

/** A Kubernetes API over a world, with failures that can be ordered. */
export const createKubernetesApi = (
  world: World,
  failures: Failures,
  options: KubernetesApiOptions = {},
): KubernetesApi => new Api(world, failures, options);
