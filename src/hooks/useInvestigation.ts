import { useEffect, useMemo, useState } from 'react';

import { logRequests } from '../cluster/log-targets';
import { observeList, observeProbe, type Readings } from '../cluster/observe';
import type { ProbeWatches } from '../cluster/watch-requests';
import { printFix, printProbe } from '../commands/oc-command';
import { printScript } from '../commands/script';
import { inEnglish } from '../message';
import type { ContainerLog, Evidence, Observation } from '../probes/observation';
import type { Probe } from '../probes/probe';
import { escapePromql } from '../probes/promql';
import type { Command, NamespaceFinding, StepResult, Verdict, VerdictStatus } from '../probes/step-result';
import { fill, variablesOf, type Variables } from '../probes/variables';
import { judgeStep } from '../runbooks/judge-step';
import type { Fix, Step, Workload } from '../runbooks/runbook';
import { useContainerLogs } from './useContainerLogs';
import { useNamespace } from './useNamespace';
import { useProbeWatches } from './useProbeWatches';
import { usePrometheusQueries } from './usePrometheusQueries';
import type { FixTarget } from './useRestartPods';
import { useTick } from './useTick';

/** What is investigated: the steps of a runbook, or the general checks of a component. */
export interface Subject {
  readonly title: string;
  readonly workload: Workload;
  readonly steps: readonly Step[];
  /** What is read besides to judge the known causes; not part of the script. */
  readonly checks?: readonly Step[];
  readonly fix?: Fix;
}

/** Everything that is known now about a subject. */
export interface Investigation {
  readonly namespace: NamespaceFinding;
  /** One for each step, in their order. */
  readonly results: readonly StepResult[];
  /** One for each check, in their order; absent where there is none. */
  readonly checkResults?: readonly StepResult[];
  readonly fixCommand?: Command;
  /** The pods that the fix is about; absent until their namespace is known. */
  readonly fixTarget?: FixTarget;
  /** Every step's command, as one script for bash. */
  readonly script: string;
}

/** Verdicts depend on the time too (a lease expires, a warning grows old): they are judged again this often. */
const PERIOD = 5_000;
const NO_CHECKS: readonly Step[] = [];

const queryOf = (probe: Probe, variables: Variables): string | undefined =>
  probe.kind === 'metric' ? fill(probe.query, variables, escapePromql).text : undefined;

interface Plan {
  readonly step: Step;
  readonly watches: ProbeWatches;
  readonly query: string | undefined;
}

const logRequestsOf = ({ step, watches }: Plan, watched: Readings['watched']): ReturnType<typeof logRequests> => {
  if (step.probe.kind !== 'logs' || watches.objects === undefined) return [];
  const pods = observeList(watches.objects, watched[watches.objects.key]);
  const { container, previous = false } = step.probe;
  return pods.state === 'found'
    ? logRequests(pods.data, { ...(container === undefined ? {} : { container }), previous })
    : [];
};

/** A describe or logs probe that needs a value nobody knows is not read at all: it says so. */
const unfilled = (observation: Observation<Evidence>, command: Command): Observation<Evidence> => {
  const [missing] = command.missing;
  return missing === undefined || observation.state !== 'loading'
    ? observation
    : {
        state: 'failed',
        reason: inEnglish(missing),
        remedy: missing,
      };
};

const fixTargetOf = (fix: Fix | undefined, variables: Variables): FixTarget | undefined => {
  const namespace = fix === undefined ? undefined : fill(fix.namespace, variables).text;
  return fix === undefined || namespace === undefined ? undefined : { namespace, selector: fix.selector };
};

