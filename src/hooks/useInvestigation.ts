import { useEffect, useMemo, useState } from 'react';

import { logRequests } from '../cluster/log-targets';
import { observeList, observeProbe, type Readings } from '../cluster/observe';
import type { ProbeWatches } from '../cluster/watch-requests';
import { printFix, printProbe } from '../commands/oc-command';
import { printScript } from '../commands/script';
import { inEnglish } from '../message';
import { fillPods } from '../probes/fill-probe';
import type { ContainerLog } from '../probes/observation';
import type { Command, NamespaceFinding, StepResult, Verdict, VerdictStatus } from '../probes/step-result';
import { variablesOf, type Variables } from '../probes/variables';
import { fillStep } from '../runbooks/fill-runbook';
import { judgeStep } from '../runbooks/judge-step';
import type { FilledStep, Fix, Step, Workload } from '../runbooks/runbook';
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
  /** What fills the runbook's sentences. */
  readonly variables: Variables;
  /** The steps as they were filled, in their order. */
  readonly steps: readonly FilledStep[];
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

const queryOf = ({ probe }: FilledStep): string | undefined => (probe.kind === 'metric' ? probe.query : undefined);

interface Plan {
  readonly step: FilledStep;
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
  const filled = useMemo(() => all.map((step) => fillStep(step, variables)), [all, variables]);
  // Nothing is read in a namespace that is only a guess.
  const probes = useMemo(
    () => (namespace.settled ? filled.map(({ probe }) => probe) : []),
    [filled, namespace.settled],
  );
  const { watches, watched } = useProbeWatches(probes);
  const plans = useMemo<readonly Plan[]>(
    () =>
      filled.map((step, index) => ({
        step,
        watches: watches[index] ?? {},
        query: namespace.settled ? queryOf(step) : undefined,
      })),
    [filled, watches, namespace.settled],
  );
  const toRead = useMemo(() => plans.map((plan) => logRequestsOf(plan, watched)), [plans, watched]);
  const unique = useMemo(() => [...new Map(toRead.flat().map((request) => [request.key, request])).values()], [toRead]);
  const logs = useContainerLogs(unique);
  const samples = usePrometheusQueries(plans.flatMap(({ query }) => (query === undefined ? [] : [query])));
  const now = useTick(PERIOD);
  const commands = useMemo(() => filled.map(({ probe }) => printProbe(probe, variables)), [filled, variables]);

  const judged = useMemo(
    () =>
      plans.map(({ step, watches, query }, index) => {
        const command = commands[index] ?? { text: '', missing: [] };
        const own = (toRead[index] ?? []).map(({ key, ...target }): ContainerLog => ({
          ...target,
          log: logs[key] ?? { state: 'loading' },
        }));
        const readings: Readings = { watched, logs: own, samples: samples[query ?? ''] ?? { state: 'loading' } };
        const observation = observeProbe(step.probe, watches, readings);
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
        filled.slice(0, steps.length).map((step, index) => ({
          title: inEnglish(step.title),
          command: commands[index] ?? { text: '', missing: [] },
        })),
      ),
    [title, filled, steps.length, commands],
  );
  const results = judged.map(({ id, ...result }): StepResult => {
    const at = changedAt[id];
    return { stepId: id, ...result, ...(at === undefined ? {} : { changedAt: at }) };
  });
  const fixTarget = useMemo(() => (fix === undefined ? undefined : fillPods(fix, variables)), [fix, variables]);
  return {
    namespace,
    variables,
    steps: filled.slice(0, steps.length),
    results: results.slice(0, steps.length),
    ...(checks.length === 0 ? {} : { checkResults: results.slice(steps.length) }),
    script,
    ...(fixTarget === undefined ? {} : { fixCommand: printFix(fixTarget) }),
    ...(fixTarget === undefined || !namespace.settled ? {} : { fixTarget }),
  };
};
