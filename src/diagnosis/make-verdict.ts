import { message } from '../message';
import type { Expectation } from '../probes/expectation';
import type { ContainerLog, Evidence, Observation } from '../probes/observation';
import type { Probe } from '../probes/probe';
import type { Verdict } from '../probes/step-result';
import type { FilledStep, Step } from '../runbooks/runbook';
import { judge } from './judge';
import type { About } from './observations';

/** The verdict of a step that stands alone, for tests. */
export const verdictOf = (step: Step | FilledStep, parts: readonly Observation<Evidence>[], about: About): Verdict => {
  const [observation = { state: 'empty' as const }] = parts;
  const { verdicts } = judge({ steps: [step] }, [{ stepId: step.id, observation, parts }], about);
  return verdicts.get(step.id) ?? { status: 'unknown', evidence: message('There is no verdict') };
};

/** A step that expects this, for tests. */
export const makeStep = (expectation: Expectation, probe: Probe): Step => ({
  id: 'look',
  title: message('Look'),
  text: message('Look.'),
  probe,
  expectation,
});

/** The verdict of a step about the logs of pods, for tests. */
export const verdictOfLogs = (
  logs: readonly ContainerLog[],
  expectation: Expectation,
  { now, podsLeftOut = 0 }: { readonly now: number; readonly podsLeftOut?: number },
): Verdict => {
  const step = makeStep(expectation, { kind: 'logs', namespace: 'openshift-cnv', selector: { app: 'x' } });
  return verdictOf(step, [{ state: 'found', data: { kind: 'logs', logs, podsLeftOut } }], { workload: 'x', now });
};
