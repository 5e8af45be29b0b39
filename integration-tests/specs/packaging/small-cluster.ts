import type { IncomingMessage } from 'node:http';

import type { Manifest } from './helm';
import { NAMESPACE } from './helm';
import type { Json, Operation, SmallApi } from './small-api';
import { applyOperation, bodyOf, Refusal, startSmallApi } from './small-api';

type Labels = Record<string, string>;

interface Template {
  metadata: { labels: Labels };
  spec: { containers: { image: string }[] };
}

interface DeploymentSpec {
  replicas: number;
  strategy?: { rollingUpdate: { maxSurge: string; maxUnavailable: number } };
  template: Template;
}

interface Pod {
  deployment: string;
  template: string;
  labels: Labels;
  image: string;
  /** How many steps ago it was made. */
  age: number;
  ready: boolean;
}

/** How many steps a pod takes until it is ready. */
const START = 3;

interface Rule {
  resources: string[];
  resourceNames: string[];
  verbs: string[];
}

const key = (kind: string, name: string): string => `${kind.toLowerCase()}s/${name}`;
const specOf = (object: Manifest): DeploymentSpec => object.spec as DeploymentSpec;
const PATHS = new RegExp(`^/api(?:s/apps)?/v1/namespaces/${NAMESPACE}/([a-z]+/[^/]+)$`);

/**
 * A cluster as far as an upgrade has to do with it: one Service, Deployments that replace their pods step by step, and the
 * part of the API that a hook's Job uses, with the rights that the Role gives. Time passes by a step with each request,
 * so that nothing depends on a clock; who would answer is written down after each single change.
 */
export class SmallCluster {
  /** The builds of the pods that answer behind the Service, after each change. */
  readonly answering: string[][] = [];
  readonly #objects = new Map<string, Manifest>();
  #pods: Pod[] = [];
  #rules: Rule[] = [];

  /** @param startsUp - whether a pod of an image ever becomes ready */
  constructor(private readonly startsUp: (image: string) => boolean = () => true) {}

  /** Opens the API. */
  async open(): Promise<SmallApi> {
    return startSmallApi(35, async (request, path) => this.#serve(request, path));
  }

  /** Creates an object, or puts it in the place of the one that bears its name. */
  apply(object: Manifest): void {
    if (object.kind === 'Role') this.#rules = object.rules as Rule[];
    else this.#objects.set(key(object.kind, object.metadata.name), structuredClone(object));
    this.#note();
  }

  /** Deletes an object, a Deployment with its pods. */
  remove(kind: string, name: string): void {
    this.#objects.delete(key(kind, name));
    if (kind === 'Deployment') this.#pods = this.#pods.filter(({ deployment }) => deployment !== name);
    if (kind === 'Role') this.#rules = [];
    this.#note();
  }

  /** The names of the Deployments. */
  deployments(): string[] {
    return this.#deployments().map(({ metadata }) => metadata.name);
  }

  /** Lets so much time pass that everything that can become ready is. */
  settle(): void {
    for (let step = 0; step < 10; step += 1) this.#step();
  }

  #deployments(): Manifest[] {
    return [...this.#objects.values()].filter(({ kind }) => kind === 'Deployment');
  }

  #note(): void {
    const service = [...this.#objects.values()].find(({ kind }) => kind === 'Service');
    if (service === undefined) return;
    const { selector } = service.spec as { selector: Labels };
    const behind = this.#pods.filter(
      ({ ready, labels }) => ready && Object.entries(selector).every(([name, value]) => labels[name] === value),
    );
    this.answering.push([...new Set(behind.map(({ image }) => image))]);
  }

  /** One round of the Deployment controller and of the kubelet. */
  #step(): void {
    for (const pod of this.#pods) {
      pod.age += 1;
      if (pod.ready || pod.age < START || !this.startsUp(pod.image)) continue;
      pod.ready = true;
      this.#note();
    }
    for (const deployment of this.#deployments()) this.#roll(deployment);
  }

  #roll({ metadata: { name }, spec }: Manifest): void {
    const { replicas, strategy, template } = spec as DeploymentSpec;
    const wanted = JSON.stringify(template);
    const own = (): Pod[] => this.#pods.filter(({ deployment }) => deployment === name);
    const surge = Math.ceil((replicas * parseInt(strategy?.rollingUpdate.maxSurge ?? '25%')) / 100);
    const least = replicas - (strategy?.rollingUpdate.maxUnavailable ?? 0);
    for (const old of own().filter((pod) => pod.template !== wanted)) {
      if (own().filter(({ ready }) => ready).length - (old.ready ? 1 : 0) < least) break;
      this.#pods = this.#pods.filter((pod) => pod !== old);
      this.#note();
    }
    const updated = (): number => own().filter((pod) => pod.template === wanted).length;
    while (updated() < replicas && own().length < replicas + surge) {
      const { metadata, spec: pod } = template;
      const image = pod.containers[0]?.image ?? '';
      this.#pods.push({ deployment: name, template: wanted, labels: metadata.labels, image, age: 0, ready: false });
    }
  }

  #withStatus(object: Manifest): Json {
    if (object.kind !== 'Deployment') return object;
    const own = this.#pods.filter(({ deployment }) => deployment === object.metadata.name);
    const wanted = JSON.stringify(specOf(object).template);
    return {
      ...object,
      metadata: { ...object.metadata, generation: 1 },
      status: {
        observedGeneration: 1,
        replicas: own.length,
        updatedReplicas: own.filter(({ template }) => template === wanted).length,
        availableReplicas: own.filter(({ ready }) => ready).length,
      },
    };
  }

  #refuseWithoutRight(method: string, path: string): void {
    const verb = method.toLowerCase();
    const [resource = '', name = ''] = path.split('/');
    const may = this.#rules.some(
      (rule) => rule.resources.includes(resource) && rule.resourceNames.includes(name) && rule.verbs.includes(verb),
    );
    if (!may) throw new Refusal(403, 'Forbidden', `${resource} "${name}" is forbidden: cannot ${verb}`);
  }

  async #serve(request: IncomingMessage, address: string): Promise<Json | undefined> {
    const path = PATHS.exec(address)?.[1];
    if (path === undefined) return undefined;
    this.#step();
    this.#refuseWithoutRight(request.method ?? '', path);
    const object = this.#objects.get(path);
    if (object === undefined) throw new Refusal(404, 'NotFound', `${path.replace('/', ' "')}" not found`);
    if (request.method === 'DELETE') this.remove(object.kind, object.metadata.name);
    if (request.method === 'PATCH') {
      const changed = structuredClone(object);
      for (const operation of JSON.parse(await bodyOf(request)) as Operation[]) applyOperation(changed, operation);
      this.apply(changed);
    }
    return this.#withStatus(this.#objects.get(path) ?? object);
  }
}
