import type { Alert, Silence } from './alert';
import type { AlertmanagerAlert } from './alertmanager-alerts';
import { hasRule, isVirtualizationRule, makeAlert, unreadRule } from './make-alert';
import { matchAlerts } from './match-alerts';
import { firingSince } from './since';

/** What Alertmanager has of alerts and silences. */
export interface AlertmanagerSays {
  readonly alerts: readonly AlertmanagerAlert[];
  /** Who silences; fewer than the alerts name where they may not all be read. */
  readonly silences: readonly Silence[];
  /** Whether alerts that Alertmanager alone has count too: where the rules that were read are not all there are. */
  readonly keepsOthers: boolean;
}

/** A silence of which no more than the id is known. */
const unknownSilence = (id: string): Silence => ({
  id,
  createdBy: '',
  comment: '',
  startsAt: '',
  endsAt: '',
  matchers: [],
});

/** Where the rule was not read, Alertmanager knows more of the alert than its series. */
const completed = (alert: Alert, { annotations, query }: AlertmanagerAlert): Alert => {
  if (hasRule(alert)) return alert;
  const { name, labels, state, activeAt } = alert;
  return makeAlert({
    rule: unreadRule(name, query),
    state: state === 'pending' ? state : 'firing',
    activeAt,
    labels,
    annotations,
  });
};

const alone = ({ labels, annotations, query }: AlertmanagerAlert): Alert =>
  makeAlert({ rule: unreadRule(labels.alertname ?? '', query), state: 'firing', activeAt: '', labels, annotations });

/**
 * The alerts with what Alertmanager says of them: since when it has them, which silences and which other alerts hold
 * them back. Its own judgment counts: it knows every silence, and its expressions are not JavaScript's.
 */
export const applyAlertmanager = (
  alerts: readonly Alert[],
  { alerts: theirs, silences, keepsOthers }: AlertmanagerSays,
): readonly Alert[] => {
  const byId = new Map(silences.map((silence) => [silence.id, silence]));
  const nameOf = new Map(theirs.map(({ fingerprint, labels }) => [fingerprint, labels.alertname ?? fingerprint]));
  const judge = (alert: Alert, their: AlertmanagerAlert): Alert => {
    const silencedBy = their.silencedBy.map((id) => byId.get(id) ?? unknownSilence(id));
    const inhibitedBy = [...new Set(their.inhibitedBy.map((fingerprint) => nameOf.get(fingerprint) ?? fingerprint))];
    const state = silencedBy.length > 0 ? 'silenced' : inhibitedBy.length > 0 ? 'inhibited' : 'firing';
    const firing = firingSince({ ...alert, state }, their.startsAt);
    return {
      ...completed(alert, their),
      ...(firing === undefined ? {} : { firing }),
      state,
      silencedBy,
      inhibitedBy,
      inAlertmanager: true,
    };
  };
  // A pending alert is not sent; what Alertmanager still has of it is from before.
  const sent = alerts.filter(({ state }) => state !== 'pending');
  const found = matchAlerts(sent, theirs);
  const known = alerts.map((alert) => {
    if (alert.state === 'pending') return alert;
    const their = found.get(alert);
    return their === undefined ? { ...alert, inAlertmanager: false } : judge(alert, their);
  });
  if (!keepsOthers) return known;
  const taken = new Set(found.values());
  const others = theirs.filter(
    (their) => !taken.has(their) && isVirtualizationRule({ ...their, name: their.labels.alertname ?? '' }),
  );
  return [...known, ...others.map((their) => judge(alone(their), their))];
};
