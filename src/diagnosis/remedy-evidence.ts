import { labelText } from '../probes/label-text';
import { isModelName, modelOf } from '../probes/models';
import type { ClusterObject } from '../probes/observation';
import { containerStatuses } from '../probes/container-status';
import type { ValueName } from '../runbooks/remedy-value';
import type { Circumstance } from '../runbooks/remedy';
import { workloadOfService } from '../runbooks/workloads';
import { list, record, text } from '../unknown-value';
import { circumstancesOf, type Around } from './circumstances';
import type { Fact, FactOf, ObjectReference } from './fact';
import type { Observations } from './observations';
import { namedIn, saidBy } from './said-names';
import { operatorFor, operatorOfGroup, placementOf, workloadNamed } from './managed-by';
import { describeNode } from './read-node';
import { memoryLimit } from './read-pod';

/** What remedies are filled from. */
export interface RemedyEvidence {
  readonly values: Readonly<Partial<Record<ValueName, string>>>;
  readonly circumstances: ReadonlySet<Circumstance>;
}

/** What such facts are about is no component: a remedy names that of the alert. */
const OF_NO_COMPONENT: ReadonlySet<Fact['kind']> = new Set([
  'node',
  'metric',
  'expected',
  'existence',
  'unread',
] as const);

/** The component that a fact lies in: its workload, else what it is about. Of a certificate, not who found it expired. */
export const componentName = (fact: Fact | undefined, otherwise: string): string => {
  if (fact === undefined || OF_NO_COMPONENT.has(fact.kind)) return otherwise;
  return fact.workload === '' || fact.kind === 'certificate' ? (fact.objects[0]?.name ?? otherwise) : fact.workload;
};

const first = (facts: readonly Fact[], model: ObjectReference['model']): ObjectReference | undefined =>
  facts.flatMap(({ objects, names }) => [...objects, ...names]).find((one) => one.model === model);

const objectNamed = (
  among: Observations['pods'],
  { name, namespace }: { readonly name: string; readonly namespace?: string | undefined },
): ClusterObject | undefined =>
  among
    .map(({ item }) => item)
    .find(({ metadata }) => metadata?.name === name && (namespace === undefined || metadata.namespace === namespace));

/** What is said of containers is said of one of these. */
const withContainer = (facts: readonly Fact[]): string | undefined =>
  facts.flatMap((fact) => ('container' in fact && fact.container !== undefined ? [fact.container] : []))[0];

const podOf = (facts: readonly Fact[]): ObjectReference | undefined =>
  first(
    facts.filter(({ kind }) => kind === 'pod' || kind === 'line' || kind === 'container-end'),
    'Pod',
  );

const specsIn = (pod: ClusterObject): readonly Readonly<Record<string, unknown>>[] => {
  const { containers, initContainers } = record(pod.spec);
  return [...list(containers), ...list(initContainers)].map(record);
};

/** The container that is not well, else the only one. */
const containerIn = (pod: ClusterObject): string | undefined => {
  const waiting = containerStatuses(pod.status).find(({ waiting: why, ready }) => why !== '' && !ready)?.name;
  const specs = specsIn(pod);
  return waiting ?? (specs.length === 1 ? text(specs[0]?.name) : undefined);
};

/** What a pod's manifest says of one of its containers. */
const ofPod = (pod: ClusterObject, container: string | undefined): RemedyEvidence['values'] => {
  const name = container ?? containerIn(pod);
  const node = text(record(pod.spec).nodeName);
  const serviceAccount = text(record(pod.spec).serviceAccountName);
  const limit = name === undefined ? '' : memoryLimit(pod, name);
  const [, amount, unit = ''] = /^(\d+)([A-Za-z]*)$/.exec(limit) ?? [];
  return {
    pod: pod.metadata?.name,
    container: name,
    node,
    serviceAccount,
    image: text(specsIn(pod).find((one) => one.name === name)?.image),
    memoryLimit: limit,
    ...(amount === undefined ? {} : { doubleMemory: `${2 * Number(amount)}${unit}` }),
  };
};

const accountOf = ({ workloads }: Observations, name: string): string => {
  const template = record(record(objectNamed(workloads, { name })?.spec).template);
  return text(record(template.spec).serviceAccountName);
};

