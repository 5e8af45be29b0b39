import { execFileSync } from 'node:child_process';

import { CRASH_LINES, CONNECTION_LINES, ERROR_LINES, LEADER_LINES } from './workload-family';

const QUIET = [
  '{"component":"virt-controller","level":"info","msg":"reenqueuing VirtualMachine default/db","pos":"vm.go:231","timestamp":"2026-01-15T09:58:12.1Z"}',
  '{"component":"virt-operator","level":"info","msg":"Attempting to acquire leader status","pos":"application.go:400"}',
  'I1130 12:15:18.635452       1 leaderelection.go:243] attempting to acquire leader lease openshift-cnv/virt-operator...',
  'W1130 12:15:18.635452       1 client_config.go:617] Neither --kubeconfig nor --master was specified',
  '{"level":"info","ts":1768471092.1,"logger":"controllers.SSP","msg":"Finished reconciling, no error"}',
  '2026-01-15T09:59:01.000Z\tINFO\tsetup\tfound 0 ERRORS, ERROR budget left',
  'starting with --loglevel=error',
  '[pod/virt-api-1/virt-api] {"component":"virt-api","level":"info","msg":"200 GET /apis/subresources.kubevirt.io/v1"}',
];

const REFUSED =
  'E0115 09:59:01.000000       1 leaderelection.go:330] error retrieving resource lock: dial tcp 172.30.0.1:443: connect: connection refused';
const UNRESOLVED =
  '{"component":"virt-handler","level":"error","msg":"dial tcp: lookup kubernetes.default: no such host"}';
const PANIC = 'panic: runtime error: invalid memory address or nil pointer dereference';
const FATAL = '{"component":"virt-controller","level":"fatal","msg":"leaderelection lost"}';
const CONSOLE = '2026-01-15T09:59:01.000Z\tERROR\tsetup\tproblem running manager';
const LOGFMT = 'time="2026-01-15T09:59:01Z" level=error msg="cannot start"';
const ACQUIRED =
  'I1130 12:15:19.216582       1 leaderelection.go:253] successfully acquired lease openshift-cnv/virt-operator';
const LEADING = '{"component":"virt-operator","level":"info","msg":"Started leading","pos":"application.go:385"}';

const matches = (pattern: string, lines: readonly string[]) => lines.filter((line) => new RegExp(pattern).test(line));

test.each([
  [
    'errors',
    ERROR_LINES,
    [REFUSED, UNRESOLVED, PANIC, FATAL, CONSOLE, LOGFMT].flatMap((line) => [line, `[pod/virt-api-1/virt-api] ${line}`]),
  ],
  ['connection errors', CONNECTION_LINES, [REFUSED, UNRESOLVED, 'net/http: TLS handshake timeout', 'i/o timeout']],
  ['crashes', CRASH_LINES, [PANIC, FATAL, 'F0115 09:59:01.000000       1 main.go:12] cannot start']],
  ['leadership', LEADER_LINES, [ACQUIRED, LEADING]],
])('%s are recognised, and nothing is in a healthy log', (_what, pattern, lines) => {
  expect(matches(pattern, lines)).toEqual(lines);
  expect(matches(pattern, QUIET)).toEqual([]);
});

test('a leader that acquires its lease is not an error', () => {
  expect(matches(ERROR_LINES, [ACQUIRED, LEADING])).toEqual([]);
});

test('the patterns mean the same to grep -E as here', () => {
  for (const pattern of [ERROR_LINES, CONNECTION_LINES, CRASH_LINES, LEADER_LINES]) {
    // JavaScript's own escapes, look-arounds and lazy quantifiers are not in POSIX extended expressions.
    expect(pattern).not.toMatch(/\\|\t|\(\?|[*+?}]\?/);
  }
});

test('grep -E finds the same errors as the page', () => {
  const lines = [...QUIET, REFUSED, UNRESOLVED, PANIC, FATAL, CONSOLE, LOGFMT, `[pod/a/b] ${CONSOLE}`];
  const found = execFileSync('grep', ['-E', ERROR_LINES], { input: lines.join('\n'), encoding: 'utf8' });
  expect(found.trim().split('\n')).toEqual(matches(ERROR_LINES, lines));
});
