import { FIRST_BOUNDS, logAddress, type LogTarget } from '../../src/cluster/container-log';
import { readLogError } from '../../src/cluster/log-error';
import { logRequests } from '../../src/cluster/log-targets';
import { observeList, observeProbe, type Readings } from '../../src/cluster/observe';
import { parseSamples } from '../../src/cluster/prometheus';
import { observeLog, toStoredLog } from '../../src/cluster/stored-log';
import {
  allOf,
  eventsOfFound,
  watchesOf,
  type ProbeWatches,
  type Watched,
  type WatchRequest,
} from '../../src/cluster/watch-requests';
import type { ContainerLog, Observation, Sample } from '../../src/probes/observation';
import type { FilledProbe, UnfilledProbe } from '../../src/probes/probe';
import type { StepResult } from '../../src/probes/step-result';
import type { Variables } from '../../src/probes/variables';
import { fillStep } from '../../src/runbooks/fill-runbook';
import { judgeStep } from '../../src/runbooks/judge-step';
import type { Step } from '../../src/runbooks/runbook';
import { readLog } from './kubernetes/pod-log';
import { readText } from './kubernetes/read-field';
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
  const data = world
    .list(group, kind, namespace)
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
    return observeLog(toStoredLog({ body }, target, { ...FIRST_BOUNDS, tail: FIRST_BOUNDS.tailLines }));
  } catch (error) {
    return readLogError(error, namespace);
  }
};

const readLogs = (lab: Lab, probe: FilledProbe | UnfilledProbe, request: WatchRequest | undefined): ContainerLog[] => {
  if (probe.kind !== 'logs' || request === undefined) return [];
  const pods = observeList(request, watched(lab, request));
  if (pods.state !== 'found') return [];
  const { container, previous = false } = probe;
  return logRequests(pods.data, { ...(container === undefined ? {} : { container }), previous }).map((target) => ({
    ...target,
    log: readOne(lab, target),
  }));
};

const ask = (lab: Lab, probe: FilledProbe | UnfilledProbe): Observation<readonly Sample[]> => {
  if (probe.kind !== 'metric') return { state: 'loading' };
  const { query } = probe;
  const { json } = lab.prometheus.answer('/api/v1/query', new URLSearchParams({ query }));
  const data = parseSamples(json);
  return data.length === 0 ? { state: 'empty' } : { state: 'found', data };
};

/** Runs steps against the lab's state at this moment, without a browser, and judges what they gave. */
export const runSteps = (lab: Lab, steps: readonly Step[], workload: string): readonly StepResult[] => {
  const variables: Variables = { namespace: 'openshift-cnv' };
  return steps.map((one) => {
    const step = fillStep(one, variables);
    const readAll = (some: ProbeWatches): Readings['watched'] =>
      Object.fromEntries(allOf(some).map((request) => [request.key, watched(lab, request)]));
    const first = watchesOf(step.probe);
    const watches = eventsOfFound(step.probe, first, readAll(first));
    const observation = observeProbe(step.probe, watches, {
      watched: readAll(watches),
      logs: readLogs(lab, step.probe, watches.objects),
      samples: ask(lab, step.probe),
    });
    const verdict = judgeStep(step, observation, { workload, now: Date.now() });
    return { stepId: step.id, observation, verdict, command: { text: '', missing: [] } };
  });
};
