import { act, renderHook } from '@testing-library/react';

import { useRemedies } from './useRemedies';

describe('what adds remedies', () => {
  it('is not fetched before something was found, and is there after', async () => {
    const { result, rerender } = renderHook((isWanted: boolean) => useRemedies(isWanted), { initialProps: false });
    await act(async () => Promise.resolve());
    expect(result.current).toBeUndefined();
    rerender(true);
    await act(async () => import('../diagnosis/add-remedies'));
    expect(result.current).toEqual(expect.any(Function));
  });
});
