import { KNOWN_LINES, recognise } from './known-lines';
import { readLine } from '../probes/log-line';

const NOW = Date.parse('2026-01-15T10:00:00Z');

test.each<[string | undefined, string]>([
  ['certificate-expired', 'x509: certificate has expired or is not yet valid: current time 2026-01-15T09:57:50Z'],
  ['certificate-untrusted', 'tls: failed to verify certificate: x509: certificate signed by unknown authority'],
  ['name-resolution', 'dial tcp: lookup virt-api.openshift-cnv.svc on 10.0.0.2:53: no such host'],
  [
    'control-plane-name-resolution',
    'failed calling webhook "x": dial tcp: lookup a on 10.0.0.2:53: read udp: i/o timeout',
  ],
  ['quota', 'pods "a" is forbidden: exceeded quota: cnv-compute'],
  ['forbidden', 'leases "virt-operator" is forbidden: User "x" cannot update resource "leases"'],
  ['unauthorized', 'failed to list *v1.Deployment: Unauthorized'],
  ['overload', 'the server has received too many requests and has asked us to try again later'],
  ['unavailable', 'the server is currently unable to handle the request (patch nodes worker-1)'],
  ['refused', 'dial tcp 172.30.0.1:443: connect: connection refused'],
  ['unreachable', 'dial tcp 172.30.0.1:443: connect: no route to host'],
  ['timeout', 'net/http: TLS handshake timeout'],
  ['webhook', 'failed calling webhook "x": Post "https://x.svc:443": context deadline exceeded'],
  [
    'webhook',
    'failed calling webhook "x": Post "https://x.svc:443": dial tcp 10.0.0.1:443: connect: connection refused',
  ],
  [
    'device-plugin',
    'Error starting tun device plugin: error registering with device plugin manager: context deadline exceeded',
  ],
  [undefined, 'dial unix /pods/1/volumes/launcher-sock: connect: connection refused'],
  ['disk-full', 'write /tmp/pool: no space left on device'],
  ['lease-lost', 'leaderelection lost'],
  ['lease-lost', 'problem running manager: leader election lost'],
  ['panic', 'panic: runtime error: invalid memory address or nil pointer dereference'],
  [undefined, 'Starting controller'],
  [undefined, 'attempting to acquire leader lease openshift-cnv/virt-operator...'],
])('a line is known as %s: %s', (id, text) => {
  expect(recognise(text)?.id).toBe(id);
});

test('every known line has a meaning with both places', () => {
  for (const { meaning } of Object.values(KNOWN_LINES)) expect(meaning.text).toMatch(/\{\{pod\}\}.*\{\{line\}\}/);
});

test.each([
  [
    '{"level":"error","msg":"failed to authorize.","reason":"Unauthorized","timestamp":"2026-01-15T09:56:24.2Z"}',
    { text: 'failed to authorize: Unauthorized', level: 'error', at: Date.parse('2026-01-15T09:56:24.2Z') },
  ],
  [
    '{"level":"panic","msg":"connection refused","timestamp":"2026-01-15T09:56:42Z"}',
    { text: 'connection refused', level: 'fatal', at: Date.parse('2026-01-15T09:56:42Z') },
  ],
  [
    'E0115 09:57:51.644643       1 reflector.go:166] "Unhandled Error" err="failed to list \\"x\\""',
    { text: 'failed to list "x"', level: 'error', at: Date.parse('2026-01-15T09:57:51.644Z') },
  ],
  [
    'I1231 23:59:59.000000       1 main.go:1] last year',
    { text: 'last year', level: 'info', at: Date.parse('2025-12-31T23:59:59.000Z') },
  ],
  [
    '{"level":"error","ts":1768471092.5,"logger":"PoolManager","msg":"failed"}',
    { text: 'failed', level: 'error', at: Date.parse('2026-01-15T09:58:12.5Z') },
  ],
  ['{"level":"error","ts":1768471092500000000,"msg":"nanoseconds"}', { text: 'nanoseconds', level: 'error' }],
  [
    '2026-01-15T09:58:12.5Z\tERROR\tPoolManager\tfailed',
    {
      text: '2026-01-15T09:58:12.5Z\tERROR\tPoolManager\tfailed',
      level: 'error',
      at: Date.parse('2026-01-15T09:58:12.5Z'),
    },
  ],
  [
    '2026-01-15T10:58:12.5+0100\tINFO\tsetup\tstarted',
    {
      text: '2026-01-15T10:58:12.5+0100\tINFO\tsetup\tstarted',
      level: 'info',
      at: Date.parse('2026-01-15T09:58:12.5Z'),
    },
  ],
  [
    '2026/01/15 09:58:12 http: TLS handshake error',
    { text: '2026/01/15 09:58:12 http: TLS handshake error', level: 'other', at: Date.parse('2026-01-15T09:58:12Z') },
  ],
  [
    'time="2026-01-15T09:58:12Z" level=error msg="failed at time=2020-01-01T00:00:00Z"',
    {
      text: 'time="2026-01-15T09:58:12Z" level=error msg="failed at time=2020-01-01T00:00:00Z"',
      level: 'error',
      at: Date.parse('2026-01-15T09:58:12Z'),
    },
  ],
  [
    'expired: current time 2026-01-15T09:58:12Z is after 2026-01-14T00:00:00Z',
    { text: 'expired: current time 2026-01-15T09:58:12Z is after 2026-01-14T00:00:00Z', level: 'other' },
  ],
  [
    '{"component":"virt-controller","level":"info","msg":"reenqueuing VirtualMachine vms/a","reason":"Unauthorized"}',
    { text: 'reenqueuing VirtualMachine vms/a: Unauthorized', level: 'other' },
  ],
  [
    '{"component":"virt-controller","level":"error","msg":"failed","name":"a","namespace":"vms"}',
    { text: 'failed', level: 'error', namespace: 'vms' },
  ],
  [
    'I0115 09:57:51.000000       1 leaderelection.go:299] failed to renew lease a/b: context deadline exceeded',
    {
      text: 'failed to renew lease a/b: context deadline exceeded',
      level: 'other',
      at: Date.parse('2026-01-15T09:57:51.000Z'),
    },
  ],
  ['panic: boom', { text: 'panic: boom', level: 'fatal' }],
  ['{"half', { text: '{"half', level: 'other' }],
])('reads %s', (line, read) => {
  expect(readLine(line, NOW)).toEqual(read);
});
