import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { parse, stringify } from 'yaml';

const RULES = join(__dirname, '../../lab/scenarios/rules');

interface PrometheusRule {
  readonly metadata: { readonly name: string; readonly namespace: string };
  readonly spec: {
    readonly groups: readonly { readonly name: string; readonly rules: readonly { readonly for?: string }[] }[];
  };
}

/** How much shorter the `for` of each rule is than in its manifest: ten minutes become twenty seconds. */
const SHORTENED = 30;

/** Milliseconds. */
const UNITS: Readonly<Record<string, number>> = { s: 1_000, m: 60_000, h: 3_600_000 };

const shorter = (text: string): string => {
  const [, amount, unit = ''] = /^(\d+)([smh])$/.exec(text) ?? [];
  if (amount === undefined) throw new Error(`A "for" of one unit is expected, not ${text}`);
  return `${String((Number(amount) * (UNITS[unit] ?? NaN)) / SHORTENED)}ms`;
};

/**
 * Writes the rules of the lab's PrometheusRule manifests into a folder, a file for each, as the Prometheus operator
 * does. Names, labels, annotations and expressions are those of the manifests; `for` is too, or is shortened.
 */
export const writeRuleFiles = (folder: string, { isShortened }: { isShortened: boolean }): readonly string[] =>
  readdirSync(RULES).map((name) => {
    const { metadata, spec } = parse(readFileSync(join(RULES, name), 'utf8')) as PrometheusRule;
    const groups = spec.groups.map((group) => ({
      ...group,
      rules: group.rules.map((rule) =>
        rule.for === undefined || !isShortened ? rule : { ...rule, for: shorter(rule.for) },
      ),
    }));
    const file = join(folder, `${metadata.namespace}-${metadata.name}.yaml`);
    writeFileSync(file, stringify({ groups }));
    return file;
  });
