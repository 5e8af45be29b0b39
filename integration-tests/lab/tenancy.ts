interface Labelled {
  labels: Readonly<Record<string, string>>;
}

interface AlertingRule extends Labelled {
  alerts: Labelled[];
}

interface RulesAnswer {
  data: { groups: { rules: AlertingRule[] }[] };
}

const hasData = (json: unknown): json is RulesAnswer => typeof json === 'object' && json !== null && 'data' in json;

/**
 * The part of an answer that is about one project, as prom-label-proxy leaves it: rules that have alerts of the project
 * with these alerts alone (`--rules-with-active-alerts`), rules that are the project's own, and its silences.
 */
export const partOfProject = <T extends { json?: unknown }>(answer: T, path: string, namespace: string): T => {
  const { json } = answer;
  const isOwn = ({ labels }: Labelled): boolean => labels.namespace === namespace;
  if (path.endsWith('/api/v2/silences') && Array.isArray(json)) {
    const silences = json as { matchers: { name: string; value: string; isRegex: boolean }[] }[];
    const ofProject = silences.filter(({ matchers }) =>
      matchers.some(({ name, value, isRegex }) => name === 'namespace' && value === namespace && !isRegex),
    );
    return { ...answer, json: ofProject };
  }
  if (!path.endsWith('/api/v1/rules') || !hasData(json)) return answer;
  const { data } = json;
  const groups = data.groups
    .map((group) => ({
      ...group,
      rules: group.rules
        .map((rule) => ({ ...rule, alerts: rule.alerts.filter(isOwn) }))
        .filter((rule) => isOwn(rule) || rule.alerts.length > 0),
    }))
    .filter(({ rules }) => rules.length > 0);
  return { ...answer, json: { ...json, data: { ...data, groups } } };
};
