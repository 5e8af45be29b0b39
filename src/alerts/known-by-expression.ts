import { expressionMark } from './expression-mark';
import MARKS from './expression-marks.json';

/** Per alert, the marks of its expressions in all releases: exact, and without numbers. */
const KNOWN: Readonly<Record<string, readonly (readonly string[])[]>> = MARKS;

/** The one alert of which this holds; undefined where it is none or several. */
const onlyOne = (holds: (mark: readonly string[]) => boolean): string | undefined => {
  const [first, ...others] = Object.keys(KNOWN).filter((name) => KNOWN[name]?.some(holds) === true);
  return others.length === 0 ? first : undefined;
};

/**
 * The alert whose expression this is, as any release from 4.18 on has it, however it is written; else the one whose
 * expression differs in numbers alone. Undefined where several have it or none.
 */
export const alertByExpression = (expression: string): string | undefined => {
  const { exact, withoutNumbers } = expressionMark(expression);
  return onlyOne(([mark]) => mark === exact) ?? onlyOne(([, mark]) => mark === withoutNumbers);
};

/**
 * Whether a rule has an expression that some release ships for its alert; true too for an alert of which no expression is
 * known. Where it does not, what is said of the shipped rule need not hold of it.
 */
export const isShippedExpression = (alert: string, expression: string): boolean => {
  const { exact } = expressionMark(expression);
  return KNOWN[alert]?.some(([mark]) => mark === exact) ?? true;
};
