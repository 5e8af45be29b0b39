import { inEnglish, type Message } from '../message';
import { MARKED, markProbe } from '../probes/fill-probe';
import { modelOf } from '../probes/models';
import { columnsOf } from './columns';
import type {
  Argv,
  EventsProbe,
  FilledProbe,
  GetProbe,
  ListProbe,
  LogsProbe,
  MetricProbe,
  Pods,
  Text,
  UnfilledProbe,
} from '../probes/probe';
import type { Command } from '../probes/step-result';
import { whyMissing, type Variables } from '../probes/variables';
import { Line, type Word } from './oc-line';
import { quote } from './shell-quote';

/** How many lines of each log a command shows: as many as the page reads at first. */
const LOG_LINES = 500;

/** How many pods a command shows of a workload that has many: as many as the page reads. */
const MOST_PODS = 10;

/**
 * Runs a command for each line that comes, its words in these variables. One that fails keeps no other from running, but
 * is not forgotten.
 */
const forEach = (name: string, command: string): string =>
  `(rc=0; while read -r ${name}; do ${command} || rc=1; done; exit $rc)`;

/** Searches what comes. No match is no failure (1), and must not end a script; a search that fails is one (2). */
const search = (pattern: string): string => ` | { grep -E ${pattern} || [ $? = 1 ]; }`;

/**
 * The pods of a selector one by one, those that are not ready first, and of many no more than the page reads: `oc logs -l`
 * asks them in random order and ends at the first that cannot be read, and `oc describe` asks for the events of each.
 * `oc get --sort-by` fails where no pod has the condition, as pods that find no node have none: `sort` does not.
 */
const eachPod = (pods: Line, body: (namespace: string) => string, namespace: string): string => {
  pods.add(
    '--no-headers',
    '-o',
    `custom-columns='READY:.status.conditions[?(@.type=="Ready")].status,NAME:.metadata.name'`,
  );
  return pods.end(` | sort | sed -n 1,${MOST_PODS}p | ${forEach('_ pod', body(namespace))}`);
};

const inNamespace = (namespace: string, word: Word): string => `-n ${word(namespace)}`;

const printList = (probe: ListProbe<Text>, word: Word): string => {
  const { command, namespaced } = modelOf(probe.model);
  const line = new Line(word);
  if (probe.show === 'describe' && probe.model === 'Pod' && probe.namespace !== undefined) {
    line.add('get', command).namespace(probe.namespace).selector(probe.selector);
    return eachPod(line, (of) => `oc describe ${of} "pod/$pod"`, inNamespace(probe.namespace, word));
  }
  if (probe.only !== undefined) {
    // What no server selects by stands in columns of its own.
    const columns = columnsOf(probe.only, namespaced && probe.namespace === undefined);
    return new Line(word)
      .add('get', command)
      .namespace(probe.namespace, namespaced)
      .selector(probe.selector)
      .add('-o')
      .value(columns)
      .end();
  }
  const verb = probe.show === 'describe' ? 'describe' : 'get';
  line.add(verb, command).namespace(probe.namespace, namespaced).selector(probe.selector);
  return (verb === 'get' ? line.add('-o', 'wide') : line).end();
};

const printGet = (probe: GetProbe<Text>, word: Word): string => {
  const { command, namespaced } = modelOf(probe.model);
  const line = new Line(word).add('get').object(command, probe.name).namespace(probe.namespace, namespaced);
  if (probe.show === 'writers') return line.add('-o', 'yaml', '--show-managed-fields').end();
  if (probe.show !== 'describe') return (probe.show === 'yaml' ? line.add('-o', 'yaml') : line).end();
  // `oc describe` of an object that is gone describes another whose name begins alike, and succeeds: `get` does not.
  const described = new Line(word).add('describe').object(command, probe.name);
  return line.end(` && ${described.namespace(probe.namespace, namespaced).end()}`);
};

const NAME_EACH = '{.name}{"\\n"}{end}';

/** The names of the containers of a pod, the main ones first, a line each. */
const CONTAINERS = `{range .spec.containers[*]}${NAME_EACH}{range .spec.initContainers[*]}${NAME_EACH}`;

/** Of those, the ones that have run before: of the others there is no previous log, which is no failure. */
const RUN_BEFORE = ['containerStatuses', 'initContainerStatuses']
  .map((statuses) => `{range .status.${statuses}[?(@.lastState.terminated)]}${NAME_EACH}`)
  .join('');

/** How many of the last lines of a log a command shows, whatever is in them. */
const LAST = 10;

/**
 * Shows of a log the lines that match, and its last lines: a program that ends says why in any words, or in none that are
 * known. `awk` does not end with an error where nothing matches.
 */
const matchesAndEnd = (pattern: string): string =>
  `awk -v p=${pattern} '{ i = NR % ${LAST}; if (NR > ${LAST} && m[i]) print l[i]; l[i] = $0; m[i] = $0 ~ p } ` +
  `END { for (n = NR > ${LAST} ? NR - ${LAST - 1} : 1; n <= NR; n++) print l[n % ${LAST}] }'`;

/**
 * One command for each pod and container: one that cannot be read says so on the error output, where no search takes it
 * for a line, and the command fails at its end. The log of a run that ended is shown as it is.
 */
