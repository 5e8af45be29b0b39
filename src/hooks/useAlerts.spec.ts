import { consoleFetchJSON, useAccessReview } from '@openshift-console/dynamic-plugin-sdk';
import { act, renderHook } from '@testing-library/react';

import { exampleSent } from '../alerts/example-alertmanager';
import { exampleAnswer, exampleRule } from '../alerts/example-rules';
import { useAlerts, type AlertsReading } from './useAlerts';

const RULES = '/api/prometheus/api/v1/rules?type=alert';
const SILENCES = '/api/alertmanager/api/v2/silences';
const SENT = '/api/alertmanager/api/v2/alerts';

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
  serve({ [RULES]: ANSWER, [SENT]: [exampleSent({ silencedBy: ['7d4b8a1e'] })], [SILENCES]: [SILENCE] });
  const reading = await mount();
  expect(reading.current).toMatchObject({
    loaded: true,
    skippedRules: 1,
    alerts: [{ name: 'VirtControllerDown', state: 'silenced', silencedBy: [{ createdBy: 'kim' }] }],
  });
  expect(reading.current).not.toHaveProperty('error');
  expect(fetchJSON).toHaveBeenCalledWith(RULES, 'GET', { signal: expect.any(AbortSignal) as unknown }, -1);
});

test('a silence that an alert names and that is new is read at once, else silences are read each minute', async () => {
  const asked = (): number => fetchJSON.mock.calls.filter(([url]) => url === SILENCES).length;
  serve({ [RULES]: ANSWER, [SENT]: [exampleSent()], [SILENCES]: [] });
  const reading = await mount();
  await wait(59_000);
  expect(asked()).toBe(1);
  await wait(1_000);
  expect(asked()).toBe(2);
  serve({ [RULES]: ANSWER, [SENT]: [exampleSent({ silencedBy: ['7d4b8a1e'] })], [SILENCES]: [SILENCE] });
  await wait(15_000);
  expect(asked()).toBe(3);
  expect(reading.current.alerts).toMatchObject([{ silencedBy: [{ createdBy: 'kim' }] }]);
});

test('silences that can not be read leave the alerts as they are, and say which permission is missing', async () => {
  serve({ [RULES]: ANSWER, [SENT]: refused, [SILENCES]: refused });
  const reading = await mount();
  expect(reading.current).toMatchObject({
    loaded: true,
    alerts: [{ state: 'firing' }],
    alertmanagerError: { state: 'forbidden', resource: 'alertmanagers/api', namespace: 'openshift-monitoring' },
    silencesError: { state: 'forbidden', resource: 'alertmanagers/api', namespace: 'openshift-monitoring' },
  });
});

test('where the alerts of Alertmanager can not be read, the silences are compared, and it is said so', async () => {
  serve({ [RULES]: ANSWER, [SENT]: new Error('Bad Gateway'), [SILENCES]: [SILENCE] });
  expect((await mount()).current).toMatchObject({
    silencesLoaded: true,
    alerts: [{ state: 'silenced', silencedBy: [{ createdBy: 'kim' }] }],
    alertmanagerError: { state: 'failed', reason: 'Bad Gateway' },
  });
});

test.each([
  ['silences', SILENCES, 'silencesError'],
  ['alerts', SENT, 'alertmanagerError'],
] as const)('garbage in place of the %s points at Alertmanager, not at the connection', async (_name, address, key) => {
  for (const garbage of ['<html></html>', new SyntaxError('Unexpected end of JSON input'), { status: 'error' }]) {
    serve({ [RULES]: ANSWER, [SENT]: [], [SILENCES]: [], [address]: garbage });
    const { current } = await mount();
    expect(current[key]).toMatchObject({
      state: 'failed',
      remedy: { text: expect.stringContaining('Alertmanager') as unknown },
    });
    expect(JSON.stringify(current[key])).not.toContain('connection');
  }
});

test('a Prometheus that is lost takes no alert with it that Alertmanager still has', async () => {
  serve({ [RULES]: { ...exampleAnswer(), warnings: ['no such host'] }, [SENT]: [exampleSent()], [SILENCES]: [] });
  const reading = await mount();
  expect(reading.current).toMatchObject({
    lost: ['no such host'],
    rules: [],
    alerts: [{ name: 'VirtControllerDown' }],
  });
  // Where the rules were read, it has just ended.
  serve({ [RULES]: exampleAnswer(exampleRule({ alerts: [] })), [SENT]: [exampleSent()], [SILENCES]: [] });
  await wait(15_000);
  expect(reading.current).toMatchObject({ lost: [], alerts: [] });
});

