import { differencesOf, shapeOf } from './shape';

const shape = (answer: unknown): Record<string, string> => Object.fromEntries(shapeOf(answer));
const compared = (lab: unknown, real: unknown): string[] => differencesOf(shapeOf(lab), shapeOf(real));
const listOf = (...items: unknown[]): object => ({ status: 200, body: { kind: 'PodList', items } });

describe('the shape of an answer', () => {
  test('what a field holds, not which value', () => {
    expect(
      shape({ uid: 'e1c5b3a2-0d4f-4a6b-8c7d-9e0f1a2b3c4d', at: '2026-01-01T00:00:00Z', version: '17', n: 3, no: null }),
    ).toEqual({ '': 'object', uid: 'uid', at: 'time', version: 'digits', n: 'number', no: 'null' });
  });

  test('a time with microseconds is not one without', () => {
    expect(compared({ at: '2026-01-01T00:00:00Z' }, { at: '2026-01-01T00:00:00.000000Z' })).toEqual([
      'at: lab time, API server time with microseconds',
    ]);
  });

  test('the elements of a list are one, which has what any of them has', () => {
    expect(shape({ items: [{ a: 1 }, { a: 'x', b: true }] })).toEqual({
      '': 'object',
      items: 'list',
      'items[]': 'object',
      'items[].a': 'number | text',
      'items[].b': 'boolean',
    });
  });

  test('names that somebody chose are none of its fields', () => {
    expect(compared({ labels: { one: '1' } }, { labels: { other: '2' } })).toEqual([]);
  });

  test('of an object, its content is only there', () => {
    const pod = { kind: 'Pod', metadata: { name: 'one', uid: 'x' }, spec: { containers: [{ name: 'one' }] } };
    expect(shape(pod)).toEqual({
      '': 'object',
      kind: 'text',
      metadata: 'object',
      'metadata.name': 'text',
      'metadata.uid': 'text',
      spec: 'present',
    });
  });
});

describe('the words by which clients decide', () => {
  const failure = (message: string, reason = 'Forbidden') => ({
    status: 403,
    body: { kind: 'Status', metadata: {}, status: 'Failure', message, reason, code: 403 },
  });

  test('are compared word for word', () => {
    expect(compared(failure('no'), failure('yes'))).toEqual(['body.message: lab "no", API server "yes"']);
    expect(compared(failure('no', 'Gone'), failure('no'))).toEqual(['body.reason: lab "Gone", API server "Forbidden"']);
    expect(compared({ status: 200, type: 'text/plain' }, { status: 204, type: 'application/json' })).toEqual([
      'status: lab 200, API server 204',
      'type: lab "text/plain", API server "application/json"',
    ]);
  });

  test('but for uids, times and numbers, which are chance', () => {
    const said = (uid: string, version: number, at: string): string => `UID ${uid}, version ${version}, at ${at}`;
    expect(
      compared(
        failure(said('e1c5b3a2-0d4f-4a6b-8c7d-9e0f1a2b3c4d', 1234, '2026-01-01T00:00:00Z')),
        failure(said('00000000-0000-4000-8000-000000000000', 99999, '2026-02-03T04:05:06.789Z')),
      ),
    ).toEqual([]);
    expect(compared(failure('code 40'), failure('code 41'))).toHaveLength(1);
  });

  test('of a watch are those of its events', () => {
    const watch = (type: string, code: number) => ({
      status: 200,
      body: [{ type, object: { kind: 'Status', status: 'Failure', metadata: {}, code } }],
    });
    expect(compared(watch('ERROR', 410), watch('ERROR', 500))).toEqual(['body[].object.code: lab 410, API server 500']);
    expect(compared(watch('ADDED', 410), watch('ERROR', 410))).toEqual([
      'body[].type: lab "ADDED", API server "ERROR"',
    ]);
  });
});

describe('the differences', () => {
  test('none where both are alike, however many elements they have', () => {
    const pod = { metadata: { name: 'one' }, spec: {} };
    expect(compared(listOf(pod), listOf(pod, { metadata: { name: 'other' }, spec: { nodeName: 'x' } }))).toEqual([]);
  });

  test('a field that one lacks, without what stands in it', () => {
    const details = { details: { group: 'apps', kind: 'deployments', causes: [{ field: 'a' }] } };
    expect(compared({ body: {} }, { body: details })).toEqual(['body.details: lab nothing, API server object']);
    expect(compared({ body: details }, { body: {} })).toEqual(['body.details: lab object, API server nothing']);
  });

  test('a field is not taken for one whose name begins alike', () => {
    expect(compared({ a: 1 }, { ab: 1, a: { b: 1 } })).toEqual([
      'a: lab number, API server object',
      'a.b: lab nothing, API server number',
      'ab: lab nothing, API server number',
    ]);
  });

  test('of the whole answer', () => {
    expect(compared('404 page not found', {})).toEqual(['(answer): lab text, API server object']);
  });
});
