import { message, type Message } from '../message';

/** What facts give to the remedies of shared causes, and what is said where none does. */
export const VALUES = {
  name: message('Nothing that was read names the component.'),
  namespace: message('The namespace is not known.'),
  node: message('Nothing that was read names the node.'),
  /** A node of the control plane. */
  controlPlaneNode: message('No node of the control plane was read.'),
  pod: message('Nothing that was read names the pod.'),
  container: message('Nothing that was read names the container.'),
  /** As `KIND/NAME`. */
  workload: message('Nothing that was read names the Deployment or DaemonSet.'),
  /** Of the pods of the component. */
  selector: message('The labels of its pods are not known.'),
  /** Who creates the component, and the labels of its pods; absent where the Operator Lifecycle Manager does. */
  operator: message('Nothing that was read names its operator.'),
  operatorSelector: message('The labels of the pods of its operator are not known.'),
  serviceAccount: message('Nothing that was read names the service account.'),
  image: message('Nothing that was read names the image.'),
  memoryLimit: message('The memory limit of the container was not read.'),
  /** Twice the limit, as a quantity. */
  doubleMemory: message('The memory limit of the container was not read.'),
  quota: message('The message does not name the quota.'),
  webhook: message('The message does not name the webhook.'),
  policy: message('The message does not name the policy.'),
  service: message('The message does not name the service behind it.'),
  serviceNamespace: message('The message does not name the service behind it.'),
  /** The component behind the service, and the labels of its pods. */
  server: message('Who serves it is not known.'),
  serverSelector: message('The labels of the pods that serve it are not known.'),
  secret: message('The message does not name the Secret.'),
  configMap: message('The message does not name the ConfigMap.'),
  claim: message('The message does not name the claim.'),
  address: message('The message does not name the address.'),
  user: message('The message does not say who lacks the permission.'),
  verb: message('The message does not say what is not allowed.'),
  /** With its group: `leases.coordination.k8s.io`. */
  resource: message('The message does not say for which kind the permission is missing.'),
  scc: message('The message does not name the constraint of this service account.'),
  kind: message('The message does not name the kind.'),
  group: message('The message does not name the group of the kind.'),
  /** The operator's resource: its kind as `oc` takes it, and its name. */
  operand: message('Nothing that was read names the resource of the operator.'),
  operandName: message('Nothing that was read names the resource of the operator.'),
  /** `infra` or `workloads`: the part of HyperConverged that places the component. */
  placement: message('HyperConverged does not place this component.'),
} as const satisfies Readonly<Record<string, Message>>;

/** What a remedy of a shared cause may name. */
export type ValueName = keyof typeof VALUES;
