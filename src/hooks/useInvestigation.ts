import { useCallback, useMemo, useRef, useState } from 'react';

import type { Firing } from '../diagnosis/contradiction';
import { followUps } from '../diagnosis/follow-ups';
import { examine } from '../diagnosis/examine';
import type { Investigation } from '../diagnosis/investigate';
import { namingSamples, partsOf, planOf, type Case, type Plan } from '../diagnosis/plan';
import { NO_ANSWERS, type Answers } from '../probes/answers';
import { keepEqual } from './keep-equal';
import { useContainerLogs } from './useContainerLogs';
import { usePlannedLists } from './usePlannedLists';
import { usePrometheusQueries } from './usePrometheusQueries';
import { useRemedies } from './useRemedies';
import { useTick } from './useTick';

/** Verdicts depend on the time too (a lease expires, a warning grows old): they are judged again this often, as their ages are drawn. */
const PERIOD = 15_000;

/** The logs that named what is read besides the case's own steps. */
interface Heard {
  /** The ids of the steps that they asked for. */
  readonly asked: string;
  readonly logs: Answers['logs'];
}

const NOTHING_HEARD: Heard = { asked: '', logs: {} };

/** The samples whose labels name what is read. */
interface Named {
  /** What they name, without their values: these change with each reading, and the plan need not. */
  readonly names: string;
  readonly samples: Answers['samples'];
}

const NOTHING_NAMED: Named = { names: '[]', samples: NO_ANSWERS.samples };

const namesIn = (samples: Answers['samples']): string =>
  JSON.stringify(
    Object.entries(samples).map(([query, answer]) => [
      query,
      answer?.state,
      answer?.state === 'found' ? answer.data.map(({ labels }) => labels) : [],
    ]),
  );

const askedBy = ({ of, steps }: Plan, answers: Answers): string =>
  followUps(partsOf(steps.slice(0, of.steps.length)), answers)
    .map(({ id }) => id)
    .join(' ');

/**
 * Investigates a case live, as the signed-in user. Follows the cluster: objects are watched, logs and metrics are read
 * again and again while the tab is in front.
 * @param of must be stable
 * @param firing absent where no alert is there
 */
export const useInvestigation = (of: Case, firing?: Firing): Investigation => {
  // What logs name is read too: they count for the plan once they name something else.
  const [heard, setHeard] = useState<Heard>(NOTHING_HEARD);
  // So do metrics, by their labels.
  const [named, setNamed] = useState<Named>(NOTHING_NAMED);
  const lists = usePlannedLists(
    useCallback(
      (known) => planOf(of, { lists: known, logs: heard.logs, samples: named.samples }).lists,
      [of, heard, named],
    ),
  );
  const plan = useMemo(
    () => planOf(of, { lists, logs: heard.logs, samples: named.samples }),
    [of, lists, heard, named],
  );
  const logs = useContainerLogs(plan.logs);
  const asked = useMemo(() => askedBy(plan, { ...NO_ANSWERS, lists, logs }), [plan, lists, logs]);
  if (asked !== heard.asked) setHeard({ asked, logs });
  const samples = usePrometheusQueries(plan.queries);
  const naming = useMemo(() => namingSamples(plan, samples), [plan, samples]);
  const names = useMemo(() => namesIn(naming), [naming]);
  if (names !== named.names) setNamed({ names, samples: naming });
  const now = useTick(PERIOD);
  const isFiring = firing !== undefined;
  const ruleError = firing?.ruleError;
  const examination = useMemo(
    () =>
      examine(
        plan,
        { lists, logs, samples },
        { now, firing: isFiring ? { ...(ruleError === undefined ? {} : { ruleError }) } : undefined },
      ),
    [plan, lists, logs, samples, now, isFiring, ruleError],
  );
  const { isPending, findings } = examination.investigation.diagnosis;
  const addRemedies = useRemedies(!isPending || findings.length > 0);
  const before = useRef<Investigation>(undefined);
  // What says the same as before is the same object: what shows it need not be drawn anew.
  const investigation = useMemo(
    () => keepEqual(before.current, addRemedies === undefined ? examination.investigation : addRemedies(examination)),
    [examination, addRemedies],
  );
  before.current = investigation;
  return investigation;
};
