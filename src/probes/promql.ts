/**
 * Escapes a value for a double-quoted PromQL string, so that a label can't end it.
 * Source: Prometheus documentation, "Querying basics", string literals (Go escaping).
 */
export const escapePromql = (value: string): string =>
  value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n').replaceAll('\r', '\\r');
