/** Severities that Prometheus rules of OpenShift use, and `none` for anything else. */
export type Severity = 'critical' | 'warning' | 'info' | 'none';

/** `silenced` is a firing alert that an active silence matches. */
export type AlertState = 'firing' | 'pending' | 'silenced';

/** What the alert means for the operators' health (label `operator_health_impact`). */
export type HealthImpact = 'critical' | 'warning' | 'none' | 'unknown';

/** A silence as Alertmanager has it (`GET /api/v2/silences`), reduced to what is shown. */
export interface Silence {
  readonly id: string;
  readonly createdBy: string;
  readonly comment: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly matchers: readonly {
    readonly name: string;
    readonly value: string;
    readonly isRegex: boolean;
    readonly isEqual: boolean;
  }[];
}

/** The rule that an alert comes from. */
export interface AlertingRule {
  /** The id that the console's monitoring pages use in their addresses. */
  readonly id: string;
  readonly name: string;
  readonly query: string;
  /** `for`, in seconds. */
  readonly duration: number;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
}

/** One instance of an alert. */
export interface Alert {
  readonly rule: AlertingRule;
  /** The rule's name; never empty. */
  readonly name: string;
  readonly severity: Severity;
  readonly state: AlertState;
  /** When it became pending or firing, ISO 8601; empty when Prometheus did not say. */
  readonly activeAt: string;
  /** The rule's labels under the alert's own. */
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
  /** Label `kubernetes_operator_component`, else what is known of the name, else empty. */
  readonly component: string;
  readonly healthImpact: HealthImpact;
  readonly silencedBy: readonly Silence[];
}
