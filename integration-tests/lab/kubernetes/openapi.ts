import type { KubernetesObject } from '../scenario';
import { isFields, readList, readText } from './read-field';
import type { Fields } from './read-field';
import { isCustom } from './resources';
import type { Resource } from './resources';

const INFO = { title: 'Kubernetes', version: 'v1.35.2' };
const OBJECT_META = 'io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta';

/** What a cluster says of the content of its kinds. */
export interface Described {
  readonly resources: readonly Resource[];
  /** The CustomResourceDefinitions of the cluster. */
  readonly definitions: readonly KubernetesObject[];
}

const reversed = (group: string): string => group.split('.').reverse().join('.');

/** The name of a schema: by the package in Go for built-in kinds, by the group backwards for custom ones. */
const schemaName = ({ group, version, kind }: Resource): string => {
  if (isCustom({ group })) return `${reversed(group)}.${version}.${kind}`;
  const pack = group.endsWith('.openshift.io') ? 'com.github.openshift.api' : 'io.k8s.api';
  return `${pack}.${group === '' ? 'core' : (group.split('.')[0] ?? '')}.${version}.${kind}`;
};

/** What the definition of a custom resource says of its content. */
const contentOf = ({ definitions }: Described, { group, version, plural }: Resource): Fields => {
  const definition = definitions.find(({ metadata }) => metadata.name === `${plural}.${group}`);
  const served = readList(definition, 'spec.versions').find(({ name }) => name === version);
  const schema = isFields(served?.schema) ? served.schema.openAPIV3Schema : undefined;
  return isFields(schema) ? schema : {};
};

const schemas = (described: Described, resources: readonly Resource[], prefix: string): Fields => {
  const metadata = { $ref: `${prefix}${OBJECT_META}` };
  const own = resources.map((resource): [string, Fields] => {
    const { group, version, kind } = resource;
    const content = contentOf(described, resource);
    const properties = isFields(content.properties) ? content.properties : {};
    const text = { type: 'string' };
    return [
      schemaName(resource),
      {
        description: readText(content, 'description') || `${kind} of ${group || 'the core group'}`,
        type: 'object',
        properties: { ...properties, apiVersion: text, kind: text, metadata },
        'x-kubernetes-group-version-kind': [{ group, kind, version }],
      },
    ];
  });
  return { [OBJECT_META]: { description: 'Metadata of an object', type: 'object' }, ...Object.fromEntries(own) };
};

const versionPath = ({ group, version }: Resource): string => (group ? `apis/${group}/${version}` : `api/${version}`);

/**
 * What `/openapi/v2`, `/openapi/v3` and `/openapi/v3/apis/GROUP/VERSION` answer, `undefined` for other paths: a valid
 * description of the kinds that are served, without the operations. The API server's own has the content of each kind;
 * the lab's has that of the custom ones.
 */
export const describeApi = (path: string, described: Described): Fields | undefined => {
  const { resources } = described;
  if (path === '/openapi/v2')
    return { swagger: '2.0', info: INFO, paths: {}, definitions: schemas(described, resources, '#/definitions/') };
  if (path === '/openapi/v3') {
    const versions = [...new Set(resources.map(versionPath))];
    const paths = versions.map((version) => [version, { serverRelativeURL: `/openapi/v3/${version}` }]);
    return { paths: Object.fromEntries(paths) as Fields };
  }
  const asked = resources.filter((resource) => path === `/openapi/v3/${versionPath(resource)}`);
  if (asked.length === 0) return undefined;
  const components = { schemas: schemas(described, asked, '#/components/schemas/') };
  return { openapi: '3.0.0', info: INFO, paths: {}, components };
};
