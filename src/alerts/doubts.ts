import type { EvaluatedRule } from './alert';
import type { MonitoringScope } from './monitoring-scope';

/** What speaks against taking "no alert" for good news. */
export type Doubt =
  /** Prometheus answered in part; in its own words. */
  | { readonly kind: 'lost'; readonly warnings: readonly string[] }
  /** No alerting rule of OpenShift Virtualization is evaluated. */
  | { readonly kind: 'no rules' }
  /** The rule of one alert is not among those that are evaluated. */
  | { readonly kind: 'no rule' }
  | { readonly kind: 'failing'; readonly rules: readonly EvaluatedRule[] }
  /** Rules that were not evaluated yet. */
  | { readonly kind: 'not yet'; readonly rules: readonly EvaluatedRule[] }
  /** Who reads one project does not see the rules of the operators. */
  | { readonly kind: 'project' }
  /** One of the sources of a project's alerts was not read. */
  | { readonly kind: 'unread' };

/** What was read of the rules, as far as doubts go. */
export interface RulesRead {
  readonly scope: MonitoringScope;
  readonly rules: readonly EvaluatedRule[];
  readonly lost: readonly string[];
  /** Whether each source was read. */
  readonly isComplete: boolean;
}

/** What is to be doubted of an answer; an empty list only where every rule is evaluated and goes well. */
export const doubtsOf = ({ scope, rules, lost, isComplete }: RulesRead): readonly Doubt[] => {
  const failing = rules.filter(({ health }) => health === 'err');
  const notYet = rules.filter(({ health }) => health === 'unknown');
  const isProject = scope.kind !== 'cluster';
  return [
    ...(lost.length > 0 ? [{ kind: 'lost', warnings: lost } as const] : []),
    ...(rules.length === 0 && !isProject ? [{ kind: 'no rules' } as const] : []),
    ...(failing.length > 0 ? [{ kind: 'failing', rules: failing } as const] : []),
    ...(notYet.length > 0 ? [{ kind: 'not yet', rules: notYet } as const] : []),
    ...(isComplete ? [] : [{ kind: 'unread' } as const]),
    ...(isProject ? [{ kind: 'project' } as const] : []),
  ];
};

/** What is to be doubted of one alert: what is wrong with other rules than its own does not matter. */
export const doubtsAbout = (name: string, read: RulesRead): readonly Doubt[] =>
  doubtsOf({ ...read, rules: read.rules.filter((rule) => rule.name === name) }).map((doubt) =>
    doubt.kind === 'no rules' && read.rules.length > 0 ? { kind: 'no rule' } : doubt,
  );
