import { message, type Message } from '../message';
import { labelText } from '../probes/label-text';
import type { Measure } from '../probes/measure';
import type { LabelSelector, ModelName, Probe } from '../probes/probe';
import type { FilledStep } from '../runbooks/runbook';
import { workloadOf } from './observations';
import { OPERATOR_MODELS } from './operator-resources';

/** A thing that steps look at: nodes, the pods of a workload, one Deployment. */
export interface LookedAt {
  /** Equal for steps that look at the same. */
  readonly key: string;
  readonly name: Message;
  /** The kind of its objects; absent for logs, metrics and what is done by hand. */
  readonly model?: ModelName;
}

/** How the cluster is laid out, and what is under way in it: read beside the steps of every runbook. */
const CLUSTER: ReadonlySet<string> = new Set<ModelName>(['ClusterVersion', 'MachineConfigPool', 'Infrastructure']);
const MACHINE: ReadonlySet<string> = new Set<ModelName>(['VirtualMachine', 'VirtualMachineInstance']);
const SERVING: ReadonlySet<string> = new Set<ModelName>(['Service', 'Endpoints', 'EndpointSlice']);

const CALLS: LookedAt = { key: 'calls', name: message('Calls to the API server') };
const API_SERVER: LookedAt = { key: 'api-server', name: message('API server') };
const MONITORING: LookedAt = { key: 'monitoring', name: message('Monitoring') };
const METRICS: LookedAt = { key: 'metrics', name: message('Metrics') };
const NODES: LookedAt = { key: 'nodes', name: message('Nodes'), model: 'Node' };

const BY_MEASURE: Readonly<Record<Measure, LookedAt>> = {
  'failing-share': CALLS,
  'failing-calls': CALLS,
  'api-latency': API_SERVER,
  'api-errors': API_SERVER,
  'api-seats': API_SERVER,
  'api-rejected': API_SERVER,
  'memory-requests': NODES,
  'pod-count': MONITORING,
  scrape: MONITORING,
  'pod-phases': MONITORING,
};

/** A value that is not known yet stands there by the name of its variable, which says nothing to a reader. */
const known = (text: string | undefined): string => (text === undefined || text.includes('{{') ? '' : text);

/** Whose pods a selector takes: a workload of the product, else what its first label says. */
const ownerOf = (step: Pick<FilledStep, 'probe'>, selector: LabelSelector): string =>
  workloadOf(step) || known(Object.values(selector)[0]) || labelText(selector);

const podsOf = (step: Pick<FilledStep, 'probe'>, selector: LabelSelector | undefined): LookedAt => {
  if (selector === undefined) return { key: 'pods', name: message('Pods'), model: 'Pod' };
  const owner = ownerOf(step, selector);
  return { key: `pods/${owner}`, name: message('Pods of {{owner}}', { owner }), model: 'Pod' };
};

const objectsAt = (step: Pick<FilledStep, 'probe'>, probe: Extract<Probe, { kind: 'list' | 'get' }>): LookedAt => {
  const { model } = probe;
  const name = probe.kind === 'get' ? known(probe.name) : '';
  if (model === 'Node') return NODES;
  if (CLUSTER.has(model)) return { key: 'cluster', name: message('Updates and layout of the cluster'), model };
  if (MACHINE.has(model)) return { key: `machine/${name}`, name: message('Virtual machine {{name}}', { name }), model };
  if (SERVING.has(model)) return { key: `service/${name}`, name: message('Service {{name}}', { name }), model };
  if (model.endsWith('WebhookConfiguration')) return { key: 'webhooks', name: message('Webhooks'), model };
  if (model === 'Pod') return podsOf(step, probe.kind === 'list' ? probe.selector : undefined);
  // A cluster has one of each of these, whose name says nothing.
  const isOne = name === '' || OPERATOR_MODELS.includes(model);
  return isOne
    ? { key: model, name: message('{{kind}}', { kind: model }), model }
    : { key: `${model}/${name}`, name: message('{{kind}} {{name}}', { kind: model, name }), model };
};

const probeOf = ({ probe }: Pick<FilledStep, 'probe'>): Probe => (probe.kind === 'unfilled' ? probe.probe : probe);

const at = (step: Pick<FilledStep, 'probe'>): LookedAt => {
  const probe = probeOf(step);
  const filled = { probe: probe as FilledStep['probe'] };
  switch (probe.kind) {
    case 'list':
    case 'get':
      return objectsAt(filled, probe);
    case 'logs': {
      const owner = ownerOf(filled, probe.selector);
      return { key: `logs/${owner}`, name: message('Logs of {{owner}}', { owner }) };
    }
    case 'metric':
      return probe.measures === undefined ? METRICS : BY_MEASURE[probe.measures];
    case 'by-hand':
      return { key: 'by-hand', name: message('By hand') };
    case 'events':
      if (probe.about === 'Node') return NODES;
      return probe.about === undefined
        ? { key: 'events', name: message('Events') }
        : { key: `events/${probe.about}`, name: message('Events about {{kind}}', { kind: probe.about }) };
  }
};

/** Whose objects the events of a kind belong to, the first that is looked at: what creates pods tells of it by ReplicaSets. */
const belongTo = (about: ModelName): readonly ModelName[] =>
  about === 'ReplicaSet' ? ['ReplicaSet', 'Deployment', 'DaemonSet'] : [about];

/** What each step looks at, in their order. Events belong to the objects that they are about, where these are looked at. */
export const lookedAt = (steps: readonly Pick<FilledStep, 'probe'>[]): readonly LookedAt[] => {
  const all = steps.map(at);
  return steps.map((step, index) => {
    const own = all[index] ?? METRICS;
    const probe = probeOf(step);
    if (probe.kind !== 'events' || probe.about === undefined) return own;
    const models = belongTo(probe.about);
    return all.find(({ model }) => model !== undefined && models.includes(model)) ?? own;
  });
};
