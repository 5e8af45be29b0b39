import { useAccessReview, useActiveNamespace } from '@openshift-console/dynamic-plugin-sdk';
import { act, renderHook } from '@testing-library/react';

import { useMonitoringScope } from './useMonitoringScope';

const review = jest.mocked(useAccessReview);
const active = jest.mocked(useActiveNamespace);

afterEach(() => {
  review.mockReset().mockReturnValue([true, false]);
  active.mockReset().mockReturnValue(['#ALL_NS#', () => undefined]);
});

test.each([
  ['the answer is awaited', [false, true], '#ALL_NS#', undefined, { kind: 'checking' }],
  ['all may be read', [true, false], 'vms', undefined, { kind: 'cluster' }],
  ['all may be read, whatever the address says', [true, false], 'vms', 'other', { kind: 'cluster' }],
  ['the active project decides', [false, false], 'vms', undefined, { kind: 'project', namespace: 'vms' }],
  ['the given project decides', [false, false], 'vms', 'other', { kind: 'project', namespace: 'other' }],
  ['no project is chosen', [false, false], '#ALL_NS#', undefined, { kind: 'no project' }],
] as const)('%s', (_case, answer, project, given, scope) => {
  review.mockReturnValue([...answer]);
  active.mockReturnValue([project, () => undefined]);
  const { result } = renderHook(() => useMonitoringScope(given));
  expect(result.current).toEqual(scope);
  expect(review).toHaveBeenCalledWith({
    group: 'monitoring.coreos.com',
    resource: 'prometheuses',
    subresource: 'api',
    name: 'k8s',
    namespace: 'openshift-monitoring',
    verb: 'get',
  });
});

test('another active project is no other question to those who may read all', () => {
  review.mockReturnValue([true, false]);
  const { result, rerender } = renderHook(() => useMonitoringScope());
  const before = result.current;
  active.mockReturnValue(['vms', () => undefined]);
  rerender();
  expect(result.current).toBe(before);
});

test('a review that does not come is taken for a yes, as one that fails: the server decides anyway', () => {
  jest.useFakeTimers();
  review.mockReturnValue([false, true]);
  const { result } = renderHook(() => useMonitoringScope());
  expect(result.current).toEqual({ kind: 'checking' });
  act(() => {
    jest.advanceTimersByTime(30_000);
  });
  expect(result.current).toEqual({ kind: 'cluster' });
  jest.useRealTimers();
});
