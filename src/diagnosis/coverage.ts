import { message, type Message } from '../message';
import { noSample } from '../probes/metric-releases';
import { whichApi } from '../probes/missing-api';
import type { ContainerLog, Evidence, Observation } from '../probes/observation';
import { whichPermission } from '../probes/permission';
import { isReady } from '../probes/pod-readiness';
import type { FilledStep, Step } from '../runbooks/runbook';
import { endedBadly } from './ended-logs';
import { readLogs, whatIsOpen } from './log-coverage';
import { saysErrors } from './error-lines';

/** Why what a step asks for was not read, or not all of it. */
export interface Unread {
  readonly why: Message;
  /** It is being read. */
  readonly pending: boolean;
}

type NotRead = Exclude<Observation<unknown>, { state: 'found' | 'empty' }>;

/** Why an answer that is none could not be read. */
export const whyNotRead = (observation: NotRead): Message => {
  switch (observation.state) {
    case 'loading':
      return observation.soFar === undefined
        ? message('Reading…')
        : message('Reading… {{count}} so far', { count: observation.soFar });
    case 'forbidden':
      return whichPermission(observation);
    case 'missing-api':
      return whichApi(observation);
    case 'failed':
      return message('Could not read: {{reason}}', { reason: observation.reason });
  }
};

/** Why the log of a container was not read. */
export const whyLogUnread = ({ pod, container, log }: ContainerLog): Message =>
  message('The log of {{pod}}/{{container}} could not be read: {{reason}}', {
    pod,
    container,
    reason: log.state === 'failed' || log.state === 'forbidden' ? log.reason : log.state,
  });

const isRead = ({ log: { state } }: ContainerLog): boolean => state === 'found' || state === 'empty';

/** Whether what was read is text, and nothing was cut off at its newest end; what is older may be gone. */
const isWhole = (logs: readonly ContainerLog[]): boolean =>
  readLogs(logs).every(({ log: { data } }) => data.isBinary !== true && data.short !== 'bytes');

type Logs = Extract<Evidence, { kind: 'logs' }>;

/** What fails says so again soon: a log that was rotated a moment ago tells of now where it holds trouble. */
const tellsOfTrouble = (logs: readonly ContainerLog[], now: number): boolean =>
  endedBadly(logs, now).length > 0 || logs.some((log) => saysErrors(log, now));

/** Coverage of the errors of now: what a container wrote once, when it began, no cause asks for. */
const unreadLogs = ({ logs, podsLeftOut = 0 }: Logs, what: string, now: number): Unread | undefined => {
  if (logs.some(({ log }) => log.state === 'loading')) return { why: message('Reading…'), pending: true };
  const unread = logs.find((log) => !isRead(log));
  if (unread !== undefined) return { why: whyLogUnread(unread), pending: false };
  if (podsLeftOut > 0) {
    const values = { what, podsLeftOut };
    const why = message(
      '{{what}}: none in the logs that were read; pods whose logs were not read: {{podsLeftOut}}',
      values,
    );
    return { why, pending: false };
  }
  const open = whatIsOpen(logs, { kind: 'log-without', what }, now);
  if (open !== undefined && !(isWhole(logs) && tellsOfTrouble(logs, now))) return { why: open, pending: false };
  const isSilent = readLogs(logs).length === 0 && !logs.every(hasNone);
  return isSilent ? { why: message('{{what}}: the logs are empty', { what }), pending: false } : undefined;
};

const hasNone = ({ log }: ContainerLog): boolean => log.state === 'empty' && log.why !== undefined;

/** Of pods that are too many for the page, those that are not ready tell why: unread are they where there are more. */
const unreadPods = ({ objects, of }: Extract<Evidence, { kind: 'objects' }>): Unread | undefined => {
  if (of === undefined || of.total - of.ready <= objects.filter((pod) => !isReady(pod)).length) return undefined;
  const values = { read: objects.length, total: of.total };
  return { why: message('Only {{read}} of {{total}} pods were read', values), pending: false };
};

/** Why the events of objects were not read, where they are asked for besides: what is wrong with these may be told there alone. */
export const unreadEvents = (observation: Observation<Evidence>): Unread | undefined => {
  if (observation.state !== 'found' || observation.data.kind !== 'objects') return undefined;
  const { events } = observation.data;
  if (events === undefined || events.state === 'found' || events.state === 'empty') return undefined;
  return { why: whyNotRead(events), pending: events.state === 'loading' };
};

/** Whether nothing has run whose log could be read: a consequence, and no reading that failed. */
export const nothingRan = (observation: Observation<Evidence>): boolean =>
  observation.state === 'empty' ||
  (observation.state === 'found' && observation.data.kind === 'logs' && observation.data.logs.every(hasNone));

/**
 * Why the answer to a step does not tell of all that it asks for, whatever it says of the rest; absent where it does.
 * What rules a cause out is what was read, not what a step is judged to be.
 * @param now milliseconds since the epoch
 */
export const unreadIn = (
  { probe, expectation, ...step }: Step | FilledStep,
  observation: Observation<Evidence>,
  now: number,
): Unread | undefined => {
  const leftOut = 'leftOut' in step ? (step.leftOut ?? 0) : 0;
  if (leftOut > 0) return { why: message('Objects that were not read: {{leftOut}}', { leftOut }), pending: false };
  if (observation.state === 'found') {
    const { data } = observation;
    const what = expectation.kind === 'log-with' || expectation.kind === 'log-without' ? expectation.what : 'Lines';
    if (data.kind === 'logs') return unreadLogs(data, what, now);
    return data.kind === 'objects' ? (unreadPods(data) ?? unreadEvents(observation)) : undefined;
  }
  if (observation.state !== 'empty') {
    return { why: whyNotRead(observation), pending: observation.state === 'loading' };
  }
  if ((expectation.kind === 'below' || expectation.kind === 'above') && !expectation.emptyIsHealthy) {
    return { why: noSample(probe.kind === 'metric' ? probe.query : ''), pending: false };
  }
  return expectation.kind === 'nodes-healthy' && (probe.kind === 'list' || probe.kind === 'get')
    ? { why: message('The cluster lists no node'), pending: false }
    : undefined;
};
