import { act, render, screen } from '@testing-library/react';

import { SlowAnswer } from './SlowAnswer';

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

test('a short wait is not worth a word; a long one says how long it is, and its end', () => {
  render(<SlowAnswer />);
  act(() => {
    jest.advanceTimersByTime(5_000);
  });
  expect(screen.queryByText(/No answer/)).toBeNull();
  act(() => {
    jest.advanceTimersByTime(15_000);
  });
  expect(screen.getByText(/No answer for 20 s: .* up to 60 s/)).toBeInTheDocument();
});
