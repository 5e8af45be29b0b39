import { ExecutionError, PromqlError } from './literals';
import { distinct, labelKey, withoutName, type Labels, type Value, type VectorSample } from './series';

const ARITHMETIC: Readonly<Record<string, (a: number, b: number) => number>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '%': (a, b) => a % b,
  '^': (a, b) => a ** b,
  atan2: Math.atan2,
};

const COMPARISONS: Readonly<Record<string, (a: number, b: number) => boolean>> = {
  '==': (a, b) => a === b,
  '!=': (a, b) => a !== b,
  '>': (a, b) => a > b,
  '<': (a, b) => a < b,
  '>=': (a, b) => a >= b,
  '<=': (a, b) => a <= b,
};

const SET_OPERATORS: readonly string[] = ['and', 'or', 'unless'];

/** How the sides of an operation find each other. */
export interface Matching {
  on?: readonly string[];
  ignoring?: readonly string[];
  /** `group_left` or `group_right`: on that side many samples may match one of the other, whose labels `include` are taken over. */
  group?: { many: 'left' | 'right'; include: readonly string[] };
  bool?: boolean;
}

const pick = (labels: Labels, keep: (name: string) => boolean): Labels =>
  Object.fromEntries(Object.entries(labels).filter(([name]) => keep(name)));

const keyOf = (labels: Labels, { on, ignoring = [] }: Matching): string =>
  labelKey(
    on === undefined
      ? pick(labels, (name) => name !== '__name__' && !ignoring.includes(name))
      : pick(labels, (name) => on.includes(name)),
  );

const setOperation = (
  operator: string,
  left: readonly VectorSample[],
  right: readonly VectorSample[],
  matching: Matching,
): VectorSample[] => {
  const keys = (vector: readonly VectorSample[]): Set<string> =>
    new Set(vector.map(({ labels }) => keyOf(labels, matching)));
  const [ofLeft, ofRight] = [keys(left), keys(right)];
  if (operator === 'and') return left.filter(({ labels }) => ofRight.has(keyOf(labels, matching)));
  if (operator === 'unless') return left.filter(({ labels }) => !ofRight.has(keyOf(labels, matching)));
  return [...left, ...right.filter(({ labels }) => !ofLeft.has(keyOf(labels, matching)))];
};

/** One pair of values: the result, or nothing where a comparison filters it out. `kept` is what a filter lets through. */
const combine = (
  { operator, bool }: { operator: string; bool: boolean },
  a: number,
  b: number,
  kept = a,
): number | undefined => {
  const arithmetic = ARITHMETIC[operator];
  if (arithmetic !== undefined) return arithmetic(a, b);
  const compare = COMPARISONS[operator];
  if (compare === undefined) throw new PromqlError(`operator ${operator} is not supported here`);
  const holds = compare(a, b);
  if (bool) return Number(holds);
  return holds ? kept : undefined;
};

/** The labels of a result: the many's own with those of the one that `group_…` names; matched one-to-one, what was matched. */
const resultLabels = (many: Labels, one: Labels, { on, ignoring = [], group }: Matching, isFilter: boolean): Labels => {
  const own = isFilter ? many : withoutName(many);
  if (group === undefined)
    return pick(own, (name) => (on === undefined ? !ignoring.includes(name) : on.includes(name)));
  const included = group.include.flatMap((name) => (one[name] ? [[name, one[name]]] : []));
  return {
    ...pick(own, (name) => !group.include.includes(name)),
    ...(Object.fromEntries(included) as Labels),
  };
};

const betweenVectors = (
  operator: string,
  left: readonly VectorSample[],
  right: readonly VectorSample[],
  matching: Matching,
): VectorSample[] => {
  const bool = matching.bool === true;
  const manyIsRight = matching.group?.many === 'right';
  const [manySide, oneSide] = manyIsRight ? [right, left] : [left, right];
  const ones = new Map<string, VectorSample>();
  for (const sample of oneSide) {
    const key = keyOf(sample.labels, matching);
    if (ones.has(key))
      throw new ExecutionError(
        `found duplicate series for the match group ${key} on the ${manyIsRight ? 'left' : 'right'} side of ${operator}: many-to-many matching not allowed`,
      );
    ones.set(key, sample);
  }
  const matched = new Set<string>();
  return manySide.flatMap((many) => {
    const key = keyOf(many.labels, matching);
    const one = ones.get(key);
    if (one === undefined) return [];
    const [a, b] = manyIsRight ? [one.value, many.value] : [many.value, one.value];
    const value = combine({ operator, bool }, a, b);
    if (value === undefined) return [];
    if (matching.group === undefined && matched.has(key))
      throw new ExecutionError(
        `multiple matches for ${key}: many-to-one matching must be explicit (group_left/group_right)`,
      );
    matched.add(key);
    return [{ labels: resultLabels(many.labels, one.labels, matching, operator in COMPARISONS && !bool), value }];
  });
};

const withScalar = (
  operator: string,
  vector: readonly VectorSample[],
  bool: boolean,
  sides: (value: number) => [number, number],
): VectorSample[] =>
  vector.flatMap(({ labels, value: own }) => {
    // A filter keeps the vector's own value, on whichever side it stands.
    const value = combine({ operator, bool }, ...sides(own), own);
    if (value === undefined) return [];
    return [{ labels: operator in COMPARISONS && !bool ? labels : withoutName(labels), value }];
  });

const isVector = (value: Value): value is readonly VectorSample[] => Array.isArray(value);

const checkOperands = (operator: string, left: Value, right: Value, matching: Matching): void => {
  if (typeof left === 'string' || typeof right === 'string')
    throw new PromqlError(`binary expression with ${operator} must contain only scalar and instant vector types`);
  const vectors = isVector(left) && isVector(right);
  const isSet = SET_OPERATORS.includes(operator);
  if (isSet && !vectors) throw new PromqlError(`set operator ${operator} not allowed in a scalar expression`);
  if (isSet && matching.group !== undefined) throw new PromqlError(`no grouping allowed for ${operator} operation`);
  if (matching.bool === true && !(operator in COMPARISONS))
    throw new PromqlError(`bool modifier can only be used on comparison operators, not on ${operator}`);
  if (!vectors && (matching.on !== undefined || matching.ignoring !== undefined))
    throw new PromqlError('vector matching only allowed between instant vectors');
  if (!isVector(left) && !isVector(right) && operator in COMPARISONS && matching.bool !== true)
    throw new PromqlError('comparisons between scalars must use the bool modifier');
};

/** Applies a binary operator as Prometheus' documentation, "Operators", has it. @throws PromqlError, ExecutionError */
export const binary = (operator: string, left: Value, right: Value, matching: Matching): Value => {
  checkOperands(operator, left, right, matching);
  const bool = matching.bool === true;
  if (isVector(left)) {
    if (!isVector(right)) return distinct(withScalar(operator, left, bool, (value) => [value, Number(right)]));
    if (SET_OPERATORS.includes(operator)) return setOperation(operator, left, right, matching);
    return distinct(betweenVectors(operator, left, right, matching));
  }
  if (isVector(right)) return distinct(withScalar(operator, right, bool, (value) => [Number(left), value]));
  return combine({ operator, bool }, Number(left), Number(right)) ?? Number.NaN;
};
