import { isFields, readCondition, readList, readNumber, readText } from '../kubernetes/read-field';
import { isReady } from '../replicas';
import type { KubernetesObject } from '../scenario';
import { keyOf, keyText } from '../world-state';
import type { Draft } from './draft';
import { merge } from './merge';
import { at, later, microTime, secondsSince } from './times';

/** What of a workload's pods is there and what is wanted, as its operator writes it; `undefined` when all are ready. */
const lackOf = (draft: Draft, name: string): { ready: number; wanted: number; words: string } | undefined => {
  const workload = [...draft.ofKind('Deployment'), ...draft.ofKind('DaemonSet')].find(
    ({ metadata }) => metadata.name === name,
  );
  if (workload === undefined) return undefined;
  const isDaemonSet = workload.kind === 'DaemonSet';
  const ready = readNumber(workload, isDaemonSet ? 'status.numberReady' : 'status.readyReplicas');
  const wanted = readNumber(workload, isDaemonSet ? 'status.desiredNumberScheduled' : 'spec.replicas');
  return ready < wanted ? { ready, wanted, words: isDaemonSet ? 'pods' : 'replicas' } : undefined;
};

/** What an operator says in the conditions of its resource when one of its workloads lacks pods. */
interface Operator {
  resource: string;
  /** The operator's own workload: without a ready pod it says nothing. */
  workload: string;
  operands: string[];
  /** How long after the workload it notices, in seconds. */
  delay: number;
  conditions: (operand: string, lack: { ready: number; wanted: number; words: string }) => Record<string, unknown>[];
}

const OPERATORS: Operator[] = [
  {
    resource: 'KubeVirt/kubevirt-kubevirt-hyperconverged',
    workload: 'virt-operator',
    operands: ['virt-api', 'virt-controller', 'virt-handler'],
    delay: 51,
    conditions: (operand, { ready, wanted, words }) => {
      const message = `KubeVirt is not available: ${operand} has ${String(ready)} of ${String(wanted)} ${words} ready`;
      const said = { reason: 'DeploymentInProgress', message };
      return [
        { type: 'Available', status: 'False', ...said },
        { type: 'Progressing', status: 'True', ...said },
        { type: 'Degraded', status: 'True', ...said },
      ];
    },
  },
  {
    resource: 'SSP/ssp-kubevirt-hyperconverged',
    workload: 'ssp-operator',
    operands: ['virt-template-validator'],
    delay: 11,
    conditions: (operand, { ready, wanted }) => [
      { type: 'Available', status: 'False', message: `${operand}: No pods are available` },
      {
        type: 'Degraded',
        status: 'True',
        message: `${operand} has ${String(ready)} of ${String(wanted)} replicas available`,
      },
    ],
  },
  {
    resource: 'NetworkAddonsConfig/cluster',
    workload: 'cluster-network-addons-operator',
    operands: ['kubemacpool-mac-controller-manager'],
    delay: 7,
    conditions: (operand, { wanted }) => [
      { type: 'Available', status: 'False', reason: 'Startup', message: 'Configuration is in process' },
      {
        type: 'Progressing',
        status: 'True',
        reason: 'Deploying',
        message: `Deployment "openshift-cnv/${operand}" is not available (awaiting ${String(wanted)} nodes)`,
      },
    ],
  },
];

/** The conditions of the operators' resources follow from their workloads, unless the fault wrote them itself. */
export const deriveOperators = (draft: Draft): void => {
  for (const { resource, workload, operands, delay, conditions } of OPERATORS) {
    const [kind = '', name = ''] = resource.split('/');
    const object = draft.ofKind(kind).find(({ metadata }) => metadata.name === name);
    if (object === undefined || draft.written.has(keyText(keyOf(object)))) continue;
    if (!draft.podsOf(workload).some(isReady)) continue;
    const operand = operands.find((one) => lackOf(draft, one) !== undefined);
    const lack = operand === undefined ? undefined : lackOf(draft, operand);
    if (operand === undefined || lack === undefined) continue;
    const lastTransitionTime = later(draft.since.get(operand) ?? draft.now().toISOString(), delay);
    const said = conditions(operand, lack).map((condition) => ({ ...condition, lastTransitionTime }));
    draft.apply(merge(object, { status: { conditions: said } }) as KubernetesObject);
  }
};

const isRunning = (pod: KubernetesObject | undefined): boolean =>
  readList(pod, 'status.containerStatuses').some(({ state }) => isFields(state) && isFields(state.running));

const lastSeen = (draft: Draft, holder: string, pod: KubernetesObject | undefined): string => {
  const ended = readList(pod, 'status.containerStatuses').map(
    (status) => readText(status, 'lastState.terminated.finishedAt') || readText(status, 'state.terminated.finishedAt'),
  );
  const workload = [...draft.since.keys()].find((name) => holder.startsWith(`${name}-`));
  return draft.since.get(workload ?? '') ?? ended.find(Boolean) ?? draft.now().toISOString();
};

/** A lease is renewed no more when its holder is gone, runs no more, or sits on a node that is cut off. */
export const deriveLeases = (draft: Draft): void => {
  for (const lease of draft.ofKind('Lease')) {
    const [holder = ''] = readText(lease, 'spec.holderIdentity').split('_');
    const renewed = readText(lease, 'spec.renewTime');
    const pod = draft.ofKind('Pod').find(({ metadata }) => metadata.name === holder);
    const node = draft.ofKind('Node').find(({ metadata }) => metadata.name === readText(pod, 'spec.nodeName'));
    const isCutOff = node !== undefined && readCondition(node, 'Ready') !== 'True';
    if (holder === '' || (isRunning(pod) && !isCutOff)) continue;
    if (secondsSince(at(renewed)) > readNumber(lease, 'spec.leaseDurationSeconds')) continue;
    const end = isCutOff ? readyChange(node) : lastSeen(draft, holder, pod);
    draft.apply(merge(lease, { spec: { renewTime: microTime(later(end, -3)) } }) as KubernetesObject);
  }
};

const readyChange = (node: KubernetesObject): string =>
  readText(
    readList(node, 'status.conditions').find(({ type }) => type === 'Ready'),
    'lastTransitionTime',
  );
