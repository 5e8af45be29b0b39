import { parseAllDocuments } from 'yaml';

/** An alerting rule as a cluster has it. */
export interface ClusterRule {
  readonly alert: string;
  /** Where it is written: `namespace/name` of the PrometheusRule. */
  readonly source: string;
  readonly severity: string | null;
  readonly impact: string | null;
  readonly component: string | null;
  /** Label `kubernetes_operator_part_of`; those of the operators have `kubevirt`. */
  readonly partOf: string | null;
  readonly for: string | null;
  readonly expr: string;
}

interface WrittenRule {
  readonly alert?: string;
  readonly expr?: string | number;
  readonly for?: string;
  readonly labels?: Readonly<Record<string, string>>;
}

interface WrittenObject {
  readonly kind?: string;
  readonly metadata?: { readonly namespace?: string; readonly name?: string };
  readonly items?: readonly WrittenObject[];
  readonly spec?: { readonly groups?: readonly { readonly rules?: readonly WrittenRule[] }[] };
}

const objectsIn = (written: WrittenObject | null): readonly WrittenObject[] =>
  written === null ? [] : (written.items ?? [written]);

/**
 * The alerting rules in what `oc get prometheusrules -A -o yaml` prints: a list, or documents of one object each. What is
 * not a PrometheusRule is left out.
 * @throws where the text is not YAML, or has no PrometheusRule
 */
export const readRules = (text: string): readonly ClusterRule[] => {
  const documents = parseAllDocuments(text);
  const failed = ('length' in documents ? documents : []).flatMap(({ errors }) => errors)[0];
  if (failed !== undefined) throw failed;
  const objects = documents
    .flatMap((document) => objectsIn(document.toJS() as WrittenObject | null))
    .filter(({ kind }) => kind === 'PrometheusRule');
  if (objects.length === 0) throw new Error('There is no PrometheusRule in it.');
  return objects.flatMap(({ metadata, spec }) =>
    (spec?.groups ?? []).flatMap(({ rules = [] }) =>
      rules.flatMap(({ alert, expr = '', labels = {}, ...rule }) =>
        alert === undefined
          ? []
          : [
              {
                alert,
                source: `${metadata?.namespace ?? ''}/${metadata?.name ?? ''}`,
                severity: labels.severity ?? null,
                impact: labels.operator_health_impact ?? null,
                component: labels.kubernetes_operator_component ?? null,
                partOf: labels.kubernetes_operator_part_of ?? null,
                for: rule.for ?? null,
                expr: String(expr),
              },
            ],
      ),
    ),
  );
};
