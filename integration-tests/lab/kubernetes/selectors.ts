import type { KubernetesObject } from '../scenario';
import { badRequest } from './api-error';
import { readText } from './read-field';
import type { Resource } from './resources';

/** Whether an object is selected. */
export type Selector = (object: KubernetesObject) => boolean;

/** Parts between commas, not those inside parentheses. */
const splitTerms = (selector: string): string[] =>
  selector
    .split(/,(?![^(]*\))/)
    .map((term) => term.trim())
    .filter(Boolean);

const SET_TERM = /^(\S+)\s+(in|notin)\s*\(([^)]*)\)$/;
const EQUALITY_TERM = /^([^\s=!]+)\s*(==|=|!=)\s*([^\s=]*)$/;
/** What stands where a value should (apimachinery, `labels/selector.go`). */
const TWO_SIGNS = /^[^\s=!]+\s*(?:==|=|!=)\s*([=!])/;
const EXISTS_TERM = /^(!?)\s*([\w./-]+)$/;

const labelTerm = (term: string): ((labels: Record<string, string>) => boolean) => {
  const [, setKey, operator, values] = SET_TERM.exec(term) ?? [];
  if (setKey !== undefined && values !== undefined) {
    const wanted = new Set<string | undefined>(values.split(',').map((value) => value.trim()));
    return (labels) => wanted.has(labels[setKey]) === (operator === 'in');
  }
  const [, key, sign, value] = EQUALITY_TERM.exec(term) ?? [];
  if (key !== undefined) return (labels) => (labels[key] === value) === (sign !== '!=');
  const [, not, name] = EXISTS_TERM.exec(term) ?? [];
  if (name !== undefined) return (labels) => Object.hasOwn(labels, name) === (not !== '!');
  const [, found] = TWO_SIGNS.exec(term) ?? [];
  throw badRequest(
    `unable to parse requirement: ${found === undefined ? term : `found '${found}', expected: identifier`}`,
  );
};

/** Reads a label selector: `a=b`, `a!=b`, `a in (b,c)`, `a notin (b)`, `a`, `!a`. Throws a 400 for anything else. */
export const parseLabelSelector = (selector: string): Selector => {
  const terms = splitTerms(selector).map(labelTerm);
  return ({ metadata: { labels = {} } }) => terms.every((term) => term(labels));
};

const EVENT_FIELDS = ['kind', 'namespace', 'name', 'uid', 'apiVersion', 'resourceVersion', 'fieldPath'].map(
  (field) => `involvedObject.${field}`,
);
const SELECTABLE: Record<string, string[]> = {
  Pod: [
    'spec.nodeName',
    'spec.restartPolicy',
    'spec.schedulerName',
    'spec.serviceAccountName',
    'status.phase',
    'status.podIP',
  ],
  Event: [...EVENT_FIELDS, 'reason', 'type', 'reportingComponent', 'source'],
  Node: ['spec.unschedulable'],
  Namespace: ['status.phase'],
  Job: ['status.successful'],
};

const fieldOf = (object: KubernetesObject, field: string): string => {
  if (field === 'source' && object.kind === 'Event') return readText(object, 'source.component');
  if (field === 'spec.unschedulable') return readText(object, field) || 'false';
  return readText(object, field);
};

/** Reads a field selector. Throws a 400 for fields by which this kind of object cannot be selected. */
export const parseFieldSelector = (selector: string, resource: Resource): Selector => {
  const allowed = new Set(['metadata.name', 'metadata.namespace', ...(SELECTABLE[resource.kind] ?? [])]);
  const terms = splitTerms(selector).map((term): Selector => {
    const [, field, sign, value] = EQUALITY_TERM.exec(term) ?? [];
    if (field === undefined) throw badRequest(`invalid selector: '${selector}'; can't understand '${term}'`);
    if (!allowed.has(field)) throw badRequest(`field label not supported: ${field}`);
    return (object) => (fieldOf(object, field) === value) === (sign !== '!=');
  });
  return (object) => terms.every((term) => term(object));
};

/** What the query's `labelSelector` and `fieldSelector` select together. */
export const parseSelectors = (query: URLSearchParams, resource: Resource): Selector => {
  const labels = parseLabelSelector(query.get('labelSelector') ?? '');
  const fields = parseFieldSelector(query.get('fieldSelector') ?? '', resource);
  return (object) => labels(object) && fields(object);
};
