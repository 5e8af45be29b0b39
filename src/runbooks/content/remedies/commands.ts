import { message } from '../../../message';
import type { Argv, Template } from '../../../probes/probe';

/** Where the component runs. */
export const NAMESPACE = '{{namespace}}';

/** HyperConverged with its version: without, `oc` takes v1 from 4.22 on, which has its fields elsewhere. */
export const HYPERCONVERGED = ['hyperconvergeds.v1beta1.hco.kubevirt.io', 'kubevirt-hyperconverged'] as const;

/** A command in a shell on a node, by the name of the value that holds the node. */
export const onNode = (node: 'node' | 'controlPlaneNode', ...words: readonly Template[]): Argv => [
  'oc',
  'debug',
  `node/{{${node}}}`,
  '--',
  'chroot',
  '/host',
  ...words,
];

/**
 * Deletes the pods with some labels. It does not wait: a pod on a node that does not answer goes when the node is back,
 * and its successor is made at once.
 */
export const deletePods = (namespace: Template, selector: Template, ...more: readonly Template[]): Argv => [
  'oc',
  'delete',
  'pods',
  '-n',
  namespace,
  '-l',
  selector,
  ...more,
  '--wait=false',
];

/** Asks Prometheus in its own pod, as the commands of steps do. */
export const askPrometheus = (query: Template): Argv => [
  'oc',
  'exec',
  '-n',
  'openshift-monitoring',
  '-c',
  'prometheus',
  'prometheus-k8s-0',
  '--',
  'promtool',
  'query',
  'instant',
  'http://localhost:9090',
  query,
];

/** What each worker has, and what of it is requested. */
export const describeWorkers: Argv = ['oc', 'describe', 'nodes', '-l', 'node-role.kubernetes.io/worker'];

/** What updates of the operators there are, installed and to come. */
export const UPDATES: Argv = [
  'oc',
  'get',
  'subscriptions.operators.coreos.com',
  '-n',
  NAMESPACE,
  '-o',
  'custom-columns=NAME:.metadata.name,CHANNEL:.spec.channel,INSTALLED:.status.installedCSV,LATEST:.status.currentCSV,STATE:.status.state',
];

/** The end of the run before the present one. */
export const LAST_RUN: Argv = [
  'oc',
  'logs',
  '-n',
  NAMESPACE,
  '{{pod}}',
  '-c',
  '{{container}}',
  '--previous',
  '--tail=50',
];

export const PODS_READY = message('The pods of {{name}} become ready and stay so.');
export const NO_MORE_LINES = message('The log of {{name}} has no new line of this kind.');
export const PODS_CREATED = message('New pods of {{name}} are created, and no new `FailedCreate` warning comes.');
export const NO_RESTARTS = message('The container does not restart any more.');
export const NO_PRESSURE = message('The node is under no pressure any more, and the pods are ready.');
export const NODE_READY = message('The node is `Ready` again.');
export const OLD_LOGS_LOST = message(
  'What {{name}} does stops until a new pod is ready; running machines go on. The old logs are lost: download the evidence first.',
);
