/** The releases that are told apart: those in support, the branches of the one after, and the operators' main. */
export const RELEASES = ['4.18', '4.19', '4.20', '4.21', '4.22', 'next', 'main'] as const;

export type Release = (typeof RELEASES)[number];

/** One alerting rule as the operators ship it, for the releases that have it in this form. */
export interface ShippedRule {
  readonly alert: string;
  /** Oldest first. A release may have two forms of a rule: that of its first version and that of a later one. */
  readonly releases: readonly Release[];
  readonly severity: string;
  /** Label `operator_health_impact`; null where the rule sets none. */
  readonly impact: string | null;
  /** Label `kubernetes_operator_component`; null where the rule sets none. */
  readonly component: string | null;
  /** As Prometheus writes it; null: fires at once. */
  readonly for: string | null;
  /**
   * The labels that an instance has from the expression, in some release at least: beside those that the rule sets. One
   * ends in `*` where a scrape gives several that begin like that.
   */
  readonly labels: readonly string[];
  /** PromQL; absent where it is not known for these releases. */
  readonly expr?: string;
}
