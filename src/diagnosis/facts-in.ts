import { conditionFacts } from './condition-facts';
import { containerEndFacts } from './container-end-facts';
import { callsFacts } from './calls-facts';
import { eventFacts } from './event-facts';
import { existenceFacts } from './existence-facts';
import { expectedFacts } from './expected-facts';
import type { Fact } from './fact';
import { leaseFacts } from './lease-facts';
import { logFacts } from './log-facts';
import { metricFacts } from './metric-facts';
import { namedFacts } from './named-facts';
import { needFacts } from './need-facts';
import { nodeFacts } from './node-facts';
import { objectFacts } from './object-facts';
import type { Observations } from './observations';
import { operatorFacts } from './operator-facts';
import { podFacts } from './pod-facts';
import { preemptionFacts } from './preemption-facts';
import { refusalFacts } from './refusal-facts';
import { haveInCommon } from './same-object';
import { workloadFacts } from './workload-facts';
import { writerFacts } from './writer-facts';

/** What operators' resources say is wrong, where no step asks for that very condition. */
const untoldConditions = (observed: Observations): readonly Fact[] => {
  const asked = objectFacts(observed);
  return conditionFacts(observed).filter(
    ({ severity, type, objects }) =>
      severity === 'problem' &&
      !asked.some((one) => one.kind === 'condition' && one.type === type && haveInCommon(one.objects, objects)),
  );
};

/**
 * Everything that the readers tell, each thing once: what findings, verdicts of steps and known causes are made of. What
 * could not be read is told where that is known (`unread-facts.ts`).
 */
export const factsIn = (observed: Observations): readonly Fact[] => {
  const pods = podFacts(observed);
  const calls = callsFacts(observed);
  return [
    ...pods,
    ...namedFacts(logFacts(observed)),
    ...containerEndFacts(observed),
    ...refusalFacts(observed),
    ...needFacts(observed, pods),
    ...preemptionFacts(observed),
    ...operatorFacts(observed),
    ...untoldConditions(observed),
    ...objectFacts(observed),
    ...workloadFacts(observed),
    ...leaseFacts(observed),
    ...nodeFacts(observed),
    ...expectedFacts(observed),
    ...calls,
    ...metricFacts(observed, calls),
    ...writerFacts(observed),
    ...eventFacts(observed),
    ...existenceFacts(observed),
  ];
};
