/**
 * The error lines that are known, by what they say: virt-operator, virt-api, virt-controller, virt-handler, the SSP
 * Operator and kubemacpool wrote them, and the libraries that they share (client-go, net, crypto/x509, gRPC), the C
 * library and the kernel. The most telling first: a line is what the first pattern that fits says. What a pattern matches
 * is what decides about a line, and is kept where a long one is cut.
 */
const PATTERNS = {
  'certificate-not-yet-valid':
    /certificate has expired or is not yet valid: current time \S+ is before \S+|certificate is not (?:yet valid|valid yet)/,
  'certificate-expired':
    /certificate has expired(?: or is not yet valid)?(?:: current time \S+ is after \S+)?|expired certificate/,
  'certificate-untrusted':
    /x509: (?:certificate signed by unknown authority|certificate is (?:not )?valid for|cannot validate|certificate relies on legacy)|tls: (?:bad certificate|unknown certificate(?: authority)?|certificate required)/,
  // The API server looks a webhook's service up itself: that is no name resolution of the pod or its node.
  'control-plane-name-resolution':
    /failed calling webhook.*(?:no such host|server misbehaving|lookup \S+(?: on \S+)?: .*(?:i\/o timeout|connection refused))/s,
  'name-resolution': /no such host|server misbehaving|lookup \S+(?: on \S+)?: .*(?:i\/o timeout|connection refused)/,
  quota: /exceeded quota|failed quota|is forbidden: (?:maximum|minimum) \S+ usage per /,
  'security-context':
    /unable to validate against any security context constraint|violates PodSecurity|disallowed by cluster policy/,
  'webhook-denied': /admission webhook "[^"]*" denied the request|ValidatingAdmissionPolicy '[^']*' .*denied request/,
  forbidden: /cannot \w+ resource "[^"]*"|attempting to grant RBAC permissions not currently held/,
  'admission-refused': /is forbidden: /,
  unauthorized: /\bUnauthorized\b|has asked for the client to provide credentials/,
  'credentials-missing':
    /no configuration has been provided|unable to load in-cluster configuration|KUBERNETES_SERVICE_HOST and KUBERNETES_SERVICE_PORT must be defined|serviceaccount\/token: no such file|value not found in auth config map/,
  // The C library of an image that is built for newer processors says so before the program begins.
  'exec-format': /exec format error|CPU does not support x86-64-v\d/i,
  'node-limits':
    /too many open files|inotify_(?:init1?|add_watch)|[fi]notify\b.*no space left on device|failed to create new OS thread|pthread_create failed|fork\S*: .*[Rr]esource temporarily unavailable/,
  // The client's own limit, which it waits for within its deadline; a wait that is canceled is that of a program that ends.
  'client-throttled':
    /client rate limiter Wait returned an error: (?:context deadline exceeded|rate: Wait\(n=\d+\) would exceed context deadline)/,
  etcd: /etcdserver: |rpc error: code = Unavailable(?!.*(?:\bdial |unix:|\.sock\b))/s,
  overload:
    /Too Many Requests|received too many requests|unable to return a response in the time|request did not complete within/,
  unavailable: /currently unable to handle the request|Service Unavailable|no healthy (?:upstream|backend)/,
  'disk-full': /no space left on device/,
  unreachable: /no route to host|network is unreachable/,
  // A webhook is called by the API server, and the kubelet over a socket of the node: what is refused or late there is no
  // connection of the pod.
  webhook: /failed calling webhook "?[^"\s]*"?/,
  'device-plugin':
    /(?:device plugin|kubelet\.sock).*(?:fail|unable|error)|(?:fail|unable|error).*(?:device plugin|kubelet\.sock)/i,
  // A socket of the node, such as a launcher's, is no network.
  refused: /^(?!.*dial unix).*connection refused/s,
  'connection-lost': /client connection lost/,
  'connection-reset': /^(?!.*(?:dial|read|write) unix)(?!.*TLS handshake error from).*connection reset by peer/s,
  timeout: /i\/o timeout|TLS handshake timeout|context deadline exceeded|Client\.Timeout/,
  'port-in-use': /address already in use/,
  'kind-missing': /no matches for kind "[^"]*"|no matches for kind|could not find the requested resource/,
  'mac-taken':
    /(?:already allocated|requested|collision|conflict).*\bmac\b|\bmac\b.*(?:already|in use|collision|conflict)/i,
  'mac-pool': /(?:failed to allocate|no available|no more|exhausted|is full).*\bmac\b|\bmac\b.*(?:exhausted|is full)/i,
  'lease-lost': /leader ?election lost|failed to renew lease/,
  'cache-sync': /timed out waiting for.*cache|failed to (?:list|watch) \*/,
  reconcile: /Reconciler error|reconcil\w* .*failed|failed to reconcile/i,
  panic: /^panic: |^fatal error: |^SIG[A-Z]+: |runtime error: |http: panic serving|Observed a panic/,
  // What the C and C++ libraries, musl's and Rust's too, the loader and the shell say in the end.
  'program-broken':
    /^terminate called |^thread '[^']*'(?: \(\d+\))? panicked at |Error (?:loading shared library|relocating) \S+: |version `[^']*' not found|error while loading shared libraries|stack smashing detected|double free or corruption|(?:free|malloc|realloc)\(\): |[Ss]egmentation fault/,
} satisfies Readonly<Record<string, RegExp>>;

/** The name of an error line that is known. */
export type KnownLineId = keyof typeof PATTERNS;

/** All of them, in the order in which they are tried. */
export const KNOWN_LINE_IDS = Object.keys(PATTERNS) as readonly KnownLineId[];

/** What is known about a line. */
export interface Recognised {
  readonly id: KnownLineId;
  /** Where in the line stands what decides: from this character on, up to that one. */
  readonly from: number;
  readonly to: number;
}

/** Recognises a line by its text, without level and time. */
export const recogniseLine = (text: string): Recognised | undefined => {
  for (const id of KNOWN_LINE_IDS) {
    const match = PATTERNS[id].exec(text);
    if (match !== null) return { id, from: match.index, to: match.index + match[0].length };
  }
  return undefined;
};
