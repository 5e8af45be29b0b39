import { renderHook } from '@testing-library/react';

import type { Investigation } from '../diagnosis/investigate';
import { useBefore } from './useBefore';

const investigation = (over: Partial<Investigation['diagnosis']>): Investigation =>
  ({ diagnosis: { findings: [], isPending: false, isHealthy: false, ...over } }) as unknown as Investigation;
const broken = investigation({ findings: [{}] as never });
const well = investigation({ isHealthy: true });

test('what was found stays when the alert has stopped and all is well, and only then', () => {
  const { result, rerender } = renderHook(({ one, isFiring }) => useBefore(one, isFiring), {
    initialProps: { one: broken, isFiring: true },
  });
  expect(result.current).toBeUndefined();
  rerender({ one: broken, isFiring: false });
  expect(result.current).toBeUndefined();
  rerender({ one: well, isFiring: false });
  expect(result.current).toBe(broken);
  rerender({ one: well, isFiring: true });
  expect(result.current).toBeUndefined();
});

test('where nothing was found before, nothing stays', () => {
  expect(renderHook(() => useBefore(well, false)).result.current).toBeUndefined();
});
