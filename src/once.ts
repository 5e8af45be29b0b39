/** Each thing once, in the order in which they first come; by default what says the same as JSON is the same. */
export const once = <T>(all: readonly T[], keyOf: (one: T) => string = (one) => JSON.stringify(one)): readonly T[] => [
  ...new Map(all.map((one) => [keyOf(one), one])).values(),
];
