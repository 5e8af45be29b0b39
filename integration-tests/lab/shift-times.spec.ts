/** @jest-environment node */
import { shiftTimes } from './shift-times';

const MOMENT = new Date('2026-03-01T12:30:00.750Z');

describe('shiftTimes', () => {
  it.each([
    ['the reference becomes the moment', '2026-01-15T10:00:00Z', '2026-03-01T12:30:00Z'],
    ['fractions stay', 'at 2026-01-15T09:59:58.123456Z,', 'at 2026-03-01T12:29:58.123456Z,'],
    ['zones become UTC', '2026-01-15T11:00:00+01:00', '2026-03-01T12:30:00Z'],
    ['klog', 'I0115 09:59:58.123456       1 x.go:1] up', 'I0301 12:29:58.123456       1 x.go:1] up'],
    ['klog of last year', 'E1231 10:00:00.000001 1 x.go:1] down', 'E0214 12:30:00.000001 1 x.go:1] down'],
    ['versions are no stamps', 'registry/app:2026-01-15 v1.2.3', 'registry/app:2026-01-15 v1.2.3'],
  ])('%s', (_, text, shifted) => {
    expect(shiftTimes(text, MOMENT)).toBe(shifted);
  });
});
