/** What the lab does not yet do as the API server does; each entry that goes makes the tests stricter. */
export const OPEN_PATHS: readonly RegExp[] = [
  // The lab evicts nothing.
  /^body\.resources\[\]\.(?:group|version): lab nothing/,
  // A generation of the template that apps/v1 marks a DaemonSet with for older clients.
  /^body\.items\[\]\.metadata\.annotations: lab nothing/,
  // A kubelet writes the status of a node by itself; the test writes it with the node.
  /\.managedFields\[\]\.subresource: lab text/,
];

/** The questions whose answers are others altogether. */
export const OPEN_QUESTIONS: ReadonlySet<string> = new Set([
  // The words are those of Go's JSON decoder.
  'a continue that is none',
  // The roles that the test makes are of objects alone.
  'a DELETE of discovery',
  // The API server that the test has just started remembers all.
  'a watch from long ago',
]);
