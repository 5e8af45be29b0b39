import { message } from '../message';
import type { Answers } from '../probes/answers';
import { listKey } from '../probes/list-request';
import type { ClusterEvent } from '../probes/observation';
import { logsOf, type ProbeReads } from '../probes/probe-reads';
import { logs, pods } from '../runbooks/content/workload-family';
import type { FilledStep, Step } from '../runbooks/runbook';
import { text } from '../unknown-value';
import { workloadOfService, type WorkloadName } from '../runbooks/workloads';
import { namesIn } from './names-in';
import { neededSteps } from './needed-steps';
import { workloadOf } from './observations';
import { once } from '../once';

/** A probe of a step, and what it reads. */
interface Reading {
  readonly probe: FilledStep['probe'];
  readonly reads: ProbeReads;
}

interface Place {
  readonly name: string;
  readonly namespace: string;
}

/** What the lines of a log name. */
interface Named {
  /** Services that somebody called. */
  readonly services: readonly Place[];
  /** Jobs that somebody waits for. */
  readonly jobs: readonly Place[];
}

/** Lines of a call that failed, or of somebody who waits for a job; the others are not looked at more closely. */
const WORTH_READING = /(?:fail|error).*https:\/\/[a-z0-9-]+\.[a-z0-9-]+\.svc\b|\bfrom job /i;
/** More than a few tell of a log that is full of addresses, not of what fails, in things named. */
const MOST = 3;

/** Logs are long and asked about often; a list of lines never changes. */
const readBefore = new WeakMap<readonly string[], Named>();

const namedIn = (lines: readonly string[], namespace: string): Named => {
  const references = lines.filter((line) => WORTH_READING.test(line)).flatMap((line) => namesIn(line, namespace));
  const ofModel = (model: 'Service' | 'Job'): readonly Place[] =>
    references.flatMap((one) =>
      one.model === model && one.namespace !== undefined ? [{ name: one.name, namespace: one.namespace }] : [],
    );
  return { services: ofModel('Service'), jobs: ofModel('Job') };
};

const read = (lines: readonly string[], namespace: string): Named => {
  const known = readBefore.get(lines);
  if (known !== undefined) return known;
  const named = namedIn(lines, namespace);
  readBefore.set(lines, named);
  return named;
};

/** What the events of a probe say, in their own words. */
const eventsIn = (
  { reads }: Reading,
  answers: Answers,
): readonly { readonly said: string; readonly namespace: string }[] =>
  (reads.events ?? []).flatMap((request) => {
    const answer = answers.lists[listKey(request)];
    return answer?.state === 'found'
      ? answer.data.map((event) => ({
          said: text((event as ClusterEvent).message),
          namespace: request.namespace ?? '',
        }))
      : [];
  });

const within = (step: Step, namespace: string): Step => ({
  ...step,
  ...('namespace' in step.probe ? { probe: { ...step.probe, namespace } } : {}),
});

/** Who serves a call that fails: its pods and their log. */
const whoServes = (name: WorkloadName, namespace: string): readonly Step[] => [
  {
    ...within(pods(name, `named-${name}`), namespace),
    text: message('What was read tells of calls to {{name}} that fail. Its pods may say why.', { name }),
  },
  {
    ...within(logs(name, `named-${name}`), namespace),
    text: message('What was read tells of calls to {{name}} that fail. Its own log may say why.', { name }),
  },
];

/** The pods of a job that somebody waits for; one that has ended leaves none behind. */
const whoRuns = (name: string, namespace: string): Step => ({
  id: `named-job-${name}`,
  title: message('List the pods of the job {{name}}', { name }),
  text: message('A log that was read tells of somebody who waits for this job.'),
  probe: {
    kind: 'list',
    model: 'Pod',
    namespace,
    selector: { 'batch.kubernetes.io/job-name': name },
    show: 'describe',
  },
  expectation: { kind: 'pods-ready', atLeast: 0 },
});

/**
 * The steps that what was read so far asks for: who serves a call that a log or an event says fails, the job that somebody waits
 * for, and what pods wait for. What a step reads already is not read again.
 */
export const followUps = (parts: readonly Reading[], answers: Answers): readonly Step[] => {
  const named = [
    ...parts.flatMap(({ probe, reads }) =>
      logsOf(probe, reads, answers.lists).flatMap(({ key, namespace }) => {
        const log = answers.logs[key];
        return log?.state === 'found' ? [read(log.data.lines, namespace)] : [];
      }),
    ),
    ...parts.flatMap((part) => eventsIn(part, answers).map(({ said, namespace }) => namedIn([said], namespace))),
  ];
  const own = new Set(parts.flatMap(({ probe }) => (probe.kind === 'logs' ? [workloadOf({ probe })] : [])));
  const serving = once(named.flatMap(({ services }) => services)).flatMap(({ name, namespace }) => {
    const workload = workloadOfService(name);
    return workload === undefined || own.has(workload) ? [] : [{ workload, namespace }];
  });
  return [
    ...once(serving)
      .slice(0, MOST)
      .flatMap(({ workload, namespace }) => whoServes(workload, namespace)),
    ...once(named.flatMap(({ jobs }) => jobs))
      .slice(-1)
      .map(({ name, namespace }) => whoRuns(name, namespace)),
    ...neededSteps(parts, answers),
  ];
};
