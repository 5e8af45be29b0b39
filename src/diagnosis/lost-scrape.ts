import type { Fact } from './fact';
import { NO_PHASES } from './metric-facts';
import type { Observations } from './observations';
import { allReady } from './pod-facts';

/**
 * The fact that Prometheus does not get what alerts count, if there is one. Phases that say that no pod runs are wrong
 * only where the pods are well.
 */
export const lostScrape = (facts: readonly Fact[], observed: Observations): Fact | undefined =>
  facts.find(
    (fact) =>
      fact.kind === 'metric' &&
      (fact.measures === 'scrape' ||
        (fact.measures === 'pod-phases' && (fact.value >= NO_PHASES || allReady(observed, observed.workload)))),
  );
