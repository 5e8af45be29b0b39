import { list, record, text } from '../unknown-value';
import type { Alert, Silence } from './alert';
import { UnexpectedAnswer } from './unexpected-answer';

/**
 * Reads Alertmanager's answer to `GET /api/v2/silences`; only active silences count.
 * @throws UnexpectedAnswer when it is no list of silences
 */
export const parseSilences = (answer: unknown): readonly Silence[] => {
  if (!Array.isArray(answer)) throw new UnexpectedAnswer("The answer is not the answer of Alertmanager's silences API");
  return list(answer)
    .map(record)
    .filter((silence) => record(silence.status).state === 'active')
    .map((silence) => ({
      id: text(silence.id),
      createdBy: text(silence.createdBy),
      comment: text(silence.comment),
      startsAt: text(silence.startsAt),
      endsAt: text(silence.endsAt),
      matchers: list(silence.matchers)
        .map(record)
        .map(({ name, value, isRegex, isEqual }) => ({
          name: text(name),
          value: text(value),
          isRegex: isRegex === true,
          isEqual: isEqual !== false,
        })),
    }));
};

const matches = (labels: Alert['labels'], { name, value, isRegex, isEqual }: Silence['matchers'][number]): boolean => {
  const label = Object.hasOwn(labels, name) ? (labels[name] ?? '') : '';
  if (!isRegex) return (label === value) === isEqual;
  try {
    return new RegExp(`^(?:${value})$`).test(label) === isEqual;
  } catch {
    // Alertmanager's expressions are RE2; one that JavaScript can't read silences nothing here.
    return false;
  }
};

/**
 * Gives the alerts with the silences that match them; a firing alert that has one is silenced. Copies, never changes.
 * For where Alertmanager's own judgment can't be read: its expressions are RE2's, and who reads one project does not see
 * an administrator's silences, so that this may be wrong either way.
 */
export const applySilences = (alerts: readonly Alert[], silences: readonly Silence[]): readonly Alert[] =>
  alerts.map((alert) => {
    if (alert.state === 'pending') return alert;
    const silencedBy = silences.filter(
      ({ matchers }) => matchers.length > 0 && matchers.every((matcher) => matches(alert.labels, matcher)),
    );
    return silencedBy.length === 0 ? alert : { ...alert, state: 'silenced', silencedBy };
  });
