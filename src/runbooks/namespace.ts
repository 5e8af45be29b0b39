import { message } from '../message';
import type { ListAnswers } from '../probes/answers';
import { listKey, type ListRequest } from '../probes/list-request';
import { modelOf } from '../probes/models';
import type { NamespaceFinding } from '../probes/step-result';
import type { NamespaceSource } from './workloads';

const requestFor = (source: NamespaceSource): ListRequest | undefined => {
  if (source.from === 'resource') return { model: source.model };
  if (source.from === 'workload') return { model: source.model, fields: { 'metadata.name': source.name } };
  return undefined;
};

/** The lists that say where a component is. */
export const namespaceLists = (sources: readonly NamespaceSource[]): readonly ListRequest[] =>
  sources.map(requestFor).filter((request) => request !== undefined);

type Answer = NamespaceFinding | 'not here' | 'still reading';

const look = (source: NamespaceSource, labels: Readonly<Record<string, string>>, lists: ListAnswers): Answer => {
  if (source.from === 'default') {
    const { namespace } = source;
    return {
      namespace,
      settled: true,
      source: message("Assumed: it is the product's default; nothing in the cluster says otherwise."),
    };
  }
  if (source.from === 'label') {
    const namespace = labels[source.label] ?? '';
    const { label } = source;
    return namespace === ''
      ? 'not here'
      : { namespace, settled: true, source: message('From the label {{label}} of the alert.', { label }) };
  }
  const request = requestFor(source);
  if (request === undefined) return 'not here';
  const objects = lists[listKey(request)] ?? { state: 'loading' };
  if (objects.state === 'loading') return 'still reading';
  const first = objects.state === 'found' ? objects.data[0] : undefined;
  const namespace = first?.metadata?.namespace ?? '';
  if (namespace === '') return 'not here';
  const { kind } = modelOf(source.model);
  return {
    namespace,
    settled: true,
    source: message('From {{kind}} {{name}}.', { kind, name: first?.metadata?.name ?? '' }),
  };
};

/**
 * Finds the namespace of a component: its sources in order, those that can't be read passed over; never from a pod.
 * While a better source is being read the next known one stands in, marked as not settled.
 */
export const findNamespace = (
  sources: readonly NamespaceSource[],
  labels: Readonly<Record<string, string>>,
  lists: ListAnswers,
): NamespaceFinding => {
  const answers = sources.map((source) => look(source, labels, lists));
  const known = answers.filter((answer) => typeof answer === 'object');
  const first = answers.find((answer) => answer !== 'not here');
  const finding = known[0] ?? { namespace: 'openshift-cnv', settled: true, source: message('Assumed.') };
  return { ...finding, settled: first !== 'still reading' };
};
