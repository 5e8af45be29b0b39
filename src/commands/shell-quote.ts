/** What a POSIX shell takes as it is, in any place of a command (IEEE 1003.1, 2.2 "Quoting"). */
const PLAIN = /^[A-Za-z0-9_@%+=:,./-]+$/;

/** Quotes a value so that a POSIX shell passes it on as one argument, unchanged, whatever it holds. */
export const quote = (value: string): string => (PLAIN.test(value) ? value : `'${value.replaceAll("'", `'\\''`)}'`);
