import type { ServerResponse } from 'node:http';

import { realTimers } from '../controllers';
import type { Timers } from '../controllers';
import type { KubernetesObject } from '../scenario';
import type { FailingRequest, Failures } from '../failures';
import type { World } from '../world';
import { followLog } from './follow-log';
import { readLogOptions } from './log-options';
import { chooseContainer, containerStatus, isScheduled, readLog } from './pod-log';
import { readText } from './read-field';
import { inFile, sendFailingLog, failingLog } from './failing-log';

/** When the run began that goes on now; empty for a container that does not run. */
const startedAt = (pod: KubernetesObject, container: string): string =>
  readText(containerStatus(pod, container), 'state.running.startedAt');

/** Answers `GET …/pods/NAME/log` as the API server and the kubelet behind it do. Throws an ApiError. */
export const answerLog = (
  { world, failures, timers = realTimers }: { world: World; failures: Failures; timers?: Timers | undefined },
  res: ServerResponse,
  pod: KubernetesObject,
  { asked, query }: { asked: FailingRequest; query: URLSearchParams },
): void => {
  const failing = failingLog({ world, failures }, asked, pod, query);
  if (failing !== undefined) {
    sendFailingLog(res, failing);
    return;
  }
  const log = readLog(world, pod, query, inFile(failures, asked));
  if (!isScheduled(pod)) {
    res.writeHead(204).end();
    return;
  }
  res.writeHead(200, { 'Content-Type': 'text/plain' });
  res.write(log);
  const { follow, previous } = readLogOptions(query, pod.metadata.name, world.now());
  const container = chooseContainer(pod, query.get('container'));
  const started = startedAt(pod, container);
  // What has ended says nothing more: the kubelet closes at the end of its log.
  if (!follow || previous || started === '') {
    res.end();
    return;
  }
  const stopLines = followLog({ world, timers }, pod, query, (line) => res.write(line));
  const stopListening = world.subscribe(({ type, object }) => {
    if (object.metadata.uid !== pod.metadata.uid) return;
    if (type !== 'DELETED' && startedAt(object, container) === started) return;
    stopLines();
    res.end();
  });
  res.on('close', () => {
    stopLines();
    stopListening();
  });
};