/** What is known of a component by its name. */
const ofComponent = (
  name: string,
  { observed, namespace }: Around,
  kindsGroup: string | undefined,
): RemedyEvidence['values'] => {
  const known = workloadNamed(name);
  const running = [...observed.workloads, ...observed.pods.filter(({ workload }) => workload === name)];
  const at =
    running.find(({ item, workload }) => item.metadata?.name === name || workload === name)?.item.metadata?.namespace ??
    namespace;
  const operator = kindsGroup === undefined ? operatorFor(name) : operatorOfGroup(kindsGroup);
  return {
    name,
    namespace: at,
    serviceAccount: accountOf(observed, name),
    placement: placementOf(name) ?? '',
    ...(known === undefined
      ? {}
      : { workload: `${modelOf(known.model).command}/${name}`, selector: labelText(known.selector) }),
    ...(operator === undefined ? {} : { operator: operator.name, operatorSelector: labelText(operator.selector) }),
  };
};

const ofServer = (facts: readonly Fact[], namespace: string): RemedyEvidence['values'] => {
  const service = first(facts, 'Service');
  if (service === undefined) return {};
  const server = workloadNamed(workloadOfService(service.name) ?? '');
  return {
    service: service.name,
    serviceNamespace: service.namespace ?? namespace,
    ...(server === undefined ? {} : { server: server.name, serverSelector: labelText(server.selector) }),
  };
};

const REFERENCES = {
  secret: 'Secret',
  configMap: 'ConfigMap',
  claim: 'PersistentVolumeClaim',
  quota: 'ResourceQuota',
  webhook: 'Webhook',
  address: 'Address',
  node: 'Node',
} as const satisfies Partial<Record<ValueName, ObjectReference['model']>>;

const named = (facts: readonly Fact[]): RemedyEvidence['values'] =>
  Object.fromEntries(Object.entries(REFERENCES).map(([value, model]) => [value, first(facts, model)?.name ?? '']));

const operandIn = (facts: readonly Fact[]): RemedyEvidence['values'] => {
  const about = facts.find(({ kind }) => kind === 'operator' || kind === 'condition')?.objects[0];
  return about === undefined || !isModelName(about.model)
    ? {}
    : { operand: modelOf(about.model).command, operandName: about.name };
};

const controlPlaneNode = ({ nodes }: Observations): string =>
  nodes.find(({ item }) => describeNode(item).roles.some((role) => role === 'control-plane' || role === 'master'))?.item
    .metadata?.name ?? '';

/** Who calls, where the calls themselves are the evidence: their own service account. */
const ofCalls = (
  facts: readonly Fact[],
  { namespace, serviceAccount }: RemedyEvidence['values'],
): RemedyEvidence['values'] => {
  const calls = facts.find((fact): fact is FactOf<'calls'> => fact.kind === 'calls');
  if (calls === undefined || calls.resource === '' || (serviceAccount ?? '') === '') return {};
  return {
    verb: calls.verb.toLowerCase(),
    resource: calls.resource,
    user: `system:serviceaccount:${namespace ?? ''}:${serviceAccount ?? ''}`,
  };
};

/** What is there, the earlier before the later; an empty text counts as absent. */
const join = (...parts: readonly RemedyEvidence['values'][]): RemedyEvidence['values'] =>
  Object.fromEntries(
    [...parts]
      .reverse()
      .flatMap((part) =>
        Object.entries(part).filter(([, value]) => (value as string | undefined) !== undefined && value !== ''),
      ),
  );

/**
 * What a cause's remedies are filled from: the facts that show it, then those that stand with them in one chain.
 * @param workload the alert's own, where the facts lie in no component
 */
export const remedyEvidence = (
  shownBy: readonly Fact[],
  chained: readonly Fact[],
  workload: string,
  around: Around,
): RemedyEvidence => {
  const { observed, namespace } = around;
  const facts = [...shownBy, ...chained];
  const name = componentName(shownBy[0], workload);
  const said = facts.map(saidBy).filter((text) => text !== '');
  const inWords = join(...said.map(namedIn));
  const component = ofComponent(name, around, inWords.group);
  const own = facts.filter((fact) => fact.workload === '' || fact.workload === name);
  const reference = podOf(shownBy) ?? podOf(own);
  const pod = reference === undefined ? undefined : objectNamed(observed.pods, reference);
  const ofThePod =
    pod === undefined ? { pod: reference?.name ?? '' } : ofPod(pod, withContainer(shownBy) ?? withContainer(own));
  const values = join(
    named(shownBy),
    inWords,
    component,
    ofThePod,
    named(chained),
    ofServer(facts, component.namespace ?? namespace),
    operandIn(facts),
    { controlPlaneNode: controlPlaneNode(observed) },
    ofCalls(facts, component),
  );
  const scc = said.some((text) => new RegExp(`provider "?${values.serviceAccount ?? ' '}"?:`).test(text));
  const filled = scc && values.serviceAccount !== undefined ? { ...values, scc: values.serviceAccount } : values;
  return {
    values: filled,
    circumstances: new Set(circumstancesOf(facts, filled, around).flatMap(([one, is]) => (is ? [one] : []))),
  };
};
