import type { K8sResourceCommon } from '@openshift-console/dynamic-plugin-sdk';

import { lostData } from '../lost-data';
import type { ModelName } from '../probes/probe';
import { controllerOf } from '../probes/controller';
import { modelOf } from '../probes/models';
import { isReady } from '../probes/pod-readiness';
import type { ClusterObject, PodCount } from '../probes/observation';
import { finite, list, record, text } from '../unknown-value';
import { bounded, type BoundSignal } from './bounded-request';
import { QUERIES, type Lane } from './lane';
import { listAddress, type FetchJson } from './list-objects';
import { NotCounted, type ReadList } from './list-polls';
import { objectAddress } from './object-address';
import { parseSamples, queryAddress } from './prometheus';
import { NotTheAnswer } from './read-error';

/** Pods of a part: the first ones of the list, and at most as many that do not run. */
const FEW = 50;
/** Pods that run and are not ready are read one by one, where fewer than so many were found; more tell no more. */
const NAMED = 10;
/** Each request comes within, in milliseconds. */
const WITHIN = 30_000;

/** The kinds that count their pods; a ReplicaSet's are those of one version, its Deployment's are all. */
const COUNTING: ReadonlySet<string> = new Set<ModelName>(['DaemonSet', 'Deployment', 'ReplicaSet']);

/** How many pods their workload has, and how many of them are ready. @throws NotCounted where nothing says so */
const countOf = (workload: ClusterObject, kind: string): PodCount => {
  const status = record(workload.status);
  const [total, ready] =
    kind === 'DaemonSet'
      ? [finite(status.desiredNumberScheduled), finite(status.numberReady)]
      : [finite(record(workload.spec).replicas), finite(status.readyReplicas) ?? 0];
  if (total === undefined || ready === undefined) throw new NotCounted('The workload does not count its pods');
  return { total, ready };
};

/** What is asked of the cluster here. */
interface Questions {
  /** The first objects of a list, and whether there are more. */
  readonly getList: (address: string) => Promise<{ readonly pods: readonly ClusterObject[]; readonly more: boolean }>;
  readonly getOne: (model: ModelName, name: string) => Promise<ClusterObject>;
  /** The answer to an instant query. */
  readonly query: (query: string) => Promise<unknown>;
}

const questions = (fetchJson: FetchJson, namespace: string, signal: AbortSignal): Questions => {
  const get = async (address: string, lane?: Lane): Promise<unknown> => {
    const ask = async (own: BoundSignal): Promise<unknown> => fetchJson(address, 'GET', { signal: own }, -1);
    return bounded(ask, { within: WITHIN, signal, ...(lane === undefined ? {} : { lane }) });
  };
  return {
    getList: async (address) => {
      const { items, metadata } = record(await get(address));
      if (!Array.isArray(items)) throw new NotTheAnswer('The answer is not a list');
      return { pods: list(items).map(record), more: text(record(metadata).continue) !== '' };
    },
    getOne: async (model, name) => record(await get(objectAddress(modelOf(model), namespace, name))),
    query: async (query) => get(queryAddress(query), QUERIES),
  };
};

interface Workload {
  readonly name: string;
  readonly count: PodCount;
}

/** The workload of all these pods. @throws NotCounted where they have none, or several, or it can't be read */
const workloadOf = async (pods: readonly ClusterObject[], { getOne }: Questions): Promise<Workload> => {
  const controllers = pods.map(controllerOf);
  const [first] = controllers;
  const isOne = controllers.every((one) => one !== undefined && one.kind === first?.kind);
  // The pods of a Deployment may be of two ReplicaSets; those of two DaemonSets are counted by neither.
  const isCounted = isOne && first !== undefined && COUNTING.has(first.kind);
  if (!isCounted || (first.kind === 'DaemonSet' && controllers.some((one) => one?.uid !== first.uid))) {
    throw new NotCounted('The pods are not those of one workload');
  }
  const own = await getOne(first.kind as ModelName, first.name);
  const above = first.kind === 'ReplicaSet' ? controllerOf(own) : undefined;
  if (above?.kind !== 'Deployment') return { name: first.name, count: countOf(own, first.kind) };
  return { name: above.name, count: countOf(await getOne('Deployment', above.name), 'Deployment') };
};

/** Pods that run and are not ready, as far as Prometheus may be asked and answers in whole. */
const notReady = async (namespace: string, workload: string, { getOne, query }: Questions) => {
  const of = `namespace=${JSON.stringify(namespace)},pod=~${JSON.stringify(`${workload}-.*`)}`;
  const answer = await query(`kube_pod_status_ready{${of},condition="true"} == 0`);
  if (lostData(answer).length > 0) return [];
  const names = parseSamples(answer).map(({ labels }) => labels.pod ?? '');
  const pods = names.slice(0, NAMED).map(async (name) => getOne('Pod', name).catch(() => undefined));
  // What Prometheus knows is some seconds old.
  return (await Promise.all(pods)).filter((pod): pod is ClusterObject => pod !== undefined && !isReady(pod));
};

const watched = (pods: readonly ClusterObject[]) => ({
  data: pods as readonly unknown[] as readonly K8sResourceCommon[],
  loaded: true,
});

/**
 * Reads of very many pods of one workload what matters, instead of all of them: how many there are and are ready, as
 * their DaemonSet or Deployment counts them; those that do not run; those that Prometheus knows not to be ready, where it
 * may be asked (no field selector finds them); and the first of the list. Where they are few, it reads them all.
 */
export const readPart =
  (fetchJson: FetchJson): ReadList =>
  async (request, signal) => {
    const { namespace = '' } = request;
    const ask = questions(fetchJson, namespace, signal);
    const first = await ask.getList(listAddress(request, '', FEW));
    if (!first.more) return watched(first.pods);
    const [{ name, count }, stopped] = await Promise.all([
      workloadOf(first.pods, ask).catch((error: unknown) => {
        signal.throwIfAborted();
        throw error instanceof NotCounted ? error : new NotCounted('The workload can not be read', { cause: error });
      }),
      ask.getList(`${listAddress(request, '', FEW)}&fieldSelector=${encodeURIComponent('status.phase!=Running')}`),
    ]);
    const known = [...stopped.pods, ...first.pods].filter((pod) => !isReady(pod)).length;
    const isEnough = known >= Math.min(NAMED, count.total - count.ready);
    const named = isEnough ? [] : await notReady(namespace, name, ask).catch(() => []);
    signal.throwIfAborted();
    const all = [...named, ...stopped.pods, ...first.pods];
    const once = [...new Map(all.map((pod) => [pod.metadata?.uid ?? pod.metadata?.name, pod])).values()];
    return { ...watched(once), of: count };
  };
