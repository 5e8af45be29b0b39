import { message, type Message } from '../message';
import { age, shortDuration } from '../probes/duration';
import type { ClusterEvent, ClusterObject } from '../probes/observation';
import { flappingOf, nodesIn, sayFlapping, type Flapping } from './flapping';
import { describeNode, type NodeProblem } from './read-node';
import { record, since, text } from '../unknown-value';
import type { NodeFact } from './fact';
import { RANK } from './rank';
import { stepsOf, type Observations, type Observed } from './observations';

/** The names of the nodes that are not ready. */
export const notReadyNodes = ({ nodes }: Observations): ReadonlySet<string> =>
  new Set(nodes.filter(({ item }) => !describeNode(item).ready).map(({ item }) => item.metadata?.name ?? ''));

const hasOwnPods = ({ pods, workload }: Observations, node: string): boolean =>
  pods.some((pod) => pod.workload === workload && text(record(pod.item.spec).nodeName) === node);

/** How long a node has been so: the time alone would need the reader's time zone. How often, where it comes and goes. */
const sentenceOf = (
  name: string,
  { kind, since, detail, sentence }: NodeProblem,
  { now, flapping }: { readonly now: number; readonly flapping: Flapping | undefined },
): Message => {
  const ago = age(since, now);
  if (ago === '') return sentence;
  if (kind === 'cordoned')
    return message(
      'Node {{name}} has been cordoned for {{ago}}: no new pod is scheduled on it until it is uncordoned',
      {
        name,
        ago,
      },
    );
  if (kind !== 'not-ready' && kind !== 'network-lost') return sentence;
  if (flapping === undefined)
    return message('Node {{name}} has been NotReady for {{ago}}: {{detail}}', { name, ago, detail });
  const { times, first } = flapping;
  return message(
    'Node {{name}} has been NotReady for {{ago}}: {{detail}}; it became so {{times}} times in {{span}}, by its events',
    { name, ago, detail, times, span: shortDuration(now - first) },
  );
};

/** What is the same of all facts about one node. */
const shared = (name: string, stepIds: readonly string[], isOwn: boolean) =>
  ({
    kind: 'node',
    isOwn,
    objects: [{ model: 'Node', name }],
    names: [],
    workload: '',
    stepIds,
    severity: 'problem',
  }) as const;

const comesAndGoes = (flapping: Flapping, about: ReturnType<typeof shared>, observed: Observations): NodeFact => ({
  ...about,
  state: 'flapping',
  group: `${flapping.node}/flapping`,
  since: flapping.first,
  stepIds: stepsOf(observed, about, ...eventsOf(observed, flapping.node)),
  sentence: sayFlapping(flapping, observed.now),
  rank: about.isOwn ? RANK.ownNode + 0.3 : RANK.otherNode,
});

const eventsOf = ({ events }: Observations, node: string): readonly Observed<ClusterEvent>[] =>
  events.filter(({ item: { involvedObject: about } }) => about?.kind === 'Node' && about.name === node);

const factsOf = (observed: Observations, { item, stepIds }: Observed<ClusterObject>): readonly NodeFact[] => {
  const { now } = observed;
  const name = item.metadata?.name ?? '';
  // An alert about a node has steps of its own that read it.
  const isOwn = hasOwnPods(observed, name) || stepIds.some((id) => observed.own.includes(id));
  const { problems, ready } = describeNode(item);
  const about = eventsOf(observed, name);
  const flapping = flappingOf(
    about.map((event) => event.item),
    name,
    now,
  );
  // What is down is cordoned too: once is enough.
  const telling = ready ? problems : problems.slice(0, 1);
  const facts = telling.map((problem, index): NodeFact => {
    const { kind } = problem;
    // A node that is down is told by its readiness; a cordon alone is somebody's intention.
    const isCordon = ready && kind === 'cordoned';
    const base = isOwn && !isCordon ? RANK.ownNode : RANK.otherNode;
    return {
      ...shared(name, flapping === undefined ? stepIds : stepsOf(observed, { stepIds }, ...about), isOwn),
      state: kind,
      group: `${name}/${kind}`,
      ...since(problem.since),
      sentence: sentenceOf(name, problem, { now, flapping }),
      rank: (isCordon ? RANK.foreignTrace : base) + (ready ? 0.2 : 0) + index / 10,
    };
  });
  return ready && flapping !== undefined
    ? [...facts, comesAndGoes(flapping, shared(name, stepIds, isOwn), observed)]
    : facts;
};

/** Nodes that no step read come and go by their events alone. */
const unreadNodes = (observed: Observations): readonly NodeFact[] => {
  const read = new Set(observed.nodes.map(({ item }) => item.metadata?.name));
  const events = observed.events.map(({ item }) => item);
  return nodesIn(events).flatMap((name) => {
    const flapping = read.has(name) ? undefined : flappingOf(events, name, observed.now);
    return flapping === undefined
      ? []
      : [comesAndGoes(flapping, shared(name, [], hasOwnPods(observed, name)), observed)];
  });
};

/** What is wrong with nodes: those with pods of the workload are causes, the others stand further down. */
export const nodeFacts = (observed: Observations): readonly NodeFact[] => [
  ...observed.nodes.flatMap((node) => factsOf(observed, node)),
  ...unreadNodes(observed),
];
