import type { ObjectReference } from './fact';

/** Whether two references mean one object: some evidence names an object without its namespace. */
export const isSameObject = (a: ObjectReference, b: ObjectReference): boolean =>
  a.model === b.model &&
  a.name === b.name &&
  (a.namespace === undefined || b.namespace === undefined || a.namespace === b.namespace);

/** Whether some object is in both lists. */
export const haveInCommon = (some: readonly ObjectReference[], others: readonly ObjectReference[]): boolean =>
  some.some((a) => others.some((b) => isSameObject(a, b)));
