/** What the lab does not do as the API server does; each entry that goes makes the tests stricter. */
export const OPEN_PATHS: readonly RegExp[] = [
  // The lab evicts nothing, and says so: `pods/eviction` is the only subresource of another group.
  /^body\.resources\[\]\.(?:group|version): lab nothing/,
];
