import { lostData } from '../lost-data';
import { finite, list, record, text } from '../unknown-value';
import type { Alert, AlertingRule, EvaluatedRule } from './alert';
import { isVirtualizationRule, labelsIn, makeAlert, severityOf } from './make-alert';
import { ruleId } from './rule-id';
import { UnexpectedAnswer } from './unexpected-answer';

const ruleOf = (rule: Readonly<Record<string, unknown>>, group: Readonly<Record<string, unknown>>): AlertingRule => {
  const name = text(rule.name);
  const duration = finite(rule.duration) ?? 0;
  const query = text(rule.query);
  const labels = labelsIn(rule.labels);
  const id = ruleId({ file: text(group.file), group: text(group.name), name, duration, query, labels });
  const interval = finite(group.interval);
  return {
    id,
    name,
    query,
    duration,
    ...(interval === undefined ? {} : { interval }),
    labels,
    annotations: labelsIn(rule.annotations),
  };
};

const alertOf = (entry: unknown, rule: AlertingRule): Alert => {
  const { state, activeAt, labels, annotations } = record(entry);
  return makeAlert({
    rule,
    state: state === 'pending' ? 'pending' : 'firing',
    activeAt: text(activeAt),
    labels: labelsIn(labels),
    annotations: labelsIn(annotations),
  });
};

const evaluatedRule = (
  { name, labels }: AlertingRule,
  { health, lastError, lastEvaluation, keepFiringFor }: Readonly<Record<string, unknown>>,
  interval: number | undefined,
): EvaluatedRule => ({
  name,
  severity: severityOf(labels),
  health: health === 'err' || health === 'unknown' ? health : 'ok',
  lastError: text(lastError),
  lastEvaluation: text(lastEvaluation),
  ...(interval === undefined ? {} : { interval }),
  ...((finite(keepFiringFor) ?? 0) === 0 ? {} : { keepFiringFor: finite(keepFiringFor) ?? 0 }),
});

/** What an answer of the rules API holds for this plugin. */
export interface ParsedRules {
  /** The alerts of OpenShift Virtualization. */
  readonly alerts: readonly Alert[];
  /** Its alerting rules that are evaluated, in small form: those without alerts too. */
  readonly rules: readonly EvaluatedRule[];
  /** What the answer says of data that is missing in it; see `lostData`. */
  readonly lost: readonly string[];
  /** The names of the groups that hold them. */
  readonly groups: readonly string[];
  /** How many rules were passed over because they have no name: nobody knows whose they are. */
  readonly skipped: number;
}

/**
 * Reads the answer of the rules API (Prometheus HTTP API, `GET /api/v1/rules`). Copies, never changes.
 * @throws UnexpectedAnswer when the answer is an error or no answer of Prometheus at all
 */
export const readRules = (answer: unknown): ParsedRules => {
  const { status, data, error } = record(answer);
  if (status === 'error') throw new UnexpectedAnswer(text(error) || 'Prometheus answered with an error');
  const { groups } = record(data);
  if (!Array.isArray(groups)) throw new UnexpectedAnswer("The answer is not the answer of Prometheus' rules API");
  const rules = list(groups)
    .map(record)
    .flatMap((group) =>
      list(group.rules)
        .map(record)
        .filter(({ type }) => type !== 'recording')
        .map((entry) => ({
          rule: ruleOf(entry, group),
          entry,
          group: text(group.name),
          interval: finite(group.interval),
        })),
    );
  const named = rules.filter(({ rule }) => rule.name !== '');
  const own = named.filter(({ rule }) => isVirtualizationRule(rule));
  return {
    alerts: own.flatMap(({ rule, entry }) => list(entry.alerts).map((alert) => alertOf(alert, rule))),
    rules: own.map(({ rule, entry, interval }) => evaluatedRule(rule, entry, interval)),
    groups: [...new Set(own.map(({ group }) => group))],
    lost: lostData(answer),
    skipped: rules.length - named.length,
  };
};

/** The alerts alone of `readRules`. */
export const parseRules = (answer: unknown): readonly Alert[] => readRules(answer).alerts;
