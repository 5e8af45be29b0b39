/** What is masked, by what it was. */
export type MaskedKind =
  | 'environment value'
  | 'Authorization header'
  | 'bearer token'
  | 'JSON Web Token'
  | 'token'
  | 'password'
  | 'key'
  | 'private key'
  | 'cookie'
  | 'credentials in a URL'
  | 'cloud-init data'
  | 'content of a Secret or ConfigMap';

/** What stands where something was masked. */
export const MASKED = /\[masked: ([^\]\n]+)\]/g;

/** The text that stands there. */
export const markOf = (kind: MaskedKind): string => `[masked: ${kind}]`;

/** How many of each kind were masked; a kind that did not occur is absent. */
export type MaskedCounts = Readonly<Partial<Record<MaskedKind, number>>>;

/** Counts what is masked while it is masked. */
export class Tally {
  readonly #counts = new Map<MaskedKind, number>();

  /** Counts one, and gives the text that stands in its place. */
  mask(kind: MaskedKind): string {
    this.#counts.set(kind, (this.#counts.get(kind) ?? 0) + 1);
    return markOf(kind);
  }

  /** Counts what was masked elsewhere. */
  add(counts: MaskedCounts): void {
    for (const [kind, count] of Object.entries(counts) as [MaskedKind, number][]) {
      this.#counts.set(kind, (this.#counts.get(kind) ?? 0) + count);
    }
  }

  /** The counts so far, by kind in alphabetical order. */
  get counts(): MaskedCounts {
    return Object.fromEntries([...this.#counts].sort(([a], [b]) => a.localeCompare(b)));
  }

  get total(): number {
    return [...this.#counts.values()].reduce((sum, count) => sum + count, 0);
  }
}
