import { readCondition, readFields, readList, readNumber, readText } from '../kubernetes/read-field';
import type { Fields } from '../kubernetes/read-field';
import { countReplicas, isReady, podsOf } from '../replicas';
import type { KubernetesObject } from '../scenario';
import type { Draft } from './draft';
import { merge } from './merge';
import { later } from './times';

/** When the pods of a workload were last other than they should be. */
const sinceOf = (draft: Draft, workload: string, pods: readonly KubernetesObject[]): string => {
  const times = pods
    .filter((pod) => !isReady(pod))
    .flatMap((pod) => readList(pod, 'status.conditions'))
    .filter(({ type, status }) => (type === 'Ready' || type === 'PodScheduled') && status !== 'True')
    .map((condition) => readText(condition, 'lastTransitionTime'));
  const began = draft.since.get(workload);
  // A pod may have stopped to be ready later than the fault began, as when its node went.
  return [...(began === undefined ? [] : [began]), ...times].sort().at(-1) ?? draft.now().toISOString();
};

const readyIn = ({ kind, status }: KubernetesObject): number =>
  readNumber(status, kind === 'DaemonSet' ? 'numberReady' : 'readyReplicas');
const sizeIn = ({ kind, status }: KubernetesObject): number =>
  readNumber(status, kind === 'DaemonSet' ? 'currentNumberScheduled' : 'replicas');

/** The counts of a workload follow from its pods. */
export const deriveWorkloads = (draft: Draft): void => {
  for (const owner of [...draft.ofKind('ReplicaSet'), ...draft.ofKind('DaemonSet')]) {
    const pods = podsOf(draft, owner);
    if (readyIn(owner) === pods.filter(isReady).length && sizeIn(owner) === pods.length) continue;
    const workload = owner.metadata.ownerReferences?.[0]?.name ?? owner.metadata.name;
    const name = owner.kind === 'DaemonSet' ? owner.metadata.name : workload;
    const since = sinceOf(draft, name, pods);
    draft.since.set(name, since);
    draft.asOf(since, () => {
      countReplicas(draft, owner);
    });
  }
};

const selected = (draft: Draft, selector: Fields, namespace = ''): KubernetesObject[] =>
  draft
    .list('', 'Pod', namespace)
    .filter(
      ({ metadata }) =>
        Object.keys(selector).length > 0 &&
        Object.entries(selector).every(([label, value]) => metadata.labels?.[label] === value),
    );

/** The moment at which a workload's pods changed, for what is about pods of the same selector. */
const sinceOfPods = (draft: Draft, selector: Fields): string => {
  const labels = Object.values(selector);
  const name = [...draft.since.keys()].find((workload) => labels.includes(workload));
  return draft.since.get(name ?? '') ?? draft.now().toISOString();
};

export const deriveDisruptionBudgets = (draft: Draft): void => {
  for (const budget of draft.ofKind('PodDisruptionBudget')) {
    const selector = readFields(budget, 'spec.selector.matchLabels');
    const healthy = selected(draft, selector, budget.metadata.namespace).filter(isReady).length;
    if (healthy === readNumber(budget, 'status.currentHealthy')) continue;
    const allowed = Math.max(0, healthy - readNumber(budget, 'status.desiredHealthy'));
    const condition = {
      type: 'DisruptionAllowed',
      status: allowed > 0 ? 'True' : 'False',
      reason: allowed > 0 ? 'SufficientPods' : 'InsufficientPods',
      lastTransitionTime: later(sinceOfPods(draft, selector), 1),
    };
    const status = { currentHealthy: healthy, disruptionsAllowed: allowed, conditions: [condition] };
    draft.apply(merge(budget, { status }) as KubernetesObject);
  }
};

const isAlive = (pod: KubernetesObject): boolean =>
  readText(pod, 'status.podIP') !== '' && !['Failed', 'Succeeded'].includes(readText(pod, 'status.phase'));

const addressOf = (pod: KubernetesObject): Fields => ({
  ip: readText(pod, 'status.podIP'),
  nodeName: readText(pod, 'spec.nodeName'),
  targetRef: {
    kind: 'Pod',
    namespace: pod.metadata.namespace,
    name: pod.metadata.name,
    uid: pod.metadata.uid,
  },
});

const endpointOf = (pod: KubernetesObject): Fields => {
  const { ip, ...rest } = addressOf(pod);
  const ready = isReady(pod);
  return { addresses: [ip], conditions: { ready, serving: ready, terminating: false }, ...rest };
};

const toldIn = (endpoints: readonly Fields[]): string =>
  JSON.stringify(
    endpoints.map((one) => [readText(one, 'targetRef.name'), readText(one, 'conditions.ready')].join()).sort(),
  );

const deriveEndpoints = (draft: Draft, service: KubernetesObject, pods: readonly KubernetesObject[]): void => {
  const endpoints = draft
    .ofKind('Endpoints')
    .find(
      ({ metadata }) => metadata.name === service.metadata.name && metadata.namespace === service.metadata.namespace,
    );
  if (endpoints === undefined) return;
  const [subset] = readList(endpoints, 'subsets');
  const [ready, unready] = [pods.filter(isReady), pods.filter((pod) => !isReady(pod))];
  const one = {
    ...(ready.length > 0 && { addresses: ready.map(addressOf) }),
    ...(unready.length > 0 && { notReadyAddresses: unready.map(addressOf) }),
    ports: subset?.ports,
  };
  draft.apply({ ...endpoints, subsets: pods.length === 0 ? [] : [one] });
};

/** The endpoints of services follow from the pods that they select, and the availability of APIs from them. */
export const deriveServices = (draft: Draft): void => {
  for (const service of draft.ofKind('Service')) {
    const selector = readFields(service, 'spec.selector');
    const pods = selected(draft, selector, service.metadata.namespace).filter(isAlive);
    const slice = draft
      .ofKind('EndpointSlice')
      .find(
        ({ metadata }) =>
          metadata.labels?.['kubernetes.io/service-name'] === service.metadata.name &&
          metadata.namespace === service.metadata.namespace,
      );
    const endpoints = pods.map(endpointOf);
    if (slice === undefined || toldIn(readList(slice, 'endpoints')) === toldIn(endpoints)) continue;
    draft.apply({ ...slice, endpoints });
    deriveEndpoints(draft, service, pods);
    deriveApis(draft, service, pods.some(isReady), later(sinceOfPods(draft, selector), 2));
  }
};

const deriveApis = (draft: Draft, { metadata }: KubernetesObject, isUp: boolean, time: string): void => {
  for (const api of draft.ofKind('APIService')) {
    const { namespace, name } = readFields(api, 'spec.service');
    if (namespace !== metadata.namespace || name !== metadata.name) continue;
    if ((readCondition(api, 'Available') === 'True') === isUp) continue;
    const condition = {
      type: 'Available',
      status: isUp ? 'True' : 'False',
      lastTransitionTime: time,
      reason: isUp ? 'Passed' : 'MissingEndpoints',
      message: isUp
        ? 'all checks passed'
        : `endpoints for service/${metadata.name} in "${metadata.namespace ?? ''}" have no addresses with port name ""`,
    };
    draft.apply(merge(api, { status: { conditions: [condition] } }) as KubernetesObject);
  }
};
