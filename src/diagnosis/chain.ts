import { explains } from './edges';
import { orderOf } from './fact-order';
import type { Finding } from './finding';

const isExplainedBy = (effect: Finding, cause: Finding): boolean =>
  effect !== cause && effect.facts.some((fact) => cause.facts.some((other) => explains(other, fact)));

/** What explains each finding. */
type Explainers = ReadonlyMap<Finding, readonly Finding[]>;

const explainersOf = (findings: readonly Finding[]): Explainers =>
  new Map(findings.map((effect) => [effect, findings.filter((cause) => isExplainedBy(effect, cause))]));

const reachedFrom = (root: Finding, explainers: Explainers): ReadonlySet<Finding> => {
  const reached = new Set([root]);
  // Explainers have a lower order than what they explain, so that one pass in that order finds all.
  const inOrder = [...explainers.keys()].sort((a, b) => orderOf(a.facts[0]) - orderOf(b.facts[0]));
  for (const finding of inOrder) {
    if ((explainers.get(finding) ?? []).some((cause) => reached.has(cause))) reached.add(finding);
  }
  return reached;
};

/** The nearest of what explains a finding: the chain leads through each link. */
const nearest = (causes: readonly Finding[]): Finding | undefined =>
  [...causes].sort((a, b) => orderOf(b.facts[0]) - orderOf(a.facts[0]) || a.rank - b.rank)[0];

/**
 * Orders findings by what explains what: those that nothing explains stand for themselves, what follows from them stands
 * under them. Of several, the one that leads to the alert's own measure comes first, then the one with the lower rank, then the kind
 * that comes before the other in a chain.
 * What several explain stands under the first of them.
 * @param isMeasure whether a finding is what the alert measures
 */
export const chain = (findings: readonly Finding[], isMeasure: (finding: Finding) => boolean): readonly Finding[] => {
  const explainers = explainersOf(findings);
  const roots = findings
    .filter((finding) => explainers.get(finding)?.length === 0)
    .map((root) => ({ root, reached: reachedFrom(root, explainers) }));
  const leads = (reached: ReadonlySet<Finding>): number => ([...reached].some(isMeasure) ? 0 : 1);
  const sorted = [...roots].sort(
    (a, b) =>
      leads(a.reached) - leads(b.reached) ||
      a.root.rank - b.root.rank ||
      orderOf(a.root.facts[0]) - orderOf(b.root.facts[0]),
  );
  const placed = new Set<Finding>();
  const under = (finding: Finding, own: ReadonlySet<Finding>): Finding => {
    const next = findings.filter((effect) => own.has(effect) && nearestIn(effect, own, explainers) === finding);
    return next.length === 0 ? finding : { ...finding, consequences: next.map((effect) => under(effect, own)) };
  };
  return sorted.map(({ root, reached }) => {
    const own = new Set([...reached].filter((finding) => !placed.has(finding)));
    for (const finding of own) placed.add(finding);
    return under(root, own);
  });
};

const nearestIn = (effect: Finding, own: ReadonlySet<Finding>, explainers: Explainers): Finding | undefined =>
  nearest((explainers.get(effect) ?? []).filter((cause) => own.has(cause)));

/** The ids of the findings that lead to what the alert measures, through whatever stands between, and of that itself. */
export const leadingIds = (
  findings: readonly Finding[],
  isMeasure: (finding: Finding) => boolean,
): ReadonlySet<string> => {
  const explainers = explainersOf(findings);
  const leading = new Set(findings.filter(isMeasure));
  // What explains has a lower order than what it explains, so that one pass against that order finds all.
  const inOrder = [...findings].sort((a, b) => orderOf(b.facts[0]) - orderOf(a.facts[0]));
  for (const finding of inOrder) {
    if (leading.has(finding)) for (const cause of explainers.get(finding) ?? []) leading.add(cause);
  }
  return new Set([...leading].map(({ id }) => id));
};

/** All findings of a chain, each before what follows from it. */
export const flatten = (findings: readonly Finding[]): readonly Finding[] =>
  findings.flatMap((finding) => [finding, ...flatten(finding.consequences)]);
