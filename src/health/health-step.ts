import type { MetricProbe } from '../probes/probe';
import type { Step } from '../runbooks/runbook';

/** What is read for the page of health. */
export type HealthStepId =
  | 'deployments'
  | 'daemon-sets'
  | 'lease-virt-controller'
  | 'lease-virt-operator'
  | 'failing-calls'
  | 'restarts'
  | 'nodes-count'
  | 'nodes-trouble'
  | 'operator-kube-apiserver'
  | 'operator-network'
  | 'operator-dns'
  | 'api-latency'
  | 'api-errors'
  | 'api-rejected'
  | 'quotas'
  | 'api-services'
  | 'api-service-uploads'
  | 'webhooks-virt-operator'
  | 'operator'
  | 'upgradeable'
  | 'machines'
  | 'machines-waiting'
  | 'launchers'
  | 'launchers-unreachable'
  | 'cluster-update'
  | 'node-configuration';

/** A step of the page, whose id the readers of this folder know. */
export type HealthStep = Step & { readonly id: HealthStepId };

/** A step that asks Prometheus. */
export const metric = (
  id: HealthStepId,
  { title, text, ...probe }: Pick<Step, 'title' | 'text'> & Pick<MetricProbe, 'query' | 'unit' | 'by'>,
  expectation: Step['expectation'],
): HealthStep => ({ id, title, text, probe: { kind: 'metric', ...probe }, expectation });

/** Nodes whose kubelet was not heard of, or says that it is not ready: what runs there is not known. */
export const NOT_READY = 'kube_node_status_condition{condition="Ready",status=~"false|unknown"} == 1';
