import type { Message } from '../message';
import { flatten } from './chain';
import type { Diagnosis } from './find';
import type { Finding } from './finding';
import { headlineOf } from './headline';

/** What a link of the chain is to the alert. */
export type Role = 'root' | 'breaks' | 'component';

/** One thing that happened, and led to the next. */
export interface ChainLink {
  readonly role: Role;
  readonly headline: Message;
  readonly finding: Finding;
}

/** What one is told first: what is wrong, by what, and what that does. */
export interface Story {
  /** The cause; absent where nothing that is wrong was found. */
  readonly cause?: Message;
  /** What the alert measures, where that follows from the cause. */
  readonly effect?: Message;
  /** From the root to what the alert measures: three at most. */
  readonly links: readonly ChainLink[];
  /** True where what the alert measures is all that was found, so that nobody knows why. */
  readonly isUnexplained: boolean;
  /** Other problems, each with a chain of its own. */
  readonly others: number;
}

const link = (role: Role, finding: Finding): ChainLink => ({ role, finding, headline: headlineOf(finding) });

/** Of what lies between, pods say most: they are what does not run. */
const tellsMost = (between: readonly Finding[]): Finding | undefined =>
  between.find(({ facts: [fact] }) => fact.kind === 'pod') ?? between[0];

/** Two numbers of one thing, such as the API server: the second says nothing more. */
const isSameMeasure = ({ facts: [root] }: Finding, { facts: [other] }: Finding): boolean =>
  root.kind === 'metric' && other.kind === 'metric';

/** Of what the alert measures, how many run says most. */
const measure = (after: readonly Finding[], measured: ReadonlySet<string>): Finding | undefined => {
  const all = after.filter(({ id }) => measured.has(id));
  return all.find(({ facts: [fact] }) => fact.kind === 'workload') ?? all.at(-1);
};

const NOTHING: Story = { links: [], isUnexplained: false, others: 0 };

/** Tells the first chain of a diagnosis in as few words as can be. What is expected is a root too. */
export const storyOf = ({ findings, measured, leading, isHealthy }: Diagnosis): Story => {
  const roots = findings.filter(({ status, consequences }) => status === 'problem' || consequences.length > 0);
  // Where nothing is a problem, what is worth a word may still be what the alert is about.
  const root = roots[0] ?? (isHealthy ? undefined : findings.find(({ status }) => status === 'note'));
  if (root === undefined) return NOTHING;
  const after = flatten(root.consequences).filter(({ status }) => status === 'problem');
  const component = measure(after, measured);
  const between = tellsMost(
    after.filter(
      (one) =>
        !isSameMeasure(root, one) &&
        one !== component &&
        (component === undefined || (leading.has(one.id) && !measured.has(one.id))),
    ),
  );
  const isComponent = measured.has(root.id);
  const effect = component ?? between;
  return {
    cause: headlineOf(root),
    ...(effect === undefined ? {} : { effect: headlineOf(effect) }),
    links: [
      link(isComponent ? 'component' : 'root', root),
      ...(between === undefined ? [] : [link('breaks', between)]),
      ...(component === undefined ? [] : [link('component', component)]),
    ],
    isUnexplained: isComponent && root.unexplained !== undefined,
    others: Math.max(0, roots.length - 1),
  };
};
