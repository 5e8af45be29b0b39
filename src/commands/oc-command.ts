import { inEnglish, type Message } from '../message';
import { modelOf } from '../probes/models';
import type {
  EventsProbe,
  GetProbe,
  LabelSelector,
  ListProbe,
  LogsProbe,
  MetricProbe,
  Probe,
  Template,
} from '../probes/probe';
import { escapePromql } from '../probes/promql';
import type { Command } from '../probes/step-result';
import { fill, namesIn, whyMissing, type Variables } from '../probes/variables';
import type { Fix } from '../runbooks/runbook';
import { quote } from './shell-quote';

/** How many lines of each log a command shows: as many as the page reads at first. */
const LOG_LINES = 500;

/** Collects the parts of one command, and the reasons why it can't run. */
class Line {
  readonly #words: string[] = ['oc'];
  readonly #missing: Message[] = [];
  readonly #variables: Variables;

  constructor(variables: Variables) {
    this.#variables = variables;
  }

  /** Adds words as they are. */
  add(...words: readonly string[]): this {
    this.#words.push(...words);
    return this;
  }

  /** Adds a filled template, quoted. A value that isn't known becomes a place that the shell refuses to run. */
  fill(template: Template, prefix = '', write?: (value: string) => string): this {
    const filled = fill(template, this.#variables, write);
    if (filled.missing === undefined) {
      this.#words.push(prefix + quote(filled.text));
      return this;
    }
    this.#missing.push(...filled.missing);
    const unknown = namesIn(template).find((name) => this.#variables[name] === undefined) ?? '';
    const reason = whyMissing(unknown);
    const variable = unknown.replace(/[^A-Za-z0-9]/g, '_').toUpperCase();
    const said = inEnglish(reason);
    this.#words.push(`${prefix}"\${${variable}:?${said.replace(/["$`\\!}]/g, '')}}"`);
    return this;
  }

  /** Adds a kind and a name. A name that looks like an option is written `KIND/NAME`, so that `oc` can't take it for one. */
  object(kind: string, name: Template): this {
    const isOption = fill(name, this.#variables).text?.startsWith('-') === true;
    return isOption ? this.fill(name, `${kind}/`) : this.add(kind).fill(name);
  }

  namespace(template: Template | undefined, namespaced = true): this {
    if (!namespaced) return this;
    return template === undefined ? this.add('-A') : this.add('-n').fill(template);
  }

  selector(selector: LabelSelector | undefined): this {
    return selector === undefined ? this : this.add('-l').fill(selectorText(selector));
  }

  /** The command, with what follows it on the line. */
  end(tail = ''): Command {
    return { text: this.#words.join(' ') + tail, missing: this.#missing };
  }
}

/** A label selector as `oc -l` and the API take it. */
export const selectorText = (selector: LabelSelector): string =>
  Object.entries(selector)
    .map(([name, value]) => `${name}=${value}`)
    .join(',');

/** How many pods a command shows of a workload that has many: as many as the page reads. */
const MOST_PODS = 10;

/** Runs a command for each line that comes. One that fails keeps no other from running, but is not forgotten. */
const forEach = (name: string, command: string): string =>
  `(rc=0; while read -r ${name}; do ${command} || rc=1; done; exit $rc)`;

/** Searches what comes. No match is no failure (1), and must not end a script; a search that fails is one (2). */
const search = (pattern: string): string => ` | { grep -E ${pattern} || [ $? = 1 ]; }`;

/**
 * The pods of a selector one by one, those that are not ready first, and of many no more than the page reads: `oc logs -l`
 * asks them in random order and ends at the first that cannot be read, and `oc describe` asks for the events of each.
 */
const eachPod = (pods: Line, body: (namespace: string) => string, namespace: string): Command => {
  pods.add(`--sort-by='.status.conditions[?(@.type=="Ready")].status'`, '-o', 'name');
  return pods.end(` | sed -n 1,${MOST_PODS}p | ${forEach('pod', body(namespace))}`);
};

const namespaceText = (template: Template, variables: Variables): string =>
  new Line(variables).namespace(template).end().text.replace(/^oc /, '');

const printList = (probe: ListProbe, variables: Variables): Command => {
  const { command, namespaced } = modelOf(probe.model);
  const line = new Line(variables);
  if (probe.show === 'describe' && probe.model === 'Pod' && probe.namespace !== undefined) {
    line.add('get', command).namespace(probe.namespace).selector(probe.selector);
    return eachPod(line, (of) => `oc describe ${of} "$pod"`, namespaceText(probe.namespace, variables));
  }
  const verb = probe.show === 'describe' ? 'describe' : 'get';
  line.add(verb, command).namespace(probe.namespace, namespaced).selector(probe.selector);
  return (verb === 'get' ? line.add('-o', 'wide') : line).end();
};

const printGet = (probe: GetProbe, variables: Variables): Command => {
  const { command, namespaced } = modelOf(probe.model);
  const line = new Line(variables).add('get').object(command, probe.name).namespace(probe.namespace, namespaced);
  if (probe.show !== 'describe') return (probe.show === 'yaml' ? line.add('-o', 'yaml') : line).end();
  // `oc describe` of an object that is gone describes another whose name begins alike, and succeeds: `get` does not.
  const described = new Line(variables).add('describe').object(command, probe.name);
  return line.end(` && ${described.namespace(probe.namespace, namespaced).end().text}`);
};

const NAME_EACH = '{.name}{"\\n"}{end}';

/** The names of the containers of a pod, the main ones first, a line each. */
const CONTAINERS = `{range .spec.containers[*]}${NAME_EACH}{range .spec.initContainers[*]}${NAME_EACH}`;

/** Of those, the ones that have run before: of the others there is no previous log, which is no failure. */
const RUN_BEFORE = ['containerStatuses', 'initContainerStatuses']
  .map((statuses) => `{range .status.${statuses}[?(@.lastState.terminated)]}${NAME_EACH}`)
  .join('');

/**
 * One command for each pod and container: one that cannot be read says so on the error output, where no search takes it
 * for a line, and the command fails at its end.
 */
const printLogs = (probe: LogsProbe, variables: Variables): Command => {
  const pods = new Line(variables).add('get', 'pods').namespace(probe.namespace).selector(probe.selector);
  const previous = probe.previous === true ? ' --previous' : '';
  const names = quote(probe.previous === true ? RUN_BEFORE : CONTAINERS);
  const read = (of: string, container: string): string =>
    `oc logs ${of} "$pod" -c ${container} --prefix --tail=${LOG_LINES}${previous}`;
  const body = (of: string): string =>
    probe.container === undefined
      ? `oc get ${of} "$pod" -o jsonpath=${names} | ${forEach('container', read(of, '"$container"'))}`
      : read(of, quote(probe.container));
  const { text, missing } = eachPod(pods, body, namespaceText(probe.namespace, variables));
  return { text: text + (probe.grep === undefined ? '' : search(quote(probe.grep))), missing };
};

/**
 * `oc get events` can only be sorted by a time that the scheduler's events lack; `oc events` sorts by when each was last
 * seen, but has no filter by kind.
 */
const printEvents = (probe: EventsProbe, variables: Variables): Command => {
  const line = new Line(variables).add('events').namespace(probe.namespace);
  if (probe.type !== undefined) line.add(`--types=${probe.type}`);
  return line.end(probe.about === undefined ? '' : search(`'^LAST SEEN| ${probe.about}/'`));
};

const printMetric = (probe: MetricProbe, line: Line): Command =>
  line
    .add('exec', '-n', 'openshift-monitoring', '-c', 'prometheus', 'prometheus-k8s-0', '--')
    .add('promtool', 'query', 'instant', 'http://localhost:9090')
    .fill(probe.query, '', escapePromql)
    .end();

/** Prints a probe as the `oc` command that shows what the page shows. Every value is quoted. */
export const printProbe = (probe: Probe, variables: Variables): Command => {
  switch (probe.kind) {
    case 'list':
      return printList(probe, variables);
    case 'get':
      return printGet(probe, variables);
    case 'logs':
      return printLogs(probe, variables);
    case 'events':
      return printEvents(probe, variables);
    case 'metric':
      return printMetric(probe, new Line(variables));
  }
};

/** Prints the deletion of some pods of a namespace and no others. */
export const printDeletion = (namespace: string, names: readonly string[]): Command => ({
  text: ['oc', 'delete', 'pods', '-n', quote(namespace), ...names.map(quote)].join(' '),
  missing: [],
});

/** Prints the change that a runbook advises, of every pod of the workload. */
export const printFix = (fix: Fix, variables: Variables): Command =>
  new Line(variables).add('delete', 'pods').namespace(fix.namespace).selector(fix.selector).end();
