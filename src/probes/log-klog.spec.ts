import { readKlog } from './log-klog';

const HEADER = 'E0115 09:59:36.100000    9120 reflector.go:200] ';

test.each([
  [
    'Failed to watch: failed to list: http2: client connection lost',
    '"Failed to watch" err="failed to list: http2: client connection lost" logger="UnhandledError"',
  ],
  ['failed to list "x"', '"Unhandled Error" err="failed to list \\"x\\"" logger="UnhandledError"'],
  ['Observed a panic: boom', '"Observed a panic" panic="boom" panicGoValue="\\"boom\\"" stacktrace=<'],
  ['Could not renew: Unauthorized', '"Could not renew" pod="a/b" err="Unauthorized" n=3'],
  ['Started', '"Started" port=8443'],
  ['Error syncing', '"Error syncing" err=<'],
  ['plain words err="no value"', 'plain words err="no value"'],
  ['"quoted" words and more', '"quoted" words and more'],
])('says %s', (text, said) => {
  expect(readKlog(HEADER + said)).toMatchObject({ level: 'E', text });
});

test('what is logged before the flags are read has its own header', () => {
  const line = 'ERROR: logging before flag.Parse: I0115 09:57:54.100000       1 application.go:164] Error: i/o timeout';
  expect(readKlog(line)).toMatchObject({ level: 'I', text: 'Error: i/o timeout' });
});

test('another line is none of klog', () => {
  expect(readKlog('E0115 and so on')).toBeUndefined();
});