const printLogs = (probe: LogsProbe<Text>, word: Word): string => {
  const pods = new Line(word).add('get', 'pods').namespace(probe.namespace).selector(probe.selector);
  const previous = probe.previous === true ? ' --previous' : '';
  const isSearched = probe.grep !== undefined && probe.previous !== true;
  const filter = isSearched ? ` | ${matchesAndEnd(quote(probe.grep))}` : '';
  const names = quote(probe.previous === true ? RUN_BEFORE : CONTAINERS);
  const read = (of: string, container: string): string =>
    `oc logs ${of} "pod/$pod" -c ${container} --prefix --tail=${LOG_LINES}${previous}${filter}`;
  const body = (of: string): string =>
    probe.container === undefined
      ? `oc get ${of} "pod/$pod" -o jsonpath=${names} | ${forEach('container', read(of, '"$container"'))}`
      : read(of, quote(probe.container));
  return eachPod(pods, body, inNamespace(probe.namespace, word));
};

/**
 * `oc get events` can only be sorted by a time that the scheduler's events lack; `oc events` sorts by when each was last
 * seen, but has no filter by kind.
 */
const printEvents = (probe: EventsProbe<Text>, word: Word): string => {
  const line = new Line(word).add('events').namespace(probe.namespace);
  if (probe.type !== undefined) line.add(`--types=${probe.type}`);
  const { about, name, reason } = probe;
  if (about === undefined && reason === undefined) return line.end();
  const object = about === undefined ? '' : `${about}/${name === undefined ? '' : `${name.replaceAll('.', '\\.')} `}`;
  const pattern = `^LAST SEEN| ${[...(reason === undefined ? [] : [`${reason} .*`]), object].join('')}`;
  return line.end(search(name === undefined ? `'${pattern}'` : word(pattern)));
};

const printMetric = (probe: MetricProbe<Text>, word: Word): string =>
  new Line(word)
    .add('exec', '-n', 'openshift-monitoring', '-c', 'prometheus', 'prometheus-k8s-0', '--')
    .add('promtool', 'query', 'instant', 'http://localhost:9090')
    .value(probe.query)
    .end();

/** An argument list; a text that begins with a dash where its template begins with a value would be an option. */
const printArguments = (command: Argv<Text>, word: Word): string =>
  command.map((part) => word(typeof part === 'string' ? part : JSON.stringify(part.json))).join(' ');

const print = (probe: FilledProbe, word: Word): string => {
  switch (probe.kind) {
    case 'list':
      return printList(probe, word);
    case 'get':
      return printGet(probe, word);
    case 'logs':
      return printLogs(probe, word);
    case 'events':
      return printEvents(probe, word);
    case 'metric':
      return printMetric(probe, word);
    case 'by-hand':
      return printArguments(probe.command, word);
  }
};

/** A place that the shell refuses to run, with the reason. */
const place = (name: string, why: Message | undefined): string => {
  const variable = name.replace(/[^A-Za-z0-9]/g, '_').toUpperCase();
  const reason = inEnglish(why ?? whyMissing(name)).replace(/["$`\\!}]/g, '');
  return `"\${${variable}:?${reason}}"`;
};

/** Quotes a value in which unknown ones are marked. */
const quoteMarked =
  (missing: UnfilledProbe['missing']): Word =>
  (value) =>
    value
      .split(MARKED)
      .map((part, index) => (index % 2 === 1 ? place(part, missing[part]) : part === '' ? '' : quote(part)))
      .join('');

/**
 * Prints a probe as the `oc` command that shows what the page shows. Every value is quoted.
 * @param variables what is known, for a probe that lacks some: each of these becomes a place that the shell refuses to run
 */
export const printProbe = (probe: FilledProbe | UnfilledProbe, variables: Variables = {}): Command =>
  probe.kind === 'unfilled'
    ? { text: print(markProbe(probe, variables), quoteMarked(probe.missing)), missing: Object.values(probe.missing) }
    : { text: print(probe, quote), missing: [] };

const inTurn = (commands: readonly string[]): string =>
  ['(rc=0', ...commands.map((command) => `${command} || rc=1`), 'exit $rc)'].join('\n');

/** Prints the probes of a step, a line each where it is about several objects; one that fails keeps no other from running. */
export const printAll = (
  probes: readonly { readonly probe: FilledProbe | UnfilledProbe }[],
  variables: Variables,
): Command => {
  const commands = probes.map(({ probe }) => printProbe(probe, variables));
  return {
    text: commands.length === 1 ? (commands[0]?.text ?? '') : inTurn(commands.map(({ text }) => text)),
    missing: commands.flatMap(({ missing }) => missing),
  };
};

/** A pod on a node that does not answer would be waited for without end: no deletion waits. */
const AT_ONCE = '--wait=false';

/** Prints the deletion of some pods of a namespace and no others. */
export const printDeletion = (namespace: string, names: readonly string[]): Command => ({
  text: ['oc', 'delete', 'pods', '-n', quote(namespace), ...names.map(quote), AT_ONCE].join(' '),
  missing: [],
});

/** Prints the change that a runbook advises, of every pod of the workload. */
export const printFix = ({ namespace, selector }: Pods<Text>): Command => ({
  text: new Line(quote).add('delete', 'pods').namespace(namespace).selector(selector).add(AT_ONCE).end(),
  missing: [],
});
