import { RESOURCES } from '../../lab/kubernetes/resources';
import { isFields, readField, readText } from '../../lab/kubernetes/read-field';
import type { KubernetesObject } from '../../lab/scenario';
import type { World } from '../../lab/world';
import { groupOf, keyOf, keyText } from '../../lab/world-state';
import { asGiven } from './as-given';
import { jsonOf, type Answer, type Ask } from './ask';

/** An object that the API server would not take, and why. */
export interface Refusal {
  readonly object: string;
  readonly status: number;
  readonly message: string;
}

interface Stored {
  readonly object: KubernetesObject;
  readonly uid: string;
  /** What was written, without what the server adds. */
  readonly content: string;
}

const STRICT = 'fieldValidation=Strict';
const AT_ONCE = { kind: 'DeleteOptions', apiVersion: 'v1', gracePeriodSeconds: 0, propagationPolicy: 'Background' };

/** All that a world holds, of each kind that the lab serves. */
export const objectsOf = (world: World): KubernetesObject[] =>
  RESOURCES.flatMap(({ group, kind }) => world.list(group, kind));

const collectionOf = ({ apiVersion, kind, metadata: { namespace } }: KubernetesObject): string => {
  const resource = RESOURCES.find((one) => one.kind === kind && one.group === groupOf(apiVersion));
  if (resource === undefined) throw new Error(`The lab does not serve ${apiVersion} ${kind}`);
  const root = apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
  return `${root}${namespace === undefined ? '' : `/namespaces/${namespace}`}/${resource.plural}`;
};

const pathOf = (object: KubernetesObject): string => `${collectionOf(object)}/${object.metadata.name}`;

/** Namespaces first, events last, and what owns something before what it owns. */
const inOrder = (objects: readonly KubernetesObject[]): KubernetesObject[] => {
  const byUid = new Map(objects.map((object) => [object.metadata.uid, object]));
  const depth = (object: KubernetesObject): number =>
    Math.max(
      -1,
      ...(object.metadata.ownerReferences ?? []).map(({ uid }) => {
        const owner = byUid.get(uid);
        return owner === undefined ? -1 : depth(owner);
      }),
    ) + 1;
  const rank = (object: KubernetesObject): number => {
    if (object.kind === 'Namespace') return -1;
    return object.kind === 'Event' ? 100 : depth(object);
  };
  return [...objects].sort((one, other) => rank(one) - rank(other));
};

/** What is there before a scenario, and stays: only a controller ends a namespace, and the other kinds are the server's. */
const KEPT = new Set(['Namespace', 'CustomResourceDefinition', 'APIService']);
const isKept = ({ kind }: KubernetesObject): boolean => KEPT.has(kind);

/** Holds on a real API server what the lab holds. */
export class RealCluster {
  /** By `keyText`. */
  private readonly stored = new Map<string, Stored>();
  /** The uid that the server gave, by the lab's. */
  private readonly uids = new Map<string, string>();
  private readonly withStatus = new Map<string, Promise<Set<string>>>();

  constructor(
    private readonly ask: Ask,
    private readonly kubeletPort: number,
  ) {}

  /** Makes the server hold these objects and no others of the lab's. Gives what it refused. */
  async hold(objects: readonly KubernetesObject[]): Promise<readonly Refusal[]> {
    const wanted = new Set(objects.map((object) => keyText(keyOf(object))));
    for (const [text, { object }] of this.stored) if (!wanted.has(text) && !isKept(object)) await this.remove(object);
    const refusals: Refusal[] = [];
    for (const object of inOrder(objects)) {
      const refused = await this.apply(object);
      if (refused !== undefined)
        refusals.push({
          object: `${object.kind} ${object.metadata.namespace ?? ''}/${object.metadata.name}`,
          status: refused.status,
          message: readText(jsonOf(refused, pathOf(object)), 'message'),
        });
    }
    return refusals;
  }

  private translate(object: KubernetesObject): KubernetesObject {
    return asGiven(object, { uids: this.uids, kubeletPort: this.kubeletPort });
  }

  /** Writes an object that is not there as it should be. Gives the answer that refused it. */
  private async apply(object: KubernetesObject): Promise<Answer | undefined> {
    const text = keyText(keyOf(object));
    const body = this.translate(object);
    const content = JSON.stringify(body);
    const before = this.stored.get(text);
    // What users of the real server deleted is to come back.
    if (before?.content === content && (await this.isThere(before))) return undefined;
    if (isKept(object) && before !== undefined) return undefined;
    if (before !== undefined) await this.remove(before.object);
    // Of a Node a status that comes with it is taken, where all other kinds leave it out; a kubelet writes it by itself.
    const withoutStatus = (await this.hasStatus(object)) ? { ...body, status: undefined } : body;
    const made = await this.ask({ method: 'POST', path: `${collectionOf(object)}?${STRICT}`, body: withoutStatus });
    const isOld = made.status === 409 && isKept(object);
    if (made.status !== 201 && !isOld) return made;
    const { metadata } = jsonOf(
      isOld ? await this.ask({ path: pathOf(object) }) : made,
      pathOf(object),
    ) as KubernetesObject;
    const uid = metadata.uid ?? '';
    this.uids.set(object.metadata.uid ?? '', uid);
    this.stored.set(text, { object, uid, content });
    if (!isFields(body.status) || !(await this.hasStatus(object))) return undefined;
    const withStatus = { ...body, metadata: { ...body.metadata, resourceVersion: metadata.resourceVersion } };
    const answer = await this.ask({ method: 'PUT', path: `${pathOf(object)}/status?${STRICT}`, body: withStatus });
    return answer.status === 200 ? undefined : answer;
  }

  private async isThere({ object, uid }: Stored): Promise<boolean> {
    const answer = await this.ask({ path: pathOf(object) });
    return answer.status === 200 && readField(jsonOf(answer, pathOf(object)), 'metadata.uid') === uid;
  }

  private async remove(object: KubernetesObject): Promise<void> {
    const path = pathOf(object);
    // Whoever would do what a finalizer waits for does not run here.
    if (object.metadata.finalizers !== undefined)
      await this.ask({
        method: 'PATCH',
        path,
        contentType: 'application/merge-patch+json',
        body: { metadata: { finalizers: null } },
      });
    await this.ask({ method: 'DELETE', path, body: AT_ONCE });
    this.stored.delete(keyText(keyOf(object)));
  }

  /** Whether the status of a kind is written by itself. */
  private async hasStatus(object: KubernetesObject): Promise<boolean> {
    const root = object.apiVersion.includes('/') ? `/apis/${object.apiVersion}` : `/api/${object.apiVersion}`;
    const known =
      this.withStatus.get(root) ??
      this.ask({ path: root }).then((answer) => {
        const { resources } = jsonOf(answer, root) as { resources: { name: string }[] };
        return new Set(resources.map(({ name }) => name));
      });
    this.withStatus.set(root, known);
    return (await known).has(`${collectionOf(object).split('/').at(-1) ?? ''}/status`);
  }
}
