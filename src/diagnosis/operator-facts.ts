import { message, type Message } from '../message';
import { age } from '../probes/duration';
import { readLines } from '../probes/log-line';
import { type Condition, conditionsOf, since } from '../unknown-value';
import type { ObjectReference, OperatorFact } from './fact';
import { RANK } from './rank';
import { namesIn } from './names-in';
import { TELLS_OF_NOW } from './recency';
import { stepsOf, type Observations, type Observed, type Resource } from './observations';
import { managedBy, operatorOf, resourceReference } from './operator-resources';

interface Said {
  readonly state: OperatorFact['state'];
  readonly sentence: Message;
  readonly detail: string;
  readonly since: string;
  readonly names: readonly ObjectReference[];
}

/** Why nothing more is done: an operator gives such a condition a reason that ends so, and its own words. */
const FAILED = /(?:Failed|Error|Failure)$/;
const isFailure = ({ reason, message: said }: Condition): boolean => FAILED.test(reason) && said !== '';

/** How long the inside of a struct may be that is told, in characters. */
const TOLD_STRUCT = 60;

/** A message without the whole objects that Go prints into it (`&Deployment{…}`), which hold anything. */
const withoutStructs = (said: string): string => {
  const begin = said.indexOf('{');
  if (begin < 0) return said;
  let depth = 0;
  for (let at = begin; at < said.length; at++) {
    if (said[at] === '{') depth++;
    if (said[at] === '}') depth--;
    if (depth > 0) continue;
    const inside = at - begin > TOLD_STRUCT ? '{…}' : said.slice(begin, at + 1);
    return said.slice(0, begin) + inside + withoutStructs(said.slice(at + 1));
  }
  // It was cut off within one.
  return said.length - begin > TOLD_STRUCT ? `${said.slice(0, begin)}{…` : said;
};

const deletion = ({ model, object }: Resource, now: number): readonly Said[] => {
  const { deletionTimestamp: since, name = '' } = object.metadata ?? {};
  if (since === undefined) return [];
  const finalizers = (object.metadata as { finalizers?: readonly string[] } | undefined)?.finalizers ?? [];
  const values = { name: `${model} ${name}`, ago: age(since, now), finalizers: finalizers.join(', ') };
  return [
    {
      state: 'blocked',
      sentence:
        finalizers.length === 0
          ? message('{{name}} has been terminating for {{ago}}', values)
          : message('{{name}} has been terminating for {{ago}}, and waits for {{finalizers}}', values),
      detail: '',
      since,
      names: managedBy(model),
    },
  ];
};

const failures = ({ model, object }: Resource): readonly Said[] => {
  const { name = '', namespace } = object.metadata ?? {};
  const [first] = conditionsOf(object).filter(isFailure);
  if (first === undefined) return [];
  const { reason, message: said, lastTransitionTime: since } = first;
  const detail = withoutStructs(said);
  return [
    {
      state: 'blocked',
      sentence: message('{{name}}: {{reason}}: {{detail}}', { name: `${model} ${name}`, reason, detail }),
      detail,
      since,
      names: namesIn(detail, namespace),
    },
  ];
};

const toFact = (
  observed: Observations,
  resource: Observed<Resource>,
  { since: time, ...said }: Said,
): OperatorFact => ({
  kind: 'operator',
  ...said,
  group: `${resource.item.model}/${said.state}/${said.detail}`,
  objects: [resourceReference(resource.item)],
  workload: operatorOf(resource.item.model),
  ...since(time),
  stepIds: stepsOf(observed, resource),
  severity: 'problem',
  rank: RANK.workloadMissing - 1,
});

/** A resource that only repeats another's words, as HyperConverged does, says nothing of its own. */
const withoutEchoes = (facts: readonly OperatorFact[]): readonly OperatorFact[] =>
  facts.filter(
    (fact) =>
      !facts.some(
        (other) =>
          other !== fact &&
          other.detail !== '' &&
          other.detail.length < fact.detail.length &&
          fact.detail.includes(other.detail),
      ),
  );

/** virt-operator's words while the job that makes its install strategy has not ended (pkg/virt-operator, kubevirt.go). */
const WAITING = 'Waiting on install strategy to be posted from job';

/** An operator that waits says so at level info, and names what it waits for. */
const waiting = (observed: Observations): readonly OperatorFact[] =>
  observed.logs.flatMap((log): OperatorFact[] => {
    const { item, workload } = log;
    if (workload !== 'virt-operator' || item.previous || item.log.state !== 'found') return [];
    const [last] = readLines(item.log.data.lines, observed.now)
      .filter(({ text: said, at }) => said.includes(WAITING) && at !== undefined && observed.now - at <= TELLS_OF_NOW)
      .slice(-1);
    if (last === undefined) return [];
    return [
      {
        kind: 'operator',
        state: 'waiting',
        detail: last.text,
        group: `virt-operator/waiting`,
        objects: [{ model: 'Pod', name: item.pod, namespace: item.namespace }],
        names: [...namesIn(last.text, item.namespace), ...managedBy('KubeVirt')],
        workload,
        ...(last.at === undefined ? {} : { since: last.at }),
        stepIds: log.stepIds,
        severity: 'problem',
        sentence: message('{{pod}} waits, and creates nothing until then: {{line}}', {
          pod: item.pod,
          line: last.text,
        }),
        rank: RANK.workloadMissing - 1,
      },
    ];
  });

/** What the operators say of themselves: that they cannot create what they should, wait for something, or are told to go. */
export const operatorFacts = (observed: Observations): readonly OperatorFact[] => [
  ...withoutEchoes(
    observed.resources.flatMap((resource) =>
      [...deletion(resource.item, observed.now), ...failures(resource.item)].map((said) =>
        toFact(observed, resource, said),
      ),
    ),
  ),
  ...waiting(observed),
];
