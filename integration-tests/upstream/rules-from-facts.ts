import { RELEASES, type Release, type ShippedRule } from './shipped-rule';

/** A rule in one form, as the facts about alerts hold it. */
interface Form {
  readonly severity: string;
  readonly impact: string | null;
  readonly for: string | null;
  readonly expr: string;
}

/** What the table takes of the facts about one alert (`NAME.json`). */
export interface AlertFacts extends Form {
  readonly alert: string;
  readonly component: string | null;
  /** As the operators number them, with the product's release in brackets: "KubeVirt 1.8 (CNV 4.22)". */
  readonly releases: readonly string[];
  /** The forms of older releases, each with those that have it. */
  readonly exprOlder: readonly (Form & { readonly releases: readonly string[] })[];
  /** Two rules of one name, as main has them. */
  readonly rules?: readonly Form[];
  /** What an instance carries beside the rule's own labels: a name each, or several, as "pod/container". */
  readonly instanceLabels: { readonly fromExpr: readonly { readonly name: string }[] };
  /** A rule of the same name that another operator ships. */
  readonly otherRules?: readonly (Omit<Form, 'expr'> & {
    readonly exprs: readonly { readonly releases: readonly string[]; readonly expr: string }[];
  })[];
}

/** The product's releases that a version of an operator belongs to: "HPPO 0.22 (CNV 4.19, 4.20)" to two. */
export const releasesIn = (version: string): readonly Release[] => {
  const named = RELEASES.filter((release) => version.includes(release));
  return version.includes('HCO 1.19') ? [...named, 'next'] : named;
};

const releasesOf = (versions: readonly string[]): readonly Release[] => {
  const named = new Set(versions.flatMap(releasesIn));
  return RELEASES.filter((release) => named.has(release));
};

/** What Prometheus puts on each sample that it scrapes from a pod. */
const OF_A_SCRAPE = ['pod', 'container', 'endpoint', 'instance', 'job', 'service'];

/**
 * The rules of one alert by release. What no older form claims has main's form.
 * @throws where a version names no release that is known
 */
export const rulesFromFacts = (facts: AlertFacts): readonly ShippedRule[] => {
  const named = facts.instanceLabels.fromExpr
    // A list that is broken off names what a scrape gives.
    .flatMap(({ name }) => name.split('/').flatMap((one) => (one === '…' ? OF_A_SCRAPE : [one])))
    .filter((name) => /^\w+\*?$/.test(name));
  const labels = [...new Set(named)];
  const rule = (form: Form, versions: readonly string[]): ShippedRule => {
    const strange = versions.find((version) => releasesIn(version).length === 0);
    if (strange !== undefined) throw new Error(`${facts.alert}: no release is known for “${strange}”`);
    const { severity, impact, expr } = form;
    const { alert, component } = facts;
    return { alert, releases: releasesOf(versions), severity, impact, component, for: form.for, labels, expr };
  };
  const current = facts.rules ?? [facts];
  return [
    ...facts.exprOlder.map((older) => rule(older, older.releases)),
    ...current.map((form) =>
      rule(
        form,
        facts.releases.filter(
          (version) =>
            !facts.exprOlder.some((older) => older.severity === form.severity && older.releases.includes(version)),
        ),
      ),
    ),
    ...(facts.otherRules ?? []).flatMap((other) =>
      other.exprs.map(({ releases, expr }) => rule({ ...other, expr }, releases)),
    ),
  ].filter(({ releases }) => releases.length > 0);
};