test('since when an alert is active does not jump between two replicas, from one page to the next either', async () => {
  const at = (activeAt: string): object => exampleAnswer(exampleRule({ alerts: [{ state: 'firing', activeAt }] }));
  serve({ [RULES]: at('2026-01-15T09:40:00Z'), [SENT]: [], [SILENCES]: [] });
  await mount();
  serve({ [RULES]: at('2026-01-15T09:44:00Z'), [SENT]: [], [SILENCES]: [] });
  const reading = await mount();
  await wait(15_000);
  expect(fetchJSON.mock.calls.filter(([url]) => url === RULES).length).toBeGreaterThan(1);
  expect(reading.current.alerts[0]?.activeAt).toBe('2026-01-15T09:40:00Z');
});

describe('of a project', () => {
  const P_RULES = '/api/prometheus-tenancy/api/v1/rules?namespace=vms&type=alert';
  const P_SENT = '/api/alertmanager-tenancy/api/v2/alerts?namespace=vms';
  const P_SILENCES = '/api/alertmanager-tenancy/api/v2/silences?namespace=vms';
  const P_SERIES = '/api/prometheus-tenancy/api/v1/query?namespace=vms&query=ALERTS+or+ALERTS_FOR_STATE';
  const LABELS = { alertname: 'VMCannotBeEvicted', severity: 'warning', namespace: 'vms' };
  const sent = exampleSent({ labels: { ...LABELS, name: 'web' } });
  const series = (name: string, alertstate: string): object => ({
    metric: { __name__: 'ALERTS', alertstate, kubernetes_operator_part_of: 'kubevirt', ...LABELS, name },
    value: [1768471200, '1'],
  });
  const vector = (...result: object[]): object => ({ status: 'success', data: { resultType: 'vector', result } });
  const mountProject = async (): Promise<{ readonly current: AlertsReading }> => {
    const { result } = renderHook(() => useAlerts('vms'));
    await wait(0);
    return result;
  };
  const whole = {
    [P_RULES]: exampleAnswer(),
    [P_SENT]: [sent],
    [P_SERIES]: vector(series('web', 'firing'), series('database', 'pending')),
    [P_SILENCES]: [],
  };

  beforeEach(() => {
    jest.mocked(useAccessReview).mockReturnValue([false, false]);
  });
  afterEach(() => {
    jest.mocked(useAccessReview).mockReturnValue([true, false]);
  });

  test('alerts whose rules are not the project’s come from Alertmanager and from the series, each once', async () => {
    serve(whole);
    const { current } = await mountProject();
    expect(current).toMatchObject({ loaded: true, isComplete: true });
    expect(current).not.toHaveProperty('error');
    expect(current.alerts.map(({ labels, state, firing }) => [labels.name, state, firing?.by])).toEqual([
      ['web', 'firing', 'alertmanager'],
      ['database', 'pending', undefined],
    ]);
  });

  test.each([
    ['rules', P_RULES, 'rulesError', ['web', 'database']],
    ['alerts of Alertmanager', P_SENT, 'alertmanagerError', ['web', 'database']],
    ['series', P_SERIES, 'seriesError', ['web']],
  ] as const)('without the %s the others are shown, and it is said so', async (_name, address, key, names) => {
    serve({ ...whole, [address]: refused });
    const { current } = await mountProject();
    expect(current).toMatchObject({ loaded: true, isComplete: false, [key]: { state: 'forbidden' } });
    expect(current).not.toHaveProperty('error');
    expect(current.alerts.map(({ labels }) => labels.name)).toEqual(names);
  });

  test('without any of them nothing was read', async () => {
    serve({ [P_RULES]: refused, [P_SENT]: refused, [P_SERIES]: refused, [P_SILENCES]: refused });
    expect((await mountProject()).current).toMatchObject({
      loaded: false,
      alerts: [],
      error: { state: 'forbidden', resource: 'prometheusrules', namespace: 'vms' },
    });
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

  serve({ [RULES]: ANSWER, [SENT]: [exampleSent({ silencedBy: ['7d4b8a1e'] })], [SILENCES]: [SILENCE] });
  act(() => {
    reading.current.retry();
  });
  await wait(0);
  expect(reading.current).not.toHaveProperty('error');
  expect(reading.current.alerts[0]?.state).toBe('silenced');
});
