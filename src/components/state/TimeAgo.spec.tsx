import { act, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';

import { TimeAgo } from './TimeAgo';

const NOW = Date.parse('2026-01-15T10:30:00Z');

beforeEach(() => {
  jest.useFakeTimers({ now: NOW });
});
afterEach(() => {
  jest.useRealTimers();
});

test.each([
  ['2026-01-15T10:29:56Z', '4 s ago'],
  ['2026-01-15T10:28:01Z', '119 s ago'],
  ['2026-01-15T09:33:00Z', '57 min ago'],
  ['2026-01-15T07:29:00Z', '3 h ago'],
  ['2026-01-12T10:30:00Z', '3 days ago'],
  // Two clocks differ: what has just been is not in the future.
  ['2026-01-15T10:30:05Z', '0 s ago'],
  [NOW - 60_000, '60 s ago'],
])('%s was %s', (time, said) => {
  render(<TimeAgo time={time} />);
  const shown = screen.getByText(said);
  expect(shown).toHaveAttribute('datetime', new Date(time).toISOString());
});

test.each(['', 'yesterday'])('"%s" is no time', (time) => {
  const { container } = render(<TimeAgo time={time} />);
  expect(container).toHaveTextContent(/^-$/);
});

test('it follows the clock', () => {
  render(<TimeAgo time="2026-01-15T10:28:15Z" />);
  expect(screen.getByText('105 s ago')).toBeVisible();
  act(() => {
    jest.advanceTimersByTime(15_000);
  });
  expect(screen.getByText('2 min ago')).toBeVisible();
});

test('the exact time is in its tooltip, for the keyboard too', async () => {
  const user = userEvent.setup({ advanceTimers: jest.advanceTimersByTime });
  render(<TimeAgo time="2026-01-15T09:33:00Z" />);
  await user.tab();
  expect(screen.getByText('57 min ago')).toHaveFocus();
  expect(await screen.findByRole('tooltip')).toHaveTextContent('2026-01-15T09:33:00.000Z');
});
