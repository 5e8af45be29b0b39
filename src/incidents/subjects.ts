import type { Alert } from '../alerts/alert';
import { groupAlerts } from '../alerts/group';
import { instanceKey } from '../alerts/instance-key';
import type { Runbook } from '../runbooks/runbook';

/** What is looked into: an alert, and all instances that the same answers are about. */
export interface Subject {
  /** Stays the same while it is about the same. */
  readonly key: string;
  /** Whose labels fill its runbook. */
  readonly alert: Alert;
  readonly alerts: readonly Alert[];
}

/** How many are looked into: each asks the cluster some questions of its own. */
export const MOST_SUBJECTS = 20;

/** What a page looks into, and how many instances it leaves. */
export interface Chosen {
  readonly subjects: readonly Subject[];
  readonly left: number;
}

const byBeginning = (a: Alert, b: Alert): number =>
  a.activeAt.localeCompare(b.activeAt) || (instanceKey(a.labels) < instanceKey(b.labels) ? -1 : 1);

/**
 * Chooses what to look into, the most urgent first. An alert about a component is one subject, however many instances it
 * has; of an alert about objects each instance is one, the oldest first, since those stay. Each name comes once before
 * any comes twice.
 * @param aboutOf what an alert is about by its name; undefined where it has no runbook
 */
export const subjectsOf = (
  alerts: readonly Alert[],
  aboutOf: (name: string) => Runbook['subject']['kind'] | undefined,
  most = MOST_SUBJECTS,
): Chosen => {
  const rounds = groupAlerts(alerts)
    .map(({ key, name, alerts: instances }): readonly Subject[] => {
      const [first] = instances;
      const about = aboutOf(first?.knownAs ?? name);
      if (about === undefined || first === undefined) return [];
      if (about !== 'object') return [{ key, alert: first, alerts: instances }];
      return [...instances]
        .sort(byBeginning)
        .map((alert) => ({ key: instanceKey(alert.labels), alert, alerts: [alert] }));
    })
    .flatMap((subjects, group) => subjects.map((subject, round) => ({ subject, round, group })))
    .sort((a, b) => a.round - b.round || a.group - b.group)
    .map(({ subject }) => subject);
  return {
    subjects: rounds.slice(0, most),
    left: rounds.slice(most).reduce((sum, subject) => sum + subject.alerts.length, 0),
  };
};
