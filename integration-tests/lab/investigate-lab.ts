import { FIRST_BOUNDS, logAddress } from '../../src/cluster/container-log';
import { readLogError } from '../../src/cluster/log-error';
import { observeList } from '../../src/cluster/observe';
import { parseSamples } from '../../src/cluster/prometheus';
import { observeLog, toStoredLog } from '../../src/cluster/stored-log';
import { watchList, type Watched, type WatchRequest } from '../../src/cluster/watch-requests';
import type { Firing } from '../../src/diagnosis/contradiction';
import { investigate } from '../../src/diagnosis/investigate';
import type { Advised } from '../../src/diagnosis/investigation';
import { planOf, type Case, type Plan } from '../../src/diagnosis/plan';
import { NO_ANSWERS, type Answers } from '../../src/probes/answers';
import type { LogTarget } from '../../src/probes/log-targets';
import type { ContainerLog, Observation, Sample } from '../../src/probes/observation';
import { isScheduled, readLog } from './kubernetes/pod-log';
import { SERVED } from './kubernetes/openshift-resources';
import { readText } from './kubernetes/read-field';
import { storedAs } from './kubernetes/served-objects';
import type { Lab } from './lab';

const fits = (object: unknown, selector: string | undefined): boolean =>
  (selector ?? '')
    .split(',')
    .filter(Boolean)
    .every((term) => {
      const [field = '', value = ''] = term.split('=');
      return readText(object, field) === value;
    });

/** Answers a watch from the lab's objects, as the console's hook would. */
const watched = ({ world }: Lab, { request }: WatchRequest): Watched => {
  const { groupVersionKind, namespace, selector, fieldSelector } = request;
  const { group = '', kind = '' } = groupVersionKind ?? {};
  const wanted = Object.entries(selector?.matchLabels ?? {});
  const resource = SERVED.find((one) => one.group === group && one.kind === kind);
  const stored = world.list(group, kind, namespace);
  const data = (resource === undefined ? stored : stored.map(storedAs(resource).view))
    .filter(({ metadata }) => wanted.every(([label, value]) => metadata.labels?.[label] === value))
    .filter((object) => fits(object, fieldSelector));
  return { data, loaded: true };
};

/** Reads a log of the lab as the page reads it of a kubelet. */
const readOne = ({ world }: Lab, target: LogTarget): ContainerLog['log'] => {
  const { namespace, pod } = target;
  const object = world.get({ apiVersion: 'v1', kind: 'Pod', namespace, name: pod });
  if (object === undefined) return { state: 'loading' };
  try {
    const query = new URLSearchParams(logAddress(target, FIRST_BOUNDS).split('?')[1]);
    const body = readLog(world, object, query).toString();
    return observeLog(
      toStoredLog({ body, status: isScheduled(object) ? 200 : 204 }, target, {
        ...FIRST_BOUNDS,
        tail: FIRST_BOUNDS.tailLines,
      }),
    );
  } catch (error) {
    return readLogError(error, namespace);
  }
};

const ask = (lab: Lab, query: string): Observation<readonly Sample[]> => {
  const { json } = lab.prometheus.answer('/api/v1/query', new URLSearchParams({ query }));
  const data = parseSamples(json);
  return data.length === 0 ? { state: 'empty' } : { state: 'found', data };
};

/** Asks for what was not asked before. */
const answersTo = (lab: Lab, { lists, logs, queries }: Plan, before: Answers): Answers => ({
  lists: Object.fromEntries(
    lists
      .map(watchList)
      .map((request) => [request.key, before.lists[request.key] ?? observeList(request, watched(lab, request))]),
  ),
  logs: Object.fromEntries(logs.map(({ key, ...target }) => [key, before.logs[key] ?? readOne(lab, target)])),
  samples: Object.fromEntries(queries.map((query) => [query, before.samples[query] ?? ask(lab, query)])),
});

const asked = ({ lists, logs, queries }: Plan): string => JSON.stringify([lists, logs.map(({ key }) => key), queries]);

interface Rule {
  readonly name: string;
  readonly health?: string;
  readonly lastError?: string;
  readonly alerts?: readonly unknown[];
}

/** What the page of an alert knows of it: whether it is there, and whether its rule can be evaluated. */
const firingIn = (lab: Lab, name: string): Firing | undefined => {
  const { json } = lab.prometheus.answer('/api/v1/rules', new URLSearchParams());
  const { groups } = (json as { data: { groups: { rules: readonly Rule[] }[] } }).data;
  const rule = groups.flatMap(({ rules }) => rules).find((one) => one.name === name && (one.alerts ?? []).length > 0);
  if (rule === undefined) return undefined;
  return rule.health === 'err' ? { ruleError: rule.lastError ?? '' } : {};
};

/** What was planned in the end, and answered. */
export interface Asked {
  readonly plan: Plan;
  readonly answers: Answers;
}

/**
 * Asks the lab for all that a case wants to know at this moment, as the page does it.
 * @param before what was answered already, and need not be asked
 * @param alter what becomes of the answers on their way
 */
export const askLab = (
  lab: Lab,
  of: Case,
  before: Answers = NO_ANSWERS,
  alter: (answers: Answers) => Answers = (answers) => answers,
): Asked => {
  let plan = planOf(of, NO_ANSWERS);
  for (;;) {
    const answers = alter(answersTo(lab, plan, before));
    const next = planOf(of, answers);
    if (asked(next) === asked(plan)) return { plan: next, answers };
    plan = next;
  }
};

/** Investigates a case over the lab's state at this moment, without a browser, as the page does it. */
export const investigateLab = (lab: Lab, of: Case): Advised => {
  const firing = firingIn(lab, of.title);
  const { plan, answers } = askLab(lab, of);
  return investigate(plan, answers, { now: Date.now(), firing });
};
