import * as sdk from '@openshift-console/dynamic-plugin-sdk';
import { act, renderHook } from '@testing-library/react';

import { useNamedReviews } from './useNamedReviews';

const check = jest.mocked(sdk.checkAccess) as unknown as jest.Mock<Promise<unknown>, [{ name: string }]>;
const NAMES = ['a', 'b', 'c'];

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
  check.mockReset().mockResolvedValue({ status: { allowed: true } });
});

test('a review that does not come allows nothing, and keeps nobody waiting', async () => {
  check.mockImplementation(async ({ name }) =>
    name === 'b' ? new Promise(() => undefined) : { status: { allowed: name === 'a' } },
  );
  const { result } = renderHook(() => useNamedReviews('openshift-cnv', NAMES));
  await act(async () => jest.advanceTimersByTimeAsync(29_000));
  expect(result.current).toBeUndefined();
  await act(async () => jest.advanceTimersByTimeAsync(2_000));
  expect([...(result.current ?? [])]).toEqual(['a']);
});
