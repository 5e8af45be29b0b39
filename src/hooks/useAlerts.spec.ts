import { consoleFetchJSON } from '@openshift-console/dynamic-plugin-sdk';
import { act, renderHook } from '@testing-library/react';

import { exampleAnswer, exampleRule } from '../alerts/example-rules';
import { useAlerts, type AlertsReading } from './useAlerts';

const RULES = '/api/prometheus/api/v1/rules?type=alert';
const SILENCES = '/api/alertmanager/api/v2/silences';

const ANSWER = exampleAnswer({ type: 'alerting', labels: {} }, exampleRule());
const SILENCE = {
  id: '7d4b8a1e',
  createdBy: 'kim',
  comment: 'upgrade',
  startsAt: '2026-01-15T09:00:00Z',
  endsAt: '2026-01-15T12:00:00Z',
  status: { state: 'active' },
  matchers: [{ name: 'alertname', value: 'VirtControllerDown', isRegex: false, isEqual: true }],
};

const fetchJSON = jest.mocked(consoleFetchJSON);

/** Each address gives its answer, or fails with it. */
const serve = (answers: Record<string, unknown>): void => {
  fetchJSON.mockImplementation((url) => {
    const answer = answers[url];
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
  });
};
const wait = async (milliseconds: number): Promise<void> =>
  act(async () => jest.advanceTimersByTimeAsync(milliseconds));
const mount = async (): Promise<{ readonly current: AlertsReading }> => {
  const { result } = renderHook(() => useAlerts());
  await wait(0);
  return result;
};
const refused = Object.assign(new Error('Forbidden (user=kim)'), { code: 403 });

beforeEach(() => {
  jest.useFakeTimers();
  fetchJSON.mockReset();
});
afterEach(() => jest.useRealTimers());

test('gives the alerts with their silences, and how many rules nobody can place', async () => {
  serve({ [RULES]: ANSWER, [SILENCES]: [SILENCE] });
  const reading = await mount();
  expect(reading.current).toMatchObject({
    loaded: true,
    skippedRules: 1,
    alerts: [{ name: 'VirtControllerDown', state: 'silenced', silencedBy: [{ createdBy: 'kim' }] }],
  });
  expect(reading.current).not.toHaveProperty('error');
  expect(fetchJSON).toHaveBeenCalledWith(RULES, 'GET', { signal: expect.any(AbortSignal) as unknown }, 60_000);
});

test('silences that can not be read leave the alerts as they are, and say which permission is missing', async () => {
  serve({ [RULES]: ANSWER, [SILENCES]: refused });
  const reading = await mount();
  expect(reading.current).toMatchObject({
    loaded: true,
    alerts: [{ state: 'firing' }],
    silencesError: { state: 'forbidden', resource: 'alertmanagers/api', namespace: 'openshift-monitoring' },
  });
});

test('rules that are forbidden name the permission that the endpoint checks', async () => {
  serve({ [RULES]: refused, [SILENCES]: [] });
  expect((await mount()).current).toMatchObject({
    loaded: false,
    alerts: [],
    error: { state: 'forbidden', verb: 'get', resource: 'prometheuses/api', namespace: 'openshift-monitoring' },
  });
});

test.each([
  ['half an answer', new SyntaxError('Unexpected end of JSON input'), /Unexpected end of JSON input/],
  ['a page of HTML', '<html>Application is not available</html>', /not the answer of Prometheus/],
  ['an error of Prometheus', { status: 'error', error: 'query timed out' }, /query timed out/],
])('%s points at Prometheus, not at the connection', async (_name, answer, reason) => {
  serve({ [RULES]: answer, [SILENCES]: [] });
  const { error } = (await mount()).current;
  expect(error).toMatchObject({
    state: 'failed',
    reason: expect.stringMatching(reason) as unknown,
    remedy: { text: expect.stringContaining('Prometheus') as unknown },
  });
});

test('keeps the last good answer while a later reading fails; trying again asks for both', async () => {
  serve({ [RULES]: ANSWER, [SILENCES]: [] });
  const reading = await mount();
  const { readAt } = reading.current;
  serve({ [RULES]: new Error('Failed to fetch'), [SILENCES]: [] });
  await wait(15_000);
  expect(reading.current).toMatchObject({ loaded: true, readAt, alerts: [{ name: 'VirtControllerDown' }] });
  expect(reading.current.error).toMatchObject({ state: 'failed', reason: 'Failed to fetch' });

  serve({ [RULES]: ANSWER, [SILENCES]: [SILENCE] });
  act(() => {
    reading.current.retry();
  });
  await wait(0);
  expect(reading.current).not.toHaveProperty('error');
  expect(reading.current.alerts[0]?.state).toBe('silenced');
});