/** Keeps when each verdict last changed, in milliseconds since the epoch. */
const useChangedAt = (
  verdicts: readonly { id: string; verdict: Verdict }[],
  now: number,
): Readonly<Record<string, number>> => {
  const [changes, setChanges] = useState<Readonly<Record<string, { status: VerdictStatus; at: number }>>>({});
  const settled = verdicts.filter(({ verdict }) => verdict.pending !== true);
  const identity = settled.map(({ id, verdict }) => `${id}=${verdict.status}`).join();
  useEffect(() => {
    setChanges((known) => {
      const changed = settled.filter(({ id, verdict }) => known[id]?.status !== verdict.status);
      if (changed.length === 0) return known;
      return {
        ...known,
        ...Object.fromEntries(changed.map(({ id, verdict }) => [id, { status: verdict.status, at: now }])),
      };
    });
    // Only a changed verdict is of interest, not a changed time.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [identity]);
  return Object.fromEntries(Object.entries(changes).map(([id, { at }]) => [id, at]));
};

/**
 * Runs every step of a subject live, as the signed-in user, and prints each as a command. Follows the cluster: objects
 * are watched, logs and metrics are read every 15 s while the tab is in front.
 */
export const useInvestigation = (subject: Subject, labels: Readonly<Record<string, string>>): Investigation => {
  const { workload, steps, checks = NO_CHECKS, fix, title } = subject;
  const all = useMemo(() => [...steps, ...checks], [steps, checks]);
  const namespace = useNamespace(workload.namespaceFrom, labels);
  const variables = useMemo(() => variablesOf(namespace.namespace, labels), [namespace.namespace, labels]);
  const probes = useMemo(() => all.map(({ probe }) => probe), [all]);
  const { watches, watched } = useProbeWatches(probes, namespace.settled ? variables : undefined);
  const plans = useMemo<readonly Plan[]>(
    () =>
      all.map((step, index) => ({
        step,
        watches: watches[index] ?? {},
        query: namespace.settled ? queryOf(step.probe, variables) : undefined,
      })),
    [all, watches, variables, namespace.settled],
  );
  const toRead = useMemo(() => plans.map((plan) => logRequestsOf(plan, watched)), [plans, watched]);
  const unique = useMemo(() => [...new Map(toRead.flat().map((request) => [request.key, request])).values()], [toRead]);
  const logs = useContainerLogs(unique);
  const samples = usePrometheusQueries(plans.flatMap(({ query }) => (query === undefined ? [] : [query])));
  const now = useTick(PERIOD);
  const commands = useMemo(() => all.map(({ probe }) => printProbe(probe, variables)), [all, variables]);

  const judged = useMemo(
    () =>
      plans.map(({ step, watches, query }, index) => {
        const command = commands[index] ?? { text: '', missing: [] };
        const own = (toRead[index] ?? []).map(({ key, ...target }): ContainerLog => ({
          ...target,
          log: logs[key] ?? { state: 'loading' },
        }));
        const readings: Readings = { watched, logs: own, samples: samples[query ?? ''] ?? { state: 'loading' } };
        const observation = unfilled(observeProbe(step.probe, watches, readings), command);
        const verdict = judgeStep(step, observation, { workload: workload.name, now });
        return { id: step.id, observation, verdict, command };
      }),
    [plans, commands, toRead, logs, watched, samples, now, workload.name],
  );
  const changedAt = useChangedAt(judged, now);
  const script = useMemo(
    () =>
      printScript(
        title,
        steps.map((step, index) => ({
          title: inEnglish(step.title),
          command: commands[index] ?? { text: '', missing: [] },
        })),
      ),
    [title, steps, commands],
  );
  const results = judged.map(({ id, ...result }): StepResult => {
    const at = changedAt[id];
    return { stepId: id, ...result, ...(at === undefined ? {} : { changedAt: at }) };
  });
  const fixTarget = useMemo(
    () => (namespace.settled ? fixTargetOf(fix, variables) : undefined),
    [namespace.settled, fix, variables],
  );
  return {
    namespace,
    results: results.slice(0, steps.length),
    ...(checks.length === 0 ? {} : { checkResults: results.slice(steps.length) }),
    script,
    ...(fix === undefined ? {} : { fixCommand: printFix(fix, variables) }),
    ...(fixTarget === undefined ? {} : { fixTarget }),
  };
};
