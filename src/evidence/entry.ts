/** One file of the archive. */
export interface Entry {
  /** Below the archive's one folder. */
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly isExecutable?: boolean;
}

const encoder = new TextEncoder();

/** A file of text. */
export const textEntry = (path: string, text: string): Entry => ({ path, bytes: encoder.encode(text) });
