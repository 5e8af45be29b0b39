import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

import { compareRules, isTheSame } from './compare';
import { readRules } from './read-rules';
import { reportOf } from './report';
import shipped from './shipped-rules.json';
import { RELEASES, type ShippedRule } from './shipped-rule';

const USAGE = `Compares a cluster's alerting rules with those that the catalogue was made from.

  oc get prometheusrules -A -o yaml > rules.yaml
  npm run upstream -- rules.yaml [--release ${RELEASES.join('|')}]

Without --release it is the one whose names fit best. Ends with 1 where something is new, gone or changed.`;

const fail = (message: string): never => {
  console.error(message);
  process.exit(2);
};

const main = (): void => {
  const { values, positionals } = parseArgs({ options: { release: { type: 'string' } }, allowPositionals: true });
  const [file] = positionals;
  if (file === undefined) return fail(USAGE);
  const release = RELEASES.find((known) => known === values.release);
  if (values.release !== undefined && release === undefined) return fail(USAGE);
  const differences = compareRules(readRules(readFileSync(file, 'utf8')), shipped as readonly ShippedRule[], release);
  console.log(reportOf(differences));
  process.exitCode = isTheSame(differences) ? 0 : 1;
};

try {
  main();
} catch (error) {
  fail(error instanceof Error ? error.message : String(error));
}
