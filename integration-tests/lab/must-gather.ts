import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

import { parse } from 'yaml';

import { isFields, readField, readList, readText } from './kubernetes/read-field';
import { RESOURCES } from './kubernetes/resources';
import type { KubernetesObject } from './scenario';

/** How a kind is stored in a must-gather. */
interface Stored {
  readonly group: string;
  readonly plural: string;
  readonly namespaced: boolean;
  /** The versions that its definition has; absent for the kinds that `omc` knows of itself. */
  readonly versions?: readonly string[];
}

const DEFINITIONS = 'cluster-scoped-resources/apiextensions.k8s.io/customresourcedefinitions';
/** What a name of Kubernetes looks like (RFC 1123); other files are passed over. */
const NAME = /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/;

/** The kinds that the API server itself serves: tools know them without a definition. */
const BUILT_IN = RESOURCES.filter(({ group }) => !group.includes('.') || group.endsWith('.k8s.io'));

const readYaml = (path: string): unknown => parse(readFileSync(path, 'utf8'));

/**
 * Reads an unpacked must-gather by the rules by which `omc` does (gmeghnag/omc 3.14, cmd/get and cmd/logs): a kind is
 * known from the API server or by a definition in the folder; its objects are a list in one file, else a file each,
 * whose name is the object's; a log belongs to a container of a pod in the list of pods.
 */
export class MustGather {
  readonly #root: string;

  constructor(root: string) {
    this.#root = root;
  }

  /** All files, below the folder. */
  get files(): readonly string[] {
    return readdirSync(this.#root, { recursive: true, encoding: 'utf8' }).filter((name) =>
      statSync(join(this.#root, name)).isFile(),
    );
  }

  /** The text of a file. */
  text(path: string): string {
    return readFileSync(join(this.#root, path), 'utf8');
  }

  /**
   * The objects of a kind, as `omc get KIND -A` or `-n NAMESPACE` finds them.
   * @throws where it would say that it does not know the kind, or that a file is in the wrong place
   */
  list(alias: string, namespace?: string): readonly KubernetesObject[] {
    const stored = this.#kind(alias);
    const folders = stored.namespaced
      ? this.#entries('namespaces')
          .filter((name) => namespace === undefined || name === namespace)
          .map((name) => `namespaces/${name}`)
      : ['cluster-scoped-resources'];
    return folders.flatMap((folder) => this.#objects(folder, stored));
  }

  /** The log of a container, as `omc logs` finds it. */
  log(namespace: string, pod: string, container: string, previous = false): string {
    const found = this.list('pods', namespace).find(({ metadata }) => metadata.name === pod);
    if (!found) throw new Error(`pods ${pod} not found`);
    const containers = [...readList(found, 'spec.containers'), ...readList(found, 'spec.initContainers')];
    if (!containers.some(({ name }) => name === container)) throw new Error(`container ${container} is not valid`);
    const folder = `namespaces/${namespace}/pods/${pod}/${container}/${container}/logs`;
    return this.text(`${folder}/${previous ? 'previous' : 'current'}.log`);
  }

  #entries(folder: string): readonly string[] {
    const path = join(this.#root, folder);
    return existsSync(path) ? readdirSync(path).filter((name) => NAME.test(name)) : [];
  }

  #kind(alias: string): Stored {
    const known = BUILT_IN.find(
      ({ plural, singular, shortNames }) => plural === alias || singular === alias || shortNames.includes(alias),
    );
    if (known) return { ...known, group: known.group || 'core' };
    for (const file of this.#entries(DEFINITIONS)) {
      const definition = readYaml(join(this.#root, DEFINITIONS, file));
      const names = readField(definition, 'spec.names');
      const aliases = ['plural', 'singular', 'kind'].map((name) => readText(names, name).toLowerCase());
      const short = readField(names, 'shortNames');
      if (![...aliases, ...(Array.isArray(short) ? (short as string[]) : [])].includes(alias)) continue;
      return {
        group: readText(definition, 'spec.group'),
        plural: readText(names, 'plural'),
        namespaced: readText(definition, 'spec.scope') === 'Namespaced',
        versions: readList(definition, 'spec.versions').map(({ name }) => String(name)),
      };
    }
    throw new Error(`resource type "${alias}" not known`);
  }

  #objects(folder: string, { group, plural, versions }: Stored): readonly KubernetesObject[] {
    const place = `${folder}/${group}/${plural}`;
    const listed = join(this.#root, `${place}.yaml`);
    const items: unknown[] = existsSync(listed)
      ? readList(readYaml(listed), 'items')
      : this.#entries(place).map((file) => {
          const object = readYaml(join(this.#root, place, file));
          if (isFields(object) && Array.isArray(object.items)) throw new Error(`${place}/${file} holds a list`);
          if (readText(object, 'metadata.name') !== file.replace(/\.yaml$/, '')) throw new Error(`${place}/${file}`);
          return object;
        });
    for (const item of items) {
      const [, version = ''] = readText(item, 'apiVersion').split('/');
      // Its columns are those of the object's own version.
      if (versions && !versions.includes(version)) throw new Error(`${place} has objects of version ${version}`);
      if (readText(item, 'kind') === '') throw new Error(`${place} has an object without a kind`);
    }
    return items as KubernetesObject[];
  }
}
