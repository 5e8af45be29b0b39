/** The console's own models of built-in kinds: none here, where every kind comes from discovery. */
export {};
