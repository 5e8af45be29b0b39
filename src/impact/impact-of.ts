import { whyNotRead } from '../diagnosis/coverage';
import type { Investigation } from '../diagnosis/investigate';
import { message, type Message } from '../message';
import { age, shortDuration } from '../probes/duration';
import type { Observation } from '../probes/observation';
import type { Count } from '../runbooks/runbook';
import { conditionOf, record, text } from '../unknown-value';
import { concernedNodes, lostNodes, machineIn } from './concerned';
import { millisecondsOf, type Instance, type Machines, type Part } from './machines';

type About = Pick<Investigation, 'results' | 'facts' | 'diagnosis' | 'now' | 'subject'>;

/** Phases of an instance that has yet to run (kubevirt, `core/v1` types). */
const STARTING: ReadonlySet<string> = new Set(['', 'Pending', 'Scheduling', 'Scheduled', 'WaitingForSync']);
const OVER: ReadonlySet<string> = new Set(['Succeeded', 'Failed']);
/** Nodes that are named; the others are counted. */
const NAMED = 3;

const dataOf = <T>(read: Observation<Part<T>> | undefined): Part<T> | undefined =>
  read?.state === 'found' ? read.data : undefined;

/** Why something was not read; nothing while it is, and where it is not asked for. */
const whyOpen = (read: Observation<unknown> | undefined): readonly Message[] =>
  read === undefined || read.state === 'found' || read.state === 'empty' || read.state === 'loading'
    ? []
    : [whyNotRead(read)];

const waiting = ({ instances, asked }: Machines, now: number): readonly Message[] => {
  const [made, wanted] = [dataOf(instances), dataOf(asked)];
  if (made === undefined || wanted === undefined) return [];
  const starting = made.rows.filter(({ phase }) => STARTING.has(phase));
  const spans = [
    ...starting.map((one) => millisecondsOf(one.age)),
    ...wanted.rows.flatMap(({ since }) => (since === undefined ? [] : [now - since])),
  ];
  const count = starting.length + wanted.rows.length;
  const isPart = made.more + wanted.more > 0;
  if (count === 0)
    return [isPart ? message('Of those that were read, no VM waits to start') : message('No VM waits to start')];
  const longest = shortDuration(Math.max(0, ...spans));
  if (isPart) return [message('At least {{count}} VMs wait to start, the longest for {{longest}}', { count, longest })];
  return [
    spans.length === 0
      ? message('{{count}} VMs wait to start', { count })
      : message('{{count}} VMs wait to start, the longest for {{longest}}', { count, longest }),
  ];
};

const nodeList = (nodes: readonly string[]): string =>
  nodes.length <= NAMED ? nodes.join(', ') : `${nodes.slice(0, NAMED).join(', ')}, …`;

const isRunning = ({ phase }: Instance): boolean => phase === 'Running';

const running = ({ instances }: Machines, lost: readonly string[]): readonly Message[] => {
  const made = dataOf(instances);
  if (made === undefined) return [];
  const runs = made.rows.filter(isRunning);
  const unknown = runs.filter(({ node }) => lost.includes(node));
  const count = runs.length - unknown.length;
  return [
    made.more > 0
      ? message('More than {{count}} running VMs go on', { count })
      : message('{{count}} running VMs go on', { count }),
    ...(unknown.length === 0
      ? []
      : [
          message('Whether {{count}} VMs on {{nodes}} still run is not known', {
            count: unknown.length,
            nodes: nodeList([...new Set(unknown.map(({ node }) => node))]),
          }),
        ]),
  ];
};

const migrating = ({ migrations }: Machines): readonly Message[] => {
  const read = dataOf(migrations);
  if (read === undefined) return [];
  const count = read.rows.filter(({ phase }) => !OVER.has(phase)).length;
  // A migration is rare: that none waits is worth no line.
  if (count === 0) return [];
  return [
    read.more > 0
      ? message('At least {{count}} migrations wait', { count })
      : message('{{count}} migrations wait', { count }),
  ];
};

const onNode = ({ instances }: Machines, nodes: readonly string[]): readonly Message[] => {
  const made = dataOf(instances);
  if (made === undefined || nodes.length === 0) return [];
  const count = made.rows.filter((one) => nodes.includes(one.node) && !OVER.has(one.phase)).length;
  const names = nodeList(nodes);
  return [
    made.more > 0
      ? message('At least {{count}} VMs are on {{nodes}}', { count, nodes: names })
      : message('{{count}} VMs are on {{nodes}}', { count, nodes: names }),
  ];
};

/** What the steps read of the machine that the alert is about. */
const thisMachine = (about: About): readonly Message[] => {
  const name = about.subject;
  const { machine, instance } = machineIn(about, name);
  const status = text(record(machine?.status).printableStatus) || text(record(instance?.status).phase);
  if (status === '') return [];
  const node = text(record(instance?.status).nodeName);
  const since = age(conditionOf(machine ?? instance ?? {}, 'Ready')?.lastTransitionTime, about.now);
  const values = { name, status, node, since };
  if (since === '')
    return [
      node === ''
        ? message('VM {{name}}: {{status}}', values)
        : message('VM {{name}}: {{status}}, on {{node}}', values),
    ];
  return [
    node === ''
      ? message('VM {{name}}: {{status}}, for {{since}}', values)
      : message('VM {{name}}: {{status}}, on {{node}}, for {{since}}', values),
  ];
};

/** Which counts are read of the cluster beside the steps. */
export const isCounted = (count: Count): boolean => count !== 'this-machine';

/**
 * What users notice of an alert, in numbers that were read. What could not be read says so, and what was read in part is
 * told as the least that there is; nothing is said of what nobody has read yet.
 * @param machines absent while nothing was read of them
 */
export const impactOf = (
  counts: readonly Count[],
  machines: Machines | undefined,
  about: About,
): readonly Message[] => {
  const nodes = concernedNodes(about);
  const told = counts.flatMap((count): readonly Message[] => {
    if (count === 'this-machine') return thisMachine(about);
    if (machines === undefined) return [];
    if (count === 'waiting') return waiting(machines, about.now);
    if (count === 'running') return running(machines, lostNodes(about));
    return count === 'migrations' ? migrating(machines) : onNode(machines, nodes);
  });
  const open = counts.some(isCounted)
    ? [machines?.instances, machines?.asked, machines?.migrations].flatMap(whyOpen)
    : [];
  return open.length === 0 ? told : [...told, message('VMs could not be counted'), ...open.slice(0, 1)];
};
