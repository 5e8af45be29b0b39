import { message } from '../message';
import type { ListAnswers } from '../probes/answers';
import { keepLists, withKept } from './kept-lists';

const FOUND: ListAnswers = { kubevirts: { state: 'found', data: [{ metadata: { name: 'kubevirt' } }] } };
const LOADING: ListAnswers = { kubevirts: { state: 'loading' }, pods: { state: 'loading' } };

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

test('a list that is on its way is what the page before read of it, for a moment after that was left', () => {
  const leave = keepLists(FOUND);
  jest.advanceTimersByTime(3_600_000);
  expect(withKept(LOADING)).toEqual({ ...LOADING, ...FOUND });
  leave();
  jest.advanceTimersByTime(14_000);
  expect(withKept(LOADING)).toEqual({ ...LOADING, ...FOUND });
  jest.advanceTimersByTime(2_000);
  expect(withKept(LOADING)).toEqual(LOADING);
});

test('what could not be read is not kept, nor shown in place of what was', () => {
  const failed: ListAnswers = { kubevirts: { state: 'failed', reason: 'no answer', remedy: message('Ask again') } };
  keepLists(FOUND);
  keepLists(failed);
  expect(withKept(failed)).toEqual(failed);
});
