import type { ClusterRule } from './read-rules';
import { sameExpression } from './same-expression';
import { RELEASES, type Release, type ShippedRule } from './shipped-rule';

const PROPERTIES = ['severity', 'impact', 'component', 'for', 'expr'] as const;

/** What differs between a cluster's rules and those that the catalogue was made from. */
export interface Differences {
  readonly release: Release;
  /** Rules of the operators that no release has. */
  readonly added: readonly ClusterRule[];
  /** Rules that another release has, and this one not. */
  readonly elsewhere: readonly ClusterRule[];
  /** Rules of the release that the cluster does not have. */
  readonly gone: readonly ShippedRule[];
  /** Rules that both have, and each property of them that no form of the release has. */
  readonly changed: readonly { readonly rule: ClusterRule; readonly what: readonly Change[] }[];
}

interface Change {
  readonly property: (typeof PROPERTIES)[number];
  readonly shipped: string | null;
}

const ofRelease = (shipped: readonly ShippedRule[], release: Release): readonly ShippedRule[] =>
  shipped.filter(({ releases }) => releases.includes(release));

const namesOf = (rules: readonly { readonly alert: string }[]): ReadonlySet<string> =>
  new Set(rules.map(({ alert }) => alert));

/**
 * The release whose rules a cluster has: that which lacks fewest of the cluster's names, of several that of which the
 * cluster lacks fewest (not every operator is installed everywhere), of several the latest.
 */
const releaseOf = (cluster: readonly ClusterRule[], shipped: readonly ShippedRule[]): Release => {
  const all = namesOf(shipped);
  const theirs = new Set([...namesOf(cluster)].filter((name) => all.has(name)));
  const distance = (release: Release): number => {
    const ours = namesOf(ofRelease(shipped, release));
    const lacking = [...theirs].filter((name) => !ours.has(name)).length;
    return lacking * all.size + [...ours].filter((name) => !theirs.has(name)).length;
  };
  return RELEASES.reduce((best, release) => (distance(release) <= distance(best) ? release : best));
};

/** A value as it is compared: no `for` is one of no time. */
const plainValue = (property: (typeof PROPERTIES)[number], value: string | null | undefined): string | null =>
  property === 'for' && /^0(ms|s|m|h)?$/.test(value ?? '0') ? null : (value ?? null);

const isSame = (rule: ClusterRule, form: ShippedRule, property: (typeof PROPERTIES)[number]): boolean =>
  property === 'expr'
    ? form.expr === undefined || sameExpression(rule.expr, form.expr)
    : plainValue(property, rule[property]) === plainValue(property, form[property]);

const changesFrom = (rule: ClusterRule, form: ShippedRule): readonly Change[] =>
  PROPERTIES.filter((property) => !isSame(rule, form, property)).map((property) => ({
    property,
    shipped: form[property] ?? null,
  }));

/** Of the forms that a release has, what differs from that which is nearest. */
const leastChanged = (rule: ClusterRule, forms: readonly ShippedRule[]): readonly Change[] =>
  forms.map((form) => changesFrom(rule, form)).toSorted((a, b) => a.length - b.length)[0] ?? [];

/** Rules of the operators: by the label that all of them set, or by a name that is theirs. */
const isOurs = (rule: ClusterRule, names: ReadonlySet<string>): boolean =>
  rule.partOf === 'kubevirt' || names.has(rule.alert);

/** Whether a cluster has just the rules of its release. */
export const isTheSame = ({ added, elsewhere, gone, changed }: Differences): boolean =>
  added.length + elsewhere.length + gone.length + changed.length === 0;

/**
 * Holds a cluster's rules against the table of those that a release ships.
 * @param release that of the cluster; absent: the one whose names fit best
 */
export const compareRules = (
  cluster: readonly ClusterRule[],
  shipped: readonly ShippedRule[],
  release: Release = releaseOf(cluster, shipped),
): Differences => {
  const expected = ofRelease(shipped, release);
  const names = namesOf(shipped);
  const ours = cluster.filter((rule) => isOurs(rule, names));
  const formsOf = (rule: ClusterRule): readonly ShippedRule[] => expected.filter(({ alert }) => alert === rule.alert);
  const present = namesOf(ours);
  const unexpected = ours.filter((rule) => formsOf(rule).length === 0);
  return {
    release,
    added: unexpected.filter(({ alert }) => !names.has(alert)),
    elsewhere: unexpected.filter(({ alert }) => names.has(alert)),
    gone: expected.filter(
      ({ alert }, index) => !present.has(alert) && expected.findIndex((other) => other.alert === alert) === index,
    ),
    changed: ours
      .map((rule) => ({ rule, what: leastChanged(rule, formsOf(rule)) }))
      .filter(({ what }) => what.length > 0),
  };
};
