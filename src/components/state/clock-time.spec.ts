import { clockTime } from './clock-time';

const NOW = new Date('2026-01-15T10:00:00Z');

it('tells a time of today to the second', () => {
  expect(clockTime(new Date('2026-01-15T09:04:05Z'), NOW)).toBe('09:04:05');
});

it('tells midnight as logs do', () => {
  expect(clockTime(new Date('2026-01-15T00:00:07Z'), NOW)).toBe('00:00:07');
});

it('says of another day which', () => {
  expect(clockTime(new Date('2026-01-14T21:04:05Z'), NOW)).toBe('Jan 14, 21:04');
});
