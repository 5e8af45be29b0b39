import type { ClusterObject } from '../probes/observation';
import { conditionsOf, list, record, text } from '../unknown-value';
import type { Gathered, LogsOf } from './gathered';
import { knownObjects } from './known';
import { serviceOf, webhooksOf, type ServiceName } from './ours';
import type { EvidenceSource } from './source';

/** How the API server says that a webhook could not be called; within JSON its quotes are escaped. */
const FAILED_CALL = /failed calling webhook \\*"([^"\\\s]{1,253})/g;
/** The address of the Service that it called. */
const CALLED = /failed calling webhook[^\r\n]{0,400}?https:\/\/([a-z0-9-]{1,63})\.([a-z0-9-]{1,63})\.svc\b/g;

const saidByObjects = (objects: readonly ClusterObject[]): readonly string[] =>
  objects.flatMap((object) => [text(record(object).message), ...conditionsOf(object).map(({ message }) => message)]);

/** Every text that may tell of a failed call: of events, of conditions, and of logs. */
const textsOf = ({ results }: EvidenceSource, { lists, logs }: Gathered): readonly string[] => [
  ...lists.flatMap(({ list: read }) => (read.state === 'found' ? saidByObjects(read.data.objects) : [])),
  ...logs.flatMap((log) => (log.text.state === 'found' ? [log.text.data] : [])),
  ...results.flatMap(({ observation }) => {
    if (observation.state !== 'found') return [];
    const { data } = observation;
    if (data.kind === 'events') return saidByObjects(data.events);
    if (data.kind === 'logs') return data.logs.flatMap(({ log }) => (log.state === 'found' ? log.data.lines : []));
    if (data.kind !== 'objects') return [];
    return [...saidByObjects(data.objects), ...(data.events?.state === 'found' ? saidByObjects(data.events.data) : [])];
  }),
];

const calledInVain = (source: EvidenceSource, known: Gathered): readonly ServiceName[] => {
  const texts = textsOf(source, known);
  const hooks = new Set(texts.flatMap((said) => [...said.matchAll(FAILED_CALL)].map(([, name]) => name)));
  const configured = (['ValidatingWebhookConfiguration', 'MutatingWebhookConfiguration'] as const)
    .flatMap((model) => knownObjects(known, model).flatMap(webhooksOf))
    .filter(({ name }) => hooks.has(text(name)))
    .flatMap(({ clientConfig }) => serviceOf(clientConfig) ?? []);
  const called = texts.flatMap((said) =>
    [...said.matchAll(CALLED)].map(([, name = '', namespace = '']) => ({ namespace, name })),
  );
  return [...configured, ...called];
};

const unavailable = (known: Gathered): readonly ServiceName[] =>
  knownObjects(known, 'APIService')
    .filter((api) => conditionsOf(api).some(({ type, status }) => type === 'Available' && status !== 'True'))
    .flatMap(({ spec }) => serviceOf(spec) ?? []);

const hasReadyEndpoint = (slice: ClusterObject): boolean =>
  list(record(slice).endpoints).some((endpoint) => record(record(endpoint).conditions).ready === true);

/** Services that have EndpointSlices, and no endpoint in them that is ready. */
const withoutEndpoint = (known: Gathered): readonly ServiceName[] => {
  const slices = knownObjects(known, 'EndpointSlice');
  return knownObjects(known, 'Service')
    .map(({ metadata }) => ({ namespace: metadata?.namespace ?? '', name: metadata?.name ?? '' }))
    .filter(({ namespace, name }) => {
      const own = slices.filter(
        ({ metadata }) => metadata?.namespace === namespace && metadata.labels?.['kubernetes.io/service-name'] === name,
      );
      return own.length > 0 && !own.some(hasReadyEndpoint);
    });
};

/**
 * The pods behind the services whose webhook or API fails, by what was read: a call of it failed, the aggregated API is
 * not available, or nothing behind the service is ready. Where virt-api's webhook refuses every machine, the log that
 * tells why is virt-api's, whatever the alert is about. Only of the services that were listed: the operators' own.
 */
export const logsOfFailingServices = (source: EvidenceSource, known: Gathered): readonly LogsOf[] => {
  const failing = [...calledInVain(source, known), ...unavailable(known), ...withoutEndpoint(known)];
  return knownObjects(known, 'Service').flatMap(({ metadata = {}, spec }) => {
    const { namespace = '', name = '' } = metadata;
    if (!failing.some((service) => service.namespace === namespace && service.name === name)) return [];
    const selector = Object.fromEntries(
      Object.entries(record(record(spec).selector)).map(([label, value]) => [label, text(value)]),
    );
    return Object.keys(selector).length === 0 ? [] : [{ namespace, selector }];
  });
};
