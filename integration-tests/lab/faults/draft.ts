import { isFields, readField } from '../kubernetes/read-field';
import type { Fields } from '../kubernetes/read-field';
import { REFERENCE_TIME } from '../scenario';
import type { KubernetesObject, MetricDescription, ObjectKey, Scenario } from '../scenario';
import { completeObject, groupOf, keyOf, keyText, sameContent } from '../world-state';

const NAMESPACE = 'openshift-cnv';

/**
 * The cluster of a fault while it is written: the base, and what differs so far. Objects are copied when they are
 * edited, so that the base stays as it is. Its times are those of the files (REFERENCE_TIME is now).
 */
export class Draft {
  readonly logs = new Map<string, string>();
  readonly metrics: MetricDescription[] = [];
  /** Since when a workload (by its name) has not had all its pods: what follows from that dates from then. */
  readonly since = new Map<string, string>();
  /** The objects that the fault itself wrote, by key: an operator's conditions are derived of others alone. */
  readonly written = new Set<string>();
  private readonly objects = new Map<string, KubernetesObject>();
  private moment = REFERENCE_TIME;

  constructor(private readonly base: Pick<Scenario, 'objects' | 'logs' | 'metrics'>) {
    for (const object of base.objects) this.objects.set(keyText(keyOf(object)), object);
  }

  get(key: ObjectKey): KubernetesObject | undefined {
    return this.objects.get(keyText(key));
  }

  list(group: string, kind: string, namespace?: string): KubernetesObject[] {
    return this.ofKind(kind).filter(
      ({ apiVersion, metadata }) =>
        groupOf(apiVersion) === group && (namespace === undefined || metadata.namespace === namespace),
    );
  }

  ofKind(kind: string): KubernetesObject[] {
    return [...this.objects.values()].filter((object) => object.kind === kind);
  }

  /** Makes or replaces an object. */
  apply(object: KubernetesObject): KubernetesObject {
    const complete = completeObject(object, new Date(REFERENCE_TIME));
    this.objects.set(keyText(keyOf(object)), complete);
    return complete;
  }

  remove(key: ObjectKey): void {
    this.objects.delete(keyText(key));
  }

  /** What counts as now while something is derived: when it came about. */
  now(): Date {
    return new Date(this.moment);
  }

  /** Derives something as of a moment. */
  asOf(moment: string, derive: () => void): void {
    this.moment = moment;
    derive();
    this.moment = REFERENCE_TIME;
  }

  /** The object that `Kind/name` or `NAMESPACE/Kind/name` names, in openshift-cnv or of the whole cluster. Throws when there is none. */
  find(reference: string): KubernetesObject {
    const [name = '', kind = '', namespace] = reference.split('/').reverse();
    const named = this.ofKind(kind).filter(({ metadata }) => metadata.name === name);
    const found = namespace
      ? named.find(({ metadata }) => metadata.namespace === namespace)
      : named.find(({ metadata }) => (metadata.namespace ?? NAMESPACE) === NAMESPACE);
    if (found === undefined) throw new Error(`There is no ${reference}`);
    return found;
  }

  /** The workload of a name. Throws when there is none. */
  workload(name: string): KubernetesObject {
    const found = [...this.ofKind('Deployment'), ...this.ofKind('DaemonSet')].find(
      ({ metadata }) => metadata.name === name,
    );
    if (found === undefined) throw new Error(`There is no workload ${name}`);
    return found;
  }

  /** The ReplicaSet of a Deployment, a DaemonSet itself: what owns the pods. */
  podOwner(workload: string): KubernetesObject {
    const owner = this.workload(workload);
    return owner.kind === 'DaemonSet' ? owner : (this.ownedBy(owner, 'ReplicaSet')[0] ?? owner);
  }

  /** The pods of the workload of a name, or the one pod of that name. Throws when there is none. */
  podsOf(name: string): KubernetesObject[] {
    const pod = this.ofKind('Pod').find(({ metadata }) => metadata.name === name);
    return pod ? [pod] : this.ownedBy(this.podOwner(name), 'Pod');
  }

  /** The log of a container so far: as a change has it, else as the base has it; '' when there is none. */
  logOf(pod: KubernetesObject, container: string): string {
    const key = `${pod.metadata.namespace ?? ''}/${pod.metadata.name}/${container}`;
    return this.logs.get(key) ?? this.base.logs.get(key) ?? '';
  }

  baseMetrics(): readonly MetricDescription[] {
    return this.base.metrics;
  }

  /** All objects as they are now. */
  all(): KubernetesObject[] {
    return [...this.objects.values()];
  }

  /** What differs from the base. */
  difference(): Pick<Scenario, 'objects' | 'deleted'> {
    const before = new Map(this.base.objects.map((object) => [keyText(keyOf(object)), object]));
    return {
      objects: this.all().filter((object) => {
        const old = before.get(keyText(keyOf(object)));
        return old !== object && !(old && sameContent(old, object));
      }),
      deleted: this.base.objects.map(keyOf).filter((key) => !this.objects.has(keyText(key))),
    };
  }

  private ownedBy({ kind, metadata }: KubernetesObject, owned: string): KubernetesObject[] {
    return this.ofKind(owned).filter(
      (object) =>
        object.metadata.namespace === metadata.namespace &&
        object.metadata.ownerReferences?.some((owner) => owner.kind === kind && owner.name === metadata.name),
    );
  }
}

/** The mapping at a field of an object, to be spread; empty when it has none. */
export const fieldsOf = (object: unknown, field: string): Fields => {
  const value = readField(object, field);
  return isFields(value) ? value : {};
};
