import { shortenLine } from './log-shorten';

const LONG = 'x'.repeat(600);
const EXPIRED = 'x509: certificate has expired or is not yet valid: current time 2026-01-15T09:59:00Z is ';

test.each([
  [
    'a certificate that has expired',
    `a ${LONG}: ${EXPIRED}after 2026-01-15T09:18:00Z`,
    /^a x+….*is after 2026-01-15T09:18:00Z$/,
  ],
  [
    'one that is not valid yet, before more',
    `a ${LONG}: ${EXPIRED}before 2026-01-16T00:00:00Z, ${LONG}`,
    /is before 2026-01-16T00:00:00Z,?…$/,
  ],
  ['what it is known by at its beginning', `etcdserver: no leader ${LONG}`, /^etcdserver: no leader x+…$/],
  [
    'the first cause at the end of a chain',
    `a ${LONG}: Post "https://a.example.com": EOF`,
    /^a x+….*example\.com": EOF$/,
  ],
])('a long line keeps %s', (_name, line, kept) => {
  const short = shortenLine(line, 300);
  expect(short).toMatch(kept);
  expect(short.length).toBeLessThanOrEqual(303);
});

test('a short line stays as it is', () => {
  expect(shortenLine('EOF', 300)).toBe('EOF');
});
