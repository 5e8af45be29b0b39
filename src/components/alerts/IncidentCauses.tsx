import { useEffect, useMemo, useState } from 'react';

import type { Alert } from '../../alerts/alert';
import { instanceKey } from '../../alerts/instance-key';
import { caseOf } from '../../diagnosis/case';
import { useInvestigations } from '../../hooks/useInvestigations';
import { useRunbooks } from '../../hooks/useRunbooks';
import { foundIn } from '../../incidents/found';
import type { Found, FoundByAlert } from '../../incidents/incident';
import { subjectsOf, type Subject } from '../../incidents/subjects';
import { indexedRunbook } from '../../runbooks/runbook-index';
import type { Runbook } from '../../runbooks/runbook';

/** What was found behind the alerts of the list. */
export interface Causes {
  readonly found: FoundByAlert;
  /** How many instances were not looked into, because there are too many. */
  readonly left: number;
}

type FoundBySubject = ReadonlyMap<string, Found>;

interface InvestigatedProps {
  /** Stable: other ones want another component. */
  readonly subjects: readonly Subject[];
  readonly runbooks: ReadonlyMap<string, Runbook>;
  readonly onFound: (found: FoundBySubject) => void;
}

const Investigated = ({ subjects, runbooks, onFound }: InvestigatedProps): null => {
  const known = useMemo(
    () =>
      subjects.flatMap(({ key, alert }) => {
        const runbook = runbooks.get(alert.knownAs ?? alert.name);
        return runbook === undefined ? [] : [{ key, runbook, of: caseOf(runbook, alert.labels) }];
      }),
    [subjects, runbooks],
  );
  const judged = useInvestigations(useMemo(() => known.map(({ of }) => of), [known]));
  useEffect(() => {
    if (judged === undefined) return;
    onFound(
      new Map(
        known.flatMap(({ key, runbook }, index) => {
          const investigation = judged[index];
          return investigation === undefined ? [] : [[key, foundIn(investigation, runbook.impact)]];
        }),
      ),
    );
  }, [judged, known, onFound]);
  return null;
};

const aboutOf = (name: string): Runbook['subject']['kind'] | undefined => indexedRunbook(name)?.about;

interface IncidentCausesProps {
  readonly alerts: readonly Alert[];
  /** Must be stable. */
  readonly onFound: (causes: Causes) => void;
}

/** Finds out what is behind alerts, the most urgent of them, and tells it; it draws nothing. */
const IncidentCauses = ({ alerts, onFound }: IncidentCausesProps): React.JSX.Element | null => {
  const { subjects, left } = useMemo(() => subjectsOf(alerts, aboutOf), [alerts]);
  const [found, setFound] = useState<FoundBySubject>();
  const identity = JSON.stringify(subjects.map(({ key }) => key));
  // Another reading of the same alerts starts nothing anew.
  // eslint-disable-next-line react-hooks/exhaustive-deps
  const stable = useMemo(() => subjects, [identity]);
  const names = useMemo(() => [...new Set(stable.map(({ alert }) => alert.knownAs ?? alert.name))], [stable]);
  const runbooks = useRunbooks(names);
  useEffect(() => {
    if (found === undefined) return;
    const byAlert = subjects.flatMap((subject) => {
      const one = found.get(subject.key);
      return one === undefined ? [] : subject.alerts.map(({ labels }) => [instanceKey(labels), one] as const);
    });
    onFound({ found: new Map(byAlert), left });
  }, [found, subjects, left, onFound]);
  return runbooks === undefined ? null : (
    <Investigated key={identity} subjects={stable} runbooks={runbooks} onFound={setFound} />
  );
};

export default IncidentCauses;
