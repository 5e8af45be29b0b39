import { list, record, text } from '../unknown-value';
import type { Alert } from './alert';
import { labelsIn } from './make-alert';
import { UnexpectedAnswer } from './unexpected-answer';

/** An alert as Alertmanager has it (`GET /api/v2/alerts`): it has those that fire, none that is pending. */
export interface AlertmanagerAlert {
  readonly fingerprint: string;
  /** With the external labels of the Prometheus that sent it, and as an AlertRelabelConfig left them. */
  readonly labels: Alert['labels'];
  readonly annotations: Alert['annotations'];
  /** Since when it is sent, ISO 8601. */
  readonly startsAt: string;
  /** The expression of its rule; empty where it is not known. */
  readonly query: string;
  /** Ids of silences. */
  readonly silencedBy: readonly string[];
  /** Fingerprints of alerts. */
  readonly inhibitedBy: readonly string[];
}

/** Prometheus links each alert to its own graph of the expression (`/graph?g0.expr=…`). */
const expressionIn = (generatorUrl: string): string =>
  URL.canParse(generatorUrl) ? (new URL(generatorUrl).searchParams.get('g0.expr') ?? '') : '';

/**
 * Reads Alertmanager's answer to `GET /api/v2/alerts`. Those that ended are not in it.
 * @throws UnexpectedAnswer when it is no list of alerts
 */
export const parseAlertmanagerAlerts = (answer: unknown): readonly AlertmanagerAlert[] => {
  if (!Array.isArray(answer)) throw new UnexpectedAnswer("The answer is not the answer of Alertmanager's alerts API");
  return list(answer)
    .map(record)
    .map(({ fingerprint, labels, annotations, startsAt, generatorURL, status }) => ({
      fingerprint: text(fingerprint),
      labels: labelsIn(labels),
      annotations: labelsIn(annotations),
      startsAt: text(startsAt),
      query: expressionIn(text(generatorURL)),
      silencedBy: list(record(status).silencedBy).map(text),
      inhibitedBy: list(record(status).inhibitedBy).map(text),
    }));
};
