import type { ClusterObject } from '../probes/observation';
import type { ModelName } from '../probes/probe';
import { list, record, text } from '../unknown-value';
import type { Gathered } from './gathered';
import { knownObjects } from './known';
import type { EvidenceSource } from './source';

/** A Service, as a webhook or an aggregated API names it. */
export interface ServiceName {
  readonly namespace: string;
  readonly name: string;
}

/** Whether a group of the API is one of OpenShift Virtualization's operators. */
const isOurGroup = (group: unknown): boolean =>
  typeof group === 'string' && (group === 'kubevirt.io' || group.endsWith('.kubevirt.io'));

/** The Service behind a webhook's `clientConfig` or an APIService's `spec`; `undefined` where there is none. */
export const serviceOf = (holder: unknown): ServiceName | undefined => {
  const { namespace, name } = record(record(holder).service);
  return text(name) === '' ? undefined : { namespace: text(namespace), name: text(name) };
};

/** The webhooks of a configuration. */
export const webhooksOf = (configuration: ClusterObject): readonly Readonly<Record<string, unknown>>[] =>
  list(record(configuration).webhooks).map(record);

/** The namespaces of the operators: the component's, and where their resources are. */
export const ourNamespaces = (source: EvidenceSource, known: Gathered): ReadonlySet<string> =>
  new Set([
    source.namespace.namespace,
    ...(['KubeVirt', 'HyperConverged', 'SSP'] as const)
      .flatMap((model) => knownObjects(known, model))
      .flatMap(({ metadata }) => metadata?.namespace ?? []),
  ]);

const isOurWebhook = (webhook: Readonly<Record<string, unknown>>, namespaces: ReadonlySet<string>): boolean =>
  namespaces.has(serviceOf(webhook.clientConfig)?.namespace ?? '') ||
  list(webhook.rules).some((rule) => list(record(rule).apiGroups).some(isOurGroup));

/**
 * Whether an object that was listed for the whole cluster is about the operators: an APIService of one of their groups
 * or behind one of their services, and a configuration with a webhook of theirs or over their resources (which another
 * product may have). Every other kind of object is.
 */
export const isOurs = (model: ModelName, object: ClusterObject, namespaces: ReadonlySet<string>): boolean => {
  switch (model) {
    case 'APIService': {
      const spec = record(object.spec);
      return isOurGroup(spec.group) || namespaces.has(serviceOf(spec)?.namespace ?? '');
    }
    case 'ValidatingWebhookConfiguration':
    case 'MutatingWebhookConfiguration':
      return webhooksOf(object).some((webhook) => isOurWebhook(webhook, namespaces));
    default:
      return true;
  }
};
