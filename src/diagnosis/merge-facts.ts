import type { Fact, ObjectReference } from './fact';
import type { Finding } from './finding';
import { groupBy } from './group-by';

/** `Pod/openshift-cnv/virt-api-x`: one text for one object. */
export const keyOfObject = ({ model, name, namespace }: ObjectReference): string =>
  [model, ...(namespace === undefined ? [] : [namespace]), name].join('/');

const each = (objects: readonly ObjectReference[]): readonly ObjectReference[] => [
  ...new Map(objects.map((object) => [keyOfObject(object), object])).values(),
];

const toFinding = (id: string, facts: readonly [Fact, ...Fact[]], order: readonly string[]): Finding => {
  const [told, ...others] = [...facts].sort((a, b) => (b.weight ?? 0) - (a.weight ?? 0));
  const first = told ?? facts[0];
  const shown = new Set(facts.flatMap(({ stepIds }) => stepIds));
  const sentence = facts.length > 1 ? (first.many ?? first.sentence) : first.sentence;
  return {
    id,
    sentence:
      facts.length > 1 && first.many !== undefined
        ? { text: sentence.text, values: { ...sentence.values, count: facts.length } }
        : sentence,
    status: facts.some(({ severity }) => severity === 'problem') ? 'problem' : first.severity,
    stepIds: order.filter((stepId) => shown.has(stepId)),
    objects: each(facts.flatMap(({ objects }) => objects)),
    rank: Math.min(...facts.map(({ rank }) => rank)),
    facts: [first, ...others],
    consequences: [],
  };
};

/** The id of the finding that tells a fact, and its equals. */
export const findingId = ({ kind, group }: Fact): string => `${kind}/${group}`;

/**
 * Tells equal facts as one finding each, in the order in which they first come.
 * @param order the ids of the steps, in their order
 */
export const mergeFacts = (facts: readonly Fact[], order: readonly string[]): readonly Finding[] =>
  [...groupBy(facts, findingId)].flatMap(([id, same]) => {
    const [first, ...others] = same;
    return first === undefined ? [] : [toFinding(id, [first, ...others], order)];
  });
