import { inEnglish } from '../../../src/message';
import type { Evidence, Observation } from '../../../src/probes/observation';
import type { PrintedStep } from './printed';
import type { Ran } from './shell';

const namesIn = (evidence: Evidence): readonly string[] => {
  switch (evidence.kind) {
    case 'objects':
      return evidence.objects.map(({ metadata }) => metadata?.name ?? '');
    case 'events':
      return evidence.events.map(({ reason = '' }) => reason);
    case 'samples':
      return evidence.samples.flatMap(({ labels }) => Object.values(labels));
    case 'logs':
      return evidence.logs.flatMap(({ pod, container, log }) =>
        log.state === 'found' ? [`[pod/${pod}/${container}]`] : [],
      );
  }
};

/** What the page names of an observation: objects, events' reasons, the labels of samples, whose log was read. */
const namesOf = (observation: Observation<Evidence>): readonly string[] =>
  observation.state === 'found' ? namesIn(observation.data) : [];

/** The containers of which the page says that they have no log yet. */
const withoutLog = (observation: Observation<Evidence>): readonly string[] => {
  if (observation.state !== 'found' || observation.data.kind !== 'logs') return [];
  return observation.data.logs.flatMap(({ container, log }) =>
    log.state === 'empty' && log.why !== undefined && inEnglish(log.why).includes('has not run yet') ? [container] : [],
  );
};

/**
 * How what a command shows differs from what the page shows; empty where all that the page names stands in its output,
 * and it fails for nothing but the logs and objects of which the page says that there are none.
 */
export const differencesFromPage = (step: PrintedStep, { exitCode, stdout, stderr }: Ran): readonly string[] => {
  const missing = namesOf(step.observation).filter((name) => !stdout.includes(name));
  const complaints = stderr.split('\n').filter((line) => line !== '');
  const none = withoutLog(step.observation);
  const isGone = step.observation.state === 'empty';
  const unexplained = complaints.filter((line) => {
    // That an object is not there is what the page says too.
    if (isGone && line.includes('(NotFound)')) return false;
    const [, container = ''] = /container "([^"]+)" in pod .* is waiting to start/.exec(line) ?? [];
    return !none.includes(container);
  });
  return [
    ...missing.map((name) => `${name} is not in the output`),
    ...(exitCode === 0 ? [] : unexplained.map((line) => `it failed: ${line}`)),
    ...(exitCode !== 0 && complaints.length === 0 ? [`it ended with ${exitCode} and said nothing`] : []),
  ];
};

/** The output of a script by the numbers of its steps. */
export const sectionsOf = (stdout: string): readonly (readonly [number, string])[] => {
  const [, ...parts] = stdout.split(/\n== (\d+)\. .*\n/);
  return parts.flatMap((part, at) => (at % 2 === 0 ? [[Number(part), parts[at + 1] ?? ''] as const] : []));
};

/** The numbers of the steps of which a script says that they failed. */
export const failedSteps = ({ stderr }: Ran): readonly number[] =>
  (/^Steps that failed: (.*)$/m.exec(stderr)?.[1] ?? '').split(' ').filter(Boolean).map(Number);

/**
 * The columns of a table, and the first two words of its rows: an age may have changed since. A description that follows
 * says when the object was made, which each server does itself.
 */
const tableIn = (text: string): readonly string[] => {
  const [table = ''] = text.split(/^Name:/m);
  const [head = '', ...rows] = table.split('\n').filter((line) => line !== '');
  const begins = rows.map((row) => {
    const [name = '', second = ''] = row.split(/\s+/);
    return `${name} ${/^(\d+[smhdy])+$/.test(second) ? 'AGE' : second}`;
  });
  return [head.split(/\s{2,}/).join(' '), ...begins.sort()];
};

/** What two servers must show alike. */
export const shownBy = ({ exitCode, stdout, stderr }: Ran, command: string): object => {
  const failed = exitCode === 0 ? {} : { stderr };
  if (command.startsWith('oc get events')) return { exitCode, ...failed, events: stdout.split('\n').length };
  if (command.startsWith('oc get') && !command.includes('-o yaml'))
    return { exitCode, ...failed, table: tableIn(stdout) };
  if (command.startsWith('oc logs')) return { exitCode, ...failed, lines: stdout.split('\n').sort() };
  return { exitCode, ...failed, hasText: stdout !== '' };
};
