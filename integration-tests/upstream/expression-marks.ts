import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { expressionMark } from '../../src/alerts/expression-mark';
import { readRules } from './read-rules';
import shipped from './shipped-rules.json';

/** Where the page's table of marks is. */
export const MARKS_FILE = join(__dirname, '../../src/alerts/expression-marks.json');

const RULES = join(__dirname, '../lab/scenarios/rules');

/** The expressions by their alerts: those of the table, and those of the lab's rules, which the table may lack. */
export const knownExpressions = (): readonly (readonly [alert: string, expression: string])[] => [
  ...shipped.flatMap(({ alert, expr }) => (expr === undefined ? [] : [[alert, expr] as const])),
  ...readdirSync(RULES)
    .flatMap((file) => readRules(readFileSync(join(RULES, file), 'utf8')))
    .filter(({ alert }) => shipped.some((rule) => rule.alert === alert && rule.expr === undefined))
    .map(({ alert, expr }) => [alert, expr] as const),
];

/** The marks by which the page knows a rule's expression again, by the names of the alerts. */
export const expressionMarks = (): Readonly<Record<string, readonly (readonly string[])[]>> => {
  const marks = new Map<string, Map<string, readonly string[]>>();
  for (const [alert, expression] of knownExpressions()) {
    const { exact, withoutNumbers } = expressionMark(expression);
    marks.set(alert, new Map([...(marks.get(alert) ?? []), [exact, [exact, withoutNumbers]]]));
  }
  return Object.fromEntries(
    [...marks]
      .toSorted(([a], [b]) => a.localeCompare(b, 'en'))
      .map(([alert, ofAlert]) => [alert, [...ofAlert.values()]]),
  );
};

/** The marks as their file holds them. */
export const marksText = (): string =>
  `{\n${Object.entries(expressionMarks())
    .map(([alert, marks]) => `  ${JSON.stringify(alert)}: ${JSON.stringify(marks).replaceAll(',', ', ')}`)
    .join(',\n')}\n}\n`;
