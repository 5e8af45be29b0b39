import { inEnglish, type Message } from '../message';
import { modelOf } from '../probes/models';
import type { GetProbe, LabelSelector, ListProbe, LogsProbe, MetricProbe, Probe, Template } from '../probes/probe';
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

const printList = (probe: ListProbe, line: Line): Command => {
  const { command, namespaced } = modelOf(probe.model);
  const verb = probe.show === 'describe' ? 'describe' : 'get';
  line.add(verb, command).namespace(probe.namespace, namespaced).selector(probe.selector);
  return (verb === 'get' ? line.add('-o', 'wide') : line).end();
};

const printGet = (probe: GetProbe, line: Line): Command => {
  const { command, namespaced } = modelOf(probe.model);
  line.add(probe.show === 'describe' ? 'describe' : 'get').object(command, probe.name);
  line.namespace(probe.namespace, namespaced);
  return (probe.show === 'yaml' ? line.add('-o', 'yaml') : line).end();
};

const printLogs = (probe: LogsProbe, line: Line): Command => {
  line.add('logs').namespace(probe.namespace).selector(probe.selector);
  line.add(...(probe.container === undefined ? ['--all-containers'] : ['-c', quote(probe.container)]));
  line.add('--prefix', `--tail=${LOG_LINES}`, '--max-log-requests=50', '--ignore-errors');
  if (probe.previous === true) line.add('--previous');
  // A pod that has not started, or has no previous run, must not end a script; nor must a search without a match.
  return line.end(probe.grep === undefined ? ' || true' : ` | { grep -E ${quote(probe.grep)} || true; }`);
};

const printMetric = (probe: MetricProbe, line: Line): Command =>
  line
    .add('exec', '-n', 'openshift-monitoring', '-c', 'prometheus', 'prometheus-k8s-0', '--')
    .add('promtool', 'query', 'instant', 'http://localhost:9090')
    .fill(probe.query, '', escapePromql)
    .end();

/** Prints a probe as the `oc` command that shows what the page shows. Every value is quoted. */
export const printProbe = (probe: Probe, variables: Variables): Command => {
  const line = new Line(variables);
  switch (probe.kind) {
    case 'list':
      return printList(probe, line);
    case 'get':
      return printGet(probe, line);
    case 'logs':
      return printLogs(probe, line);
    case 'events': {
      const fields = [
        ...(probe.type === undefined ? [] : [`type=${probe.type}`]),
        ...(probe.about === undefined ? [] : [`involvedObject.kind=${probe.about}`]),
      ].join(',');
      line.add('get', 'events').namespace(probe.namespace);
      return (fields === '' ? line : line.add('--field-selector', fields)).add('--sort-by=.lastTimestamp').end();
    }
    case 'metric':
      return printMetric(probe, line);
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
