/** Severities that Prometheus rules of OpenShift use, and `none` for anything else. */
export type Severity = 'critical' | 'warning' | 'info' | 'none';

/** `silenced` is a firing alert that an active silence holds back, `inhibited` one that another alert holds back. */
export type AlertState = 'firing' | 'pending' | 'silenced' | 'inhibited';

/** What the alert means for the operators' health (label `operator_health_impact`). */
export type HealthImpact = 'critical' | 'warning' | 'none' | 'unknown';

/** A silence as Alertmanager has it (`GET /api/v2/silences`), reduced to what is shown. */
export interface Silence {
  readonly id: string;
  /** Empty for a silence of which Alertmanager gives no more than the id. */
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
  /** The id that the console's monitoring pages use in their addresses; empty where the rule could not be read. */
  readonly id: string;
  readonly name: string;
  /** Empty where it is not known. */
  readonly query: string;
  /** `for`, in seconds; 0 where the rule could not be read. */
  readonly duration: number;
  /** How often its group is evaluated, in seconds; absent where that is not known. */
  readonly interval?: number;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
}

/** An alerting rule of OpenShift Virtualization as Prometheus evaluates it, whether it gives alerts or not. */
export interface EvaluatedRule {
  readonly name: string;
  readonly severity: Severity;
  /** `unknown` until it was evaluated for the first time. */
  readonly health: 'ok' | 'err' | 'unknown';
  /** Why it fails; empty while it does not. */
  readonly lastError: string;
  /** ISO 8601; empty when Prometheus did not say. */
  readonly lastEvaluation: string;
  /** Seconds between two evaluations; absent when Prometheus did not say. */
  readonly interval?: number;
  /** For how many seconds an alert of it stays after its condition has ended; absent for none. */
  readonly keepFiringFor?: number;
}

/** Since when an alert fires, ISO 8601, and how that is known; see `firingSince`. */
export interface FiringSince {
  readonly at: string;
  readonly by: 'alertmanager' | 'prometheus' | 'estimate';
}

/** One instance of an alert. */
export interface Alert {
  readonly rule: AlertingRule;
  /** The rule's name; never empty. */
  readonly name: string;
  /** The name under which the catalogue knows it, where that is another: its rule was renamed. */
  readonly knownAs?: string;
  readonly severity: Severity;
  readonly state: AlertState;
  /** Since when its condition holds, ISO 8601; empty when Prometheus did not say. */
  readonly activeAt: string;
  /** Absent while it is pending, and where it is not known. */
  readonly firing?: FiringSince;
  /** The rule's labels under the alert's own. */
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
  /** Label `kubernetes_operator_component`, else what is known of the name, else empty. */
  readonly component: string;
  readonly healthImpact: HealthImpact;
  readonly silencedBy: readonly Silence[];
  /** The names of the alerts that hold it back. */
  readonly inhibitedBy: readonly string[];
  /** Whether Alertmanager has it; absent where that is not known. */
  readonly inAlertmanager?: boolean;
}
