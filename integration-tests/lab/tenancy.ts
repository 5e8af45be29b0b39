import type { Answer } from './prometheus/prometheus';

interface Labelled {
  labels: Readonly<Record<string, string>>;
}

interface AlertingRule extends Labelled {
  alerts: Labelled[];
}

/**
 * The part of an answer that is about one project, as prom-label-proxy leaves it: rules that have alerts of the project
 * with these alerts alone (`--rules-with-active-alerts`), rules that are the project's own, and its silences.
 */
export const partOfProject = ({ status, json }: Answer, path: string, namespace: string): Answer => {
  const isOwn = ({ labels }: Labelled): boolean => labels.namespace === namespace;
  if (path.endsWith('/api/v2/silences') && Array.isArray(json)) {
    const silences = json as { matchers: { name: string; value: string; isRegex: boolean }[] }[];
    const ofProject = silences.filter(({ matchers }) =>
      matchers.some(({ name, value, isRegex }) => name === 'namespace' && value === namespace && !isRegex),
    );
    return { status, json: ofProject };
  }
  if (!path.endsWith('/api/v1/rules') || !('data' in json)) return { status, json };
  const data = json.data as { groups: { rules: AlertingRule[] }[] };
  const groups = data.groups
    .map((group) => ({
      ...group,
      rules: group.rules
        .map((rule) => ({ ...rule, alerts: rule.alerts.filter(isOwn) }))
        .filter((rule) => isOwn(rule) || rule.alerts.length > 0),
    }))
    .filter(({ rules }) => rules.length > 0);
  return { status, json: { ...json, data: { ...data, groups } } };
};
