import { Alertmanager } from './alertmanager';

const NOW = Date.parse('2026-03-01T12:00:00Z');
const SILENCE = {
  matchers: [{ name: 'alertname', value: 'VirtControllerDown', isRegex: false, isEqual: true }],
  startsAt: '2026-03-01T11:00:00Z',
  endsAt: '2026-03-01T14:00:00Z',
  createdBy: 'jane',
  comment: 'known',
};

const alertmanager = (): { server: Alertmanager; post: (silence: object) => string; at: (time: number) => void } => {
  let now = NOW;
  const server = new Alertmanager(() => now);
  return {
    server,
    post: (silence) =>
      (server.answer('POST', '/api/v2/silences', silence).json as { silenceID: string } | undefined)?.silenceID ?? '',
    at: (time) => {
      now = time;
    },
  };
};

test('a silence begins when it is made at the earliest, and ends when it is deleted', () => {
  const { server, post, at } = alertmanager();
  const id = post(SILENCE);
  expect(server.answer('GET', '/api/v2/silences', undefined)).toEqual({
    status: 200,
    json: [
      {
        ...SILENCE,
        id,
        startsAt: '2026-03-01T12:00:00.000Z',
        endsAt: '2026-03-01T14:00:00.000Z',
        updatedAt: '2026-03-01T12:00:00.000Z',
        status: { state: 'active' },
      },
    ],
  });
  at(NOW + 60_000);
  expect(server.answer('DELETE', `/api/v2/silence/${id}`, undefined)).toEqual({ status: 200 });
  at(NOW + 120_000);
  expect(server.answer('DELETE', `/api/v2/silence/${id}`, undefined)).toEqual({ status: 200 });
  expect(server.answer('GET', `/api/v2/silence/${id}`, undefined).json).toMatchObject({
    endsAt: '2026-03-01T12:01:00.000Z',
    status: { state: 'expired' },
  });
});

test('a silence that begins later is pending until then', () => {
  const { server, post, at } = alertmanager();
  const id = post({ ...SILENCE, startsAt: '2026-03-01T13:00:00Z' });
  const state = (): unknown => server.answer('GET', `/api/v2/silence/${id}`, undefined).json;
  expect(state()).toMatchObject({ status: { state: 'pending' } });
  at(Date.parse('2026-03-01T13:00:00Z'));
  expect(state()).toMatchObject({ status: { state: 'active' } });
});

test('a known silence is changed, an unknown one is not found', () => {
  const { server, post } = alertmanager();
  const id = post(SILENCE);
  expect(post({ ...SILENCE, id, comment: 'still known' })).toBe(id);
  expect(server.answer('GET', `/api/v2/silence/${id}`, undefined).json).toMatchObject({ comment: 'still known' });
  const other = '6f1a3f0e-3b6d-4a5b-9d5c-0a8a3d1f2b11';
  expect(server.answer('POST', '/api/v2/silences', { ...SILENCE, id: other })).toEqual({
    status: 404,
    json: 'silence not found',
  });
  expect(server.answer('GET', `/api/v2/silence/${other}`, undefined)).toEqual({ status: 404 });
  expect(server.answer('GET', '/api/v2/silence/nope', undefined)).toMatchObject({ status: 422, json: { code: 601 } });
});

test.each([
  [{ ...SILENCE, matchers: [] }, 422, /at least 1/],
  [{ ...SILENCE, comment: undefined }, 422, /comment in body is required/],
  [{ ...SILENCE, startsAt: '2026-03-01T15:00:00Z' }, 400, /before end time/],
  [{ ...SILENCE, startsAt: '2026-03-01T10:00:00Z', endsAt: '2026-03-01T11:00:00Z' }, 400, /in the past/],
  [{ ...SILENCE, startsAt: 'now' }, 400, /parsing/],
  [{ ...SILENCE, matchers: [{ name: 'a', value: '(', isRegex: true }] }, 400, /matcher 0.*regular expression/],
  [{ ...SILENCE, matchers: [{ name: 'a', value: '.*', isRegex: true }] }, 400, /must not match the empty string/],
])('what is no silence is refused: %j', (silence, status, reason) => {
  const answer = new Alertmanager(() => NOW).answer('POST', '/api/v2/silences', silence);
  expect(answer.status).toBe(status);
  expect(JSON.stringify(answer.json)).toMatch(reason);
});
