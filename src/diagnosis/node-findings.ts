import { message, type Message } from '../message';
import { age } from '../probes/duration';
import { describeNode } from '../probes/node-state';
import type { ClusterObject } from '../probes/observation';
import { conditionsOf, record, text } from '../unknown-value';
import { RANK, type Finding } from './finding';
import { stepsOf, type Observations } from './observations';

/** The names of the nodes that are not ready. */
export const notReadyNodes = ({ nodes }: Observations): ReadonlySet<string> =>
  new Set(nodes.filter(({ item }) => !describeNode(item).ready).map(({ item }) => item.metadata?.name ?? ''));

const own = (observed: Observations, node: string): number =>
  observed.pods.filter(
    ({ item, workload }) => workload === observed.workload && text(record(item.spec).nodeName) === node,
  ).length;

/** How long a node has not been ready: the time alone would need the reader's time zone. */
const sentenceOf = (node: ClusterObject, problem: Message, now: number): Message => {
  const ready = conditionsOf(node).find(({ type }) => type === 'Ready');
  const ago = age(ready?.lastTransitionTime, now);
  if (ready === undefined || ready.status === 'True' || ago === '') return problem;
  return message('Node {{name}} has been NotReady for {{ago}}: {{detail}}', {
    name: node.metadata?.name ?? '',
    ago,
    detail: ready.message || ready.reason,
  });
};

const isCordoned = (node: ClusterObject, problem: Message): boolean =>
  describeNode(node).ready && problem.text.includes('cordoned');

/** What is wrong with nodes: those with pods of the workload are causes, the others stand further down. */
export const nodeFindings = (observed: Observations): readonly Finding[] =>
  observed.nodes.flatMap((seen) => {
    const name = seen.item.metadata?.name ?? '';
    const pods = own(observed, name);
    const { problems, ready } = describeNode(seen.item);
    // What is down is cordoned too: once is enough.
    const telling = ready ? problems : problems.slice(0, 1);
    return telling.map((problem, index): Finding => {
      const cordoned = isCordoned(seen.item, problem);
      const base = pods > 0 && !cordoned ? RANK.ownNode : RANK.otherNode;
      return {
        id: `node/${name}/${problem.text}`,
        sentence: sentenceOf(seen.item, problem, observed.now),
        status: 'problem',
        stepIds: stepsOf(observed, seen),
        objects: [{ model: 'Node', name }],
        rank: (cordoned ? RANK.foreignTrace : base) + (ready ? 0.2 : 0) + index / 10,
      };
    });
  });
