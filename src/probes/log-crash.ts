/** How Go's runtime begins to say why it ends a process. */
const CRASH = /(?:panic|fatal error): .*/;
/** What Go's server, Kubernetes' controllers and Go's runtime say of a panic, one that was caught too. */
const PANIC = /^panic: |^fatal error: |^SIG[A-Z]+: |^http: panic serving |^Observed a panic\b/;
const STACKS = /^goroutine \d+ .*\[/;
/** The dump follows the reason after so many lines at most: a signal, an empty line, the rest of the line broken off. */
const BETWEEN = 6;
/** A frame of our code is looked for in so many lines of the first stack. */
const STACK = 80;

/** Whether a line says that the program panicked. */
export const isPanic = (text: string): boolean => PANIC.test(text);

/**
 * What a crash says that is written while a long line of the other stream is being stored, and comes out in the middle of
 * that line: what follows there, where the stacks come after it or the line is JSON that breaks off.
 * @param isWhole the line was read as JSON, or is none
 */
export const crashWithin = (raw: readonly string[], index: number, isWhole: boolean): string | undefined => {
  const line = raw[index] ?? '';
  const [crash] = CRASH.exec(line) ?? [];
  if (crash === undefined) return undefined;
  const follows = raw.slice(index + 1, index + 1 + BETWEEN).some((next) => STACKS.test(next));
  return follows || (line.startsWith('{') && !isWhole) ? crash : undefined;
};

/** The function and the place of a frame: `path/package.(*Type).Method(arguments)`, below it `path/file.go:12 +0x1f`. */
const FUNCTION = /^\s*((?:[\w.~-]+\/)*[\w~-]+\.[\w.()*[\]·-]+)\((?:.*)\)\s*$/;
const PLACE = /^\s*(\S+\.go:\d+)/;
/** What stands between a panic and the code that caused it: the runtime, and who catches and logs panics. */
const PASSED_ON =
  /^(?:panic$|runtime\.|runtime\/|net\/http\.|k8s\.io\/|sigs\.k8s\.io\/|testing\.|sync\.|reflect\.|main\.main$)/;
/** The code of OpenShift Virtualization: KubeVirt, CDI, SSP, HCO, its network addons. */
const OURS = /^(?:kubevirt\.io\/|github\.com\/(?:kubevirt|k8snetworkplumbingwg)\/|main\.)/;

/**
 * The first frame of a stack that is code of OpenShift Virtualization, by which one finds a bug, else the first that is
 * not of the runtime: `kubevirt.io/kubevirt/pkg/virt-api.(*app).Run (pkg/virt-api/api.go:612)`.
 * @param stack the lines after the reason of a panic
 */
export const firstFrame = (stack: readonly string[]): string | undefined => {
  const lines = stack.slice(0, STACK);
  const frames = lines.flatMap((line, index): { name: string; place: string }[] => {
    const [, name] = FUNCTION.exec(line) ?? [];
    const [, place = ''] = PLACE.exec(lines[index + 1] ?? '') ?? [];
    return name === undefined || PASSED_ON.test(name) ? [] : [{ name, place }];
  });
  const frame = frames.find(({ name }) => OURS.test(name)) ?? frames[0];
  if (frame === undefined) return undefined;
  return frame.place === '' ? frame.name : `${frame.name} (${frame.place})`;
};

/** A panic's reason with the first frame of ours, in one line; without `[recovered]`, which Go writes where it is caught. */
export const panicText = (reason: string, stack: readonly string[]): string => {
  const [said = '', ...rest] = reason.split('\n');
  const plain = said.trim().replace(/ \[recovered(?:, repanicked)?\]$/, '');
  const frame = firstFrame([...rest, ...stack]);
  return frame === undefined ? plain : `${plain}; ${frame}`;
};

/** How the C++ library, and Rust's, begin to say why they end a process; the reason stands in the next line. */
const ENDS_WITH_REASON =
  /^terminate called after throwing an instance of '|^thread '[^']*'(?: \(\d+\))? panicked at \S+:$/;
const REASON = /^\s*(?:what\(\):\s*)?(\S.*)$/;

/** The end of a program by an exception or panic that is not Go's, with its reason, in one line; absent for other lines. */
export const endWithReason = (line: string, next: string | undefined): string | undefined => {
  if (!ENDS_WITH_REASON.test(line)) return undefined;
  const [, reason] = REASON.exec(next ?? '') ?? [];
  return reason === undefined ? line.trim() : `${line.trim().replace(/:$/, '')}: ${reason.trim()}`;
};
