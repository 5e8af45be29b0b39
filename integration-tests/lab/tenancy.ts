import { parser } from '@prometheus-io/lezer-promql';

import { childrenOf } from './prometheus/selector';

/*
 * prom-label-proxy as the monitoring operator runs it since 4.20 (assets/thanos-querier/deployment.yaml: `--label=namespace`,
 * `--error-on-replace`, `--enable-label-matchers-for-rules-api`). What it lets through of one project.
 */

interface Labelled {
  labels?: Readonly<Record<string, string>>;
}

interface RulesAnswer {
  data: { groups: { rules: Labelled[] }[] };
}

const hasData = (json: unknown): json is RulesAnswer => typeof json === 'object' && json !== null && 'data' in json;

/**
 * The part of an answer that is about one project: rules whose own labels name it (it is the upstream that compares them,
 * so that an alert whose namespace comes from its expression is not among them), and silences that do.
 */
export const partOfProject = <T extends { json?: unknown }>(answer: T, path: string, namespace: string): T => {
  const { json } = answer;
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
    .map((group) => ({ ...group, rules: group.rules.filter(({ labels }) => labels?.namespace === namespace) }))
    .filter(({ rules }) => rules.length > 0);
  return { ...answer, json: { ...json, data: { ...data, groups } } };
};

/** A query that names another project than its own. */
export class ForeignProject extends Error {}

/**
 * A query over one project's series alone: each selector gets the project.
 * @throws ForeignProject where a selector names another
 */
export const withinProject = (query: string, namespace: string): string => {
  const matcher = `namespace=${JSON.stringify(namespace)}`;
  const insertions: { at: number; text: string }[] = [];
  const cursor = parser.parse(query).cursor();
  do {
    if (cursor.name !== 'VectorSelector') continue;
    const matchers = cursor.node.getChild('LabelMatchers');
    const said = matchers === null ? [] : childrenOf(matchers).map(({ from, to }) => query.slice(from, to));
    const own = said.filter((one) => /^namespace\s*[=!]/.test(one));
    const foreign = own.find((one) => one.replace(/\s/g, '') !== matcher);
    if (foreign !== undefined) throw new ForeignProject(`label matcher value ${foreign} conflicts with ${matcher}`);
    if (own.length > 0) continue;
    if (matchers === null) insertions.push({ at: cursor.to, text: `{${matcher}}` });
    else insertions.push({ at: matchers.to - 1, text: said.length === 0 ? matcher : `,${matcher}` });
  } while (cursor.next());
  return insertions.reduceRight((text, { at, text: put }) => text.slice(0, at) + put + text.slice(at), query);
};
