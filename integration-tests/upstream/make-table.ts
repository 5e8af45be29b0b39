import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { MARKS_FILE, marksText } from './expression-marks';
import { rulesFromFacts, type AlertFacts } from './rules-from-facts';
import { RELEASES, type ShippedRule } from './shipped-rule';

/** A rule of main, as the list of all rules has it, without its expression. */
interface ListedRule {
  readonly alert: string;
  readonly component: string;
  readonly severity: string;
  readonly operatorHealthImpact: string;
  readonly for: string | null;
}

const readJson = (...path: readonly string[]): unknown => JSON.parse(readFileSync(join(...path), 'utf8'));

/** The alerts that the list alone has are in every release, as it has them. */
const withoutForms = ({
  alert,
  severity,
  operatorHealthImpact,
  component,
  for: duration,
}: ListedRule): ShippedRule => ({
  alert,
  releases: RELEASES,
  severity,
  impact: operatorHealthImpact,
  component,
  for: duration,
  // All of them are sums over the cluster.
  labels: [],
});

/** Writes `shipped-rules.json` from the facts about alerts in a folder, `alerts/NAME.json` and `alert-rules.json`. */
const main = (folder: string): void => {
  const facts = readdirSync(join(folder, 'alerts')).map((file) => readJson(folder, 'alerts', file) as AlertFacts);
  const known = new Set(facts.map(({ alert }) => alert));
  const listed = readJson(folder, 'alert-rules.json') as readonly ListedRule[];
  const rules = [
    ...facts.flatMap(rulesFromFacts),
    ...listed.filter(({ alert }) => !known.has(alert)).map(withoutForms),
  ].toSorted((a, b) => a.alert.localeCompare(b.alert, 'en'));
  writeFileSync(join(__dirname, 'shipped-rules.json'), `${JSON.stringify(rules, null, 1)}\n`);
};

const [folder] = process.argv.slice(2);
// Without facts, the marks of the expressions alone are made anew, from the table as it is.
if (folder === undefined) writeFileSync(MARKS_FILE, marksText());
else main(folder);
