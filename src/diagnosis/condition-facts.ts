import { message, type Message } from '../message';
import { age } from '../probes/duration';
import { conditionOf, conditionsOf, finite, record, since, text, type Condition } from '../unknown-value';
import type { ConditionFact } from './fact';
import { RANK } from './rank';
import { stepsOf, type Observations, type Observed, type Resource } from './observations';
import { managedIn, operatorOf, resourceReference } from './operator-resources';

/** What is wrong for each type, the worst first. Progressing is no fault: an operator at work says so too. */
const WRONG: Readonly<Record<string, string>> = { Degraded: 'True', Available: 'False', ReconcileComplete: 'False' };
/** Worth a word: an operator that is at work, or may not be upgraded now. */
const WORTH: Readonly<Record<string, string>> = { Progressing: 'True', Upgradeable: 'False' };
const WORST_FIRST = [...Object.keys(WRONG), 'phase', ...Object.keys(WORTH), 'observedGeneration'];

/** Whether a condition says that something is wrong, of whichever resource. */
export const isWrong = (condition: Condition | undefined): boolean =>
  condition !== undefined && WRONG[condition.type] === condition.status;

interface Said extends Condition {
  readonly isWrong: boolean;
}

const sayCondition = (name: string, { type, status, reason, message: detail, ...said }: Said, now: number): Message => {
  const values = { name, type, status, reason, detail, ago: age(said.lastTransitionTime, now) };
  if (values.ago === '') return message('{{name}}: {{type}} is {{status}} ({{reason}}): {{detail}}', values);
  return reason === ''
    ? message('{{name}}: {{type}} has been {{status}} for {{ago}}: {{detail}}', values)
    : message('{{name}}: {{type}} has been {{status}} for {{ago}} ({{reason}}): {{detail}}', values);
};

const sentenceOf = (name: string, said: Said, now: number): Message => {
  if (said.type === 'phase') return message('{{name}} is in phase {{phase}}', { name, phase: said.status });
  if (said.type !== 'observedGeneration') return sayCondition(name, said, now);
  return message('{{name}} was changed, and its operator has not taken that up yet', { name });
};

/** A phase has no time of its own: the condition that says that the operator is at work has. */
const phaseOf = ({ object }: Resource): readonly Said[] => {
  const phase = text(record(object.status).phase);
  if (phase === '' || phase === 'Deployed') return [];
  const { lastTransitionTime = '' } = conditionOf(object, 'Progressing', 'True') ?? {};
  return [{ type: 'phase', status: phase, reason: '', message: '', lastTransitionTime, isWrong: true }];
};

/** The spec is newer than what the operator has seen. When it was changed nothing says. */
const generationOf = ({ object }: Resource): readonly Said[] => {
  const wanted = finite(record(object.metadata).generation);
  const seen = finite(record(object.status).observedGeneration);
  if (wanted === undefined || seen === undefined || seen >= wanted) return [];
  const status = `${seen}/${wanted}`;
  return [{ type: 'observedGeneration', status, reason: '', message: '', lastTransitionTime: '', isWrong: false }];
};

const saidBy = (resource: Resource): readonly Said[] => [
  ...conditionsOf(resource.object)
    .filter(({ type, status }) => WRONG[type] === status || WORTH[type] === status)
    .map((condition) => ({ ...condition, isWrong: WRONG[condition.type] === condition.status })),
  ...phaseOf(resource),
  ...generationOf(resource),
];

const toFact = (observed: Observations, resource: Observed<Resource>, said: Said): ConditionFact => {
  const { model, object } = resource.item;
  const { type, status, reason, message: detail, isWrong } = said;
  const name = `${model} ${object.metadata?.name ?? ''}`;
  return {
    kind: 'condition',
    type,
    status,
    reason,
    detail,
    // What is wrong with one resource is told once, by the worst.
    group: `${isWrong ? 'wrong' : type}/${name}`,
    objects: [resourceReference(resource.item)],
    names: managedIn(model, detail),
    workload: operatorOf(model),
    ...since(said.lastTransitionTime),
    stepIds: stepsOf(observed, resource),
    severity: isWrong ? 'problem' : 'note',
    sentence: sentenceOf(name, said, observed.now),
    weight: -WORST_FIRST.indexOf(type),
    rank:
      observed.workload === model || stepsOf(observed, resource).includes(observed.measuredBy)
        ? RANK.otherStep
        : RANK.elsewhere + 1,
  };
};

/**
 * What the operators' resources say of themselves: conditions, phase, a change of the spec that was not taken up. That
 * one is being deleted, or that its operator cannot get on, `operator-facts.ts` tells.
 */
export const conditionFacts = (observed: Observations): readonly ConditionFact[] =>
  observed.resources.flatMap((resource) => saidBy(resource.item).map((said) => toFact(observed, resource, said)));
