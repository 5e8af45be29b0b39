import type { Diagnosis } from '../diagnosis/find';
import type { Fact, ObjectReference } from '../diagnosis/fact';
import type { Finding } from '../diagnosis/finding';

const keyOf = (fact: Fact, { model, name, namespace = '' }: ObjectReference): string =>
  JSON.stringify([fact.kind, model, namespace, name]);

/** What refuses pods is named beside them: the quota, the webhook. */
const refuserOf = (fact: Extract<Fact, { kind: 'refusal' }>): ObjectReference | undefined =>
  fact.name === '' ? undefined : fact.names.find(({ name }) => name === fact.name);

/** The thing that a fact is about: what refuses rather than what is refused, else the first of its objects. */
export const thingOf = (fact: Fact): ObjectReference | undefined =>
  (fact.kind === 'refusal' ? refuserOf(fact) : undefined) ?? fact.objects[0];

/**
 * The finding that an alert's chain ends in: the first root that leads to what the alert measures. Undefined where there
 * is none, where that is all that was found, and where it could not be read: nothing explains the alert then.
 */
export const rootOf = ({ findings, leading, measured, isHealthy }: Diagnosis): Finding | undefined => {
  if (isHealthy) return undefined;
  const [root] = findings.filter(({ status, consequences }) => status === 'problem' || consequences.length > 0);
  if (root === undefined || measured.has(root.id) || !leading.has(root.id)) return undefined;
  return root;
};

/**
 * What a root is, one key for each object that it is about: alerts whose roots have a key in common come from the same
 * thing of the same kind. Times do not count. What names no object, such as an overloaded API server, is told apart by
 * what is measured.
 */
export const rootKeys = ({ facts }: Finding): readonly string[] => [
  ...new Set(
    facts.map((fact) => {
      const thing = thingOf(fact);
      return thing === undefined ? JSON.stringify([fact.kind, fact.group]) : keyOf(fact, thing);
    }),
  ),
];

/** Whether two alerts come from the same root, by what was found of each. */
export const shareRoot = (one: Diagnosis, other: Diagnosis): boolean => {
  const [a, b] = [rootOf(one), rootOf(other)];
  if (a === undefined || b === undefined) return false;
  const keys = new Set(rootKeys(a));
  return rootKeys(b).some((key) => keys.has(key));
};
