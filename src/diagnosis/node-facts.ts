import { message, type Message } from '../message';
import { age } from '../probes/duration';
import { describeNode, type NodeProblem } from './read-node';
import { record, text } from '../unknown-value';
import type { NodeFact } from './fact';
import { RANK } from './finding';
import type { Observations } from './observations';

/** The names of the nodes that are not ready. */
export const notReadyNodes = ({ nodes }: Observations): ReadonlySet<string> =>
  new Set(nodes.filter(({ item }) => !describeNode(item).ready).map(({ item }) => item.metadata?.name ?? ''));

const hasOwnPods = ({ pods, workload }: Observations, node: string): boolean =>
  pods.some((pod) => pod.workload === workload && text(record(pod.item.spec).nodeName) === node);

/** How long a node has not been ready: the time alone would need the reader's time zone. */
const sentenceOf = (name: string, { kind, since, detail, sentence }: NodeProblem, now: number): Message => {
  const ago = age(since, now);
  return (kind === 'not-ready' || kind === 'network-lost') && ago !== ''
    ? message('Node {{name}} has been NotReady for {{ago}}: {{detail}}', { name, ago, detail })
    : sentence;
};

/** What is wrong with nodes: those with pods of the workload are causes, the others stand further down. */
export const nodeFacts = (observed: Observations): readonly NodeFact[] =>
  observed.nodes.flatMap(({ item, stepIds }) => {
    const name = item.metadata?.name ?? '';
    const isOwn = hasOwnPods(observed, name);
    const { problems, ready } = describeNode(item);
    // What is down is cordoned too: once is enough.
    const telling = ready ? problems : problems.slice(0, 1);
    return telling.map((problem, index): NodeFact => {
      const { kind } = problem;
      // A node that is down is told by its readiness; a cordon alone is somebody's intention.
      const isCordon = ready && kind === 'cordoned';
      const base = isOwn && !isCordon ? RANK.ownNode : RANK.otherNode;
      const since = Date.parse(problem.since);
      return {
        kind: 'node',
        state: kind,
        isOwn,
        group: `${name}/${kind}`,
        objects: [{ model: 'Node', name }],
        names: [],
        workload: '',
        ...(Number.isNaN(since) ? {} : { since }),
        stepIds,
        severity: 'problem',
        sentence: sentenceOf(name, problem, observed.now),
        rank: (isCordon ? RANK.foreignTrace : base) + (ready ? 0.2 : 0) + index / 10,
      };
    });
  });
