import { lastWordsOf } from './log-last-words';
import { readLines } from '../probes/log-line';

const NOW = Date.parse('2026-01-15T10:00:00Z');
const NIL = 'runtime error: invalid memory address or nil pointer dereference';
const STACK = [
  '',
  'goroutine 371 [running]:',
  'panic({0x1c6a1c0?, 0x3b0e9a0?})',
  '\t/usr/lib/golang/src/runtime/panic.go:785 +0x132',
  'k8s.io/client-go/tools/cache.(*Store).Get(...)',
  '\tvendor/k8s.io/client-go/tools/cache/store.go:12',
  'kubevirt.io/kubevirt/pkg/virt-handler.cellToCell({0x0, 0xc000100000})',
  '\tpkg/virt-handler/options.go:89 +0x50',
  'main.main()',
  '\tcmd/virt-handler/virt-handler.go:38 +0x1f',
  'exit status 2',
];
const FRAME = 'kubevirt.io/kubevirt/pkg/virt-handler.cellToCell (pkg/virt-handler/options.go:89)';

const KLOG = 'E0115 09:57:54.100000   48211 panic.go:261] "Observed a panic" panic="runtime error: boom" stacktrace=<';

test.each([
  [
    'a panic',
    [`panic: ${NIL}`, '[signal SIGSEGV: segmentation violation code=0x1]', ...STACK],
    `panic: ${NIL}; ${FRAME}`,
  ],
  [
    'one that was caught and thrown again',
    [`panic: ${NIL} [recovered]`, `\tpanic: ${NIL}`, ...STACK],
    `panic: ${NIL}; ${FRAME}`,
  ],
  [
    'one that klog writes',
    [KLOG, ...STACK.map((line) => `\t${line}`), ' >'],
    `Observed a panic: runtime error: boom; ${FRAME}`,
  ],
  [
    'one within a line of JSON',
    [
      JSON.stringify({
        level: 'info',
        msg: `http: panic serving 10.130.0.2:40112: ${NIL}\n${STACK.slice(1).join('\n')}`,
      }),
    ],
    `http: panic serving 10.130.0.2:40112: ${NIL}; ${FRAME}`,
  ],
  [
    'one with its stack in a field',
    [JSON.stringify({ level: 'error', msg: 'Observed a panic', panic: 'boom', stacktrace: STACK.join('\n') })],
    `Observed a panic: boom; ${FRAME}`,
  ],
  [
    'one without a frame of ours',
    ['panic: boom', '', 'goroutine 1 [running]:', 'example.com/tool.Run(0x1)', '\ttool.go:7 +0x1'],
    'panic: boom; example.com/tool.Run (tool.go:7)',
  ],
  ['one without a stack', ['panic: boom'], 'panic: boom'],
])('%s is told with the first frame of ours', (_name, raw, text) => {
  const [line] = readLines(raw, NOW);
  expect(line).toMatchObject({ text });
  expect(['error', 'fatal']).toContain(line?.level);
  expect(lastWordsOf(readLines(raw, NOW), 'openshift-cnv')?.text).toMatch(/(panic|boom)/);
});

const INFO = '{"component":"x","level":"info","msg":"set verbosity to 2","timestamp":"2026-01-15T09:57:42Z"}';
const NOISE =
  '{"component":"x","level":"error","msg":"failed","reason":"open /etc/virt-handler/clientcertificates/tls.crt: no such file or directory","timestamp":"2026-01-15T09:57:43Z"}';

test.each([
  [
    'of Go',
    ['2026/01/15 09:57:44 invalid configuration: no configuration has been provided'],
    /no configuration has been provided/,
  ],
  ['of the kernel', ['exec /usr/bin/virt-operator: exec format error'], /exec format error/],
  ['of the C library', [INFO, 'free(): invalid pointer'], /free\(\): invalid pointer/],
  [
    'of a program that explains its flags',
    [
      'Error: unknown flag: --logtostderr',
      'Usage of kube-rbac-proxy:',
      '      --secure-listen-address string   The address.',
    ],
    /unknown flag: --logtostderr/,
  ],
  [
    'of a script',
    [
      '+ virsh domcapabilities',
      'error: failed to get emulator capabilities',
      'error: cannot execute binary /usr/libexec/qemu-kvm: Permission denied',
      '+ exit 1',
    ],
    /Permission denied/,
  ],
  [
    'at any level',
    [INFO, INFO.replace('set verbosity to 2', 'Received signal terminated')],
    /Received signal terminated/,
  ],
  ['after what every pod writes', [INFO, NOISE], /set verbosity/],
  ['before the end, not long before', ['E0115 09:40:00.000000 1 x.go:1] a setback', INFO], /set verbosity/],
  [
    'before a dump',
    ['panic: client-ca-file value not found in auth config map', ...STACK],
    /client-ca-file value not found.*virt-handler\.cellToCell/,
  ],
])('the last words %s', (_name, raw, words) => {
  expect(lastWordsOf(readLines(raw, NOW), 'openshift-cnv')?.text).toMatch(words);
});

test('a run that said nothing has no last words', () => {
  expect(lastWordsOf(readLines(['', ' '], NOW), 'openshift-cnv')).toBeUndefined();
});

test.each([
  [
    'an exception of C++ that nobody catches, with its reason',
    ['starting', "terminate called after throwing an instance of 'std::bad_alloc'", '  what():  std::bad_alloc'],
    "terminate called after throwing an instance of 'std::bad_alloc': std::bad_alloc",
  ],
  [
    'a panic of Rust, with its reason',
    [
      "thread 'main' panicked at src/main.rs:12:5:",
      'called `Option::unwrap()` on a `None` value',
      'note: run with `RUST_BACKTRACE=1` environment variable to display a backtrace',
    ],
    "thread 'main' panicked at src/main.rs:12:5: called `Option::unwrap()` on a `None` value",
  ],
])('%s is told', (_name, raw, text) => {
  expect(lastWordsOf(readLines(raw, NOW), 'openshift-cnv')).toMatchObject({ level: 'fatal', text });
});
