import { message } from '../../message';
import type { Variable } from '../bind-variables';
import type { Runbook, Step } from '../runbook';

/** node-exporter names its instances after the node; the labels `namespace`, `pod` and `node` are those of its scrape. */
export const NODE: Readonly<Record<string, Variable>> = {
  node: {
    firstOf: [{ label: 'instance' }],
    whenAbsent: message('The alert has no label `instance` that names its node.'),
  },
  busiest: {
    firstOf: [{ step: 'machines', path: 'labels.name' }],
    whenAbsent: message('No machine on the node uses much of its processors.'),
    optional: true,
  },
  project: {
    firstOf: [{ step: 'machines', path: 'labels.namespace' }],
    whenAbsent: message('No machine on the node uses much of its processors.'),
    optional: true,
  },
};

/** An alert about a node, and the steps that are about it. */
export const aboutNode = (...own: readonly string[]): Runbook['subject'] => ({
  kind: 'object',
  model: 'Node',
  name: '{{node}}',
  component: 'hco-operator',
  own,
});

/** What the alerts about processors are judged by. */
export const load: Step = {
  id: 'load',
  title: message('Read how busy the node is'),
  headline: message('The processors of node {{node}} are busy'),
  text: message('The part of its processors that did not idle within the last minute.'),
  probe: { kind: 'metric', query: 'instance:node_cpu_utilisation:rate1m{instance="{{node}}"}', unit: 'ratio' },
  expectation: { kind: 'below', threshold: 0.9, emptyIsHealthy: false },
};

export const node: Step = {
  id: 'node',
  title: message('Describe the node'),
  text: message('See whether it is ready, and what it can give away.'),
  probe: { kind: 'get', model: 'Node', name: '{{node}}', show: 'describe' },
  expectation: { kind: 'nodes-healthy' },
};

/** The first names the machine that a remedy moves. */
export const machines: Step = {
  id: 'machines',
  title: message('Find the machines that use most'),
  text: message('In processors: 2 means that two are busy all the time. A machine with more than a tenth is listed.'),
  probe: {
    kind: 'metric',
    query: 'topk(10, sum by (namespace, name) (rate(kubevirt_vmi_cpu_usage_seconds_total{node="{{node}}"}[5m]))) > 0.1',
    unit: 'number',
    by: ['namespace', 'name'],
  },
  expectation: { kind: 'shown' },
};
