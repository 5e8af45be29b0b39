import { message, type Message } from '../message';
import { containerStatuses } from '../probes/container-status';
import { endedAgo, howItEnded } from '../probes/container-end';
import { shortenLine } from '../probes/log-shorten';
import { endedBadly, lastWordsIn, type EndedLog } from './ended-logs';
import type { ContainerEndFact } from './fact';
import { RANK } from './rank';
import type { Observations } from './observations';
import { podReference } from './pod-facts';
import { RESTARTED_AGAIN } from './recency';
import { memoryLimit } from './read-pod';
import { since } from '../unknown-value';

/** Containers that were killed at their limit and run again: they say nothing of it but in how they last ended. */
const killedAtLimit = ({ pods, now }: Observations): readonly ContainerEndFact[] =>
  pods.flatMap(({ item, stepIds, workload }) =>
    containerStatuses(item.status).flatMap(({ name, lastEnded }): ContainerEndFact[] => {
      if (lastEnded?.reason !== 'OOMKilled' || memoryLimit(item, name) === '') return [];
      const at = Date.parse(lastEnded.finishedAt);
      if (now - at > RESTARTED_AGAIN) return [];
      const pod = item.metadata?.name ?? '';
      const values = { name, pod, ago: endedAgo(lastEnded, now) };
      return [
        {
          kind: 'container-end',
          container: name,
          exitCode: lastEnded.exitCode,
          reason: 'memory-limit',
          group: `${pod}/${name}`,
          objects: [podReference(item)],
          names: [],
          workload,
          ...since(lastEnded.finishedAt),
          stepIds,
          severity: 'note',
          sentence: message('Container {{name}} of pod {{pod}} was killed at its memory limit {{ago}} ago', values),
          rank: RANK.outOfMemory,
        },
      ];
    }),
  );

/** How much of a log line goes into a sentence, in characters. */
const SHOWN = 200;

/** How a run ended and what it said last. */
export const sayEnd = (log: EndedLog, now: number): Message => {
  const values = { pod: log.pod, container: log.container, end: howItEnded(log.ended) };
  const words = lastWordsIn(log, now);
  if (words !== undefined) {
    return message('Container {{container}} of {{pod}} ended ({{end}}), its last words: {{line}}', {
      ...values,
      line: shortenLine(words.text, SHOWN),
    });
  }
  return log.log.state === 'found' || log.log.state === 'empty'
    ? message('Container {{container}} of {{pod}} ended ({{end}}) without a word', values)
    : message('Container {{container}} of {{pod}} ended ({{end}}); its log could not be read', values);
};

/** The runs that ended badly whose logs were asked for: what such a log says, it says of that end. */
const endedLogs = ({ logs, now }: Observations): readonly ContainerEndFact[] =>
  logs
    .filter(({ item }) => item.log.state !== 'loading')
    .flatMap(({ item, stepIds, workload }) =>
      endedBadly([item], now).map((log): ContainerEndFact => {
        const { pod, namespace, container, ended } = log;
        return {
          kind: 'container-end',
          container,
          exitCode: ended.exitCode,
          reason: 'error',
          group: `${pod}/${container}/log`,
          objects: [{ model: 'Pod', name: pod, namespace }],
          names: [],
          workload,
          ...since(ended.finishedAt),
          stepIds,
          severity: 'problem',
          sentence: sayEnd(log, now),
          weight: Date.parse(ended.finishedAt) || 0,
          rank: RANK.crash - 1,
        };
      }),
    );

/** How runs of containers ended: those that were killed at their limit, and those whose logs were asked for. */
export const containerEndFacts = (observed: Observations): readonly ContainerEndFact[] => [
  ...killedAtLimit(observed),
  ...endedLogs(observed),
];
