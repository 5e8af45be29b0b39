import { inEnglish } from '../message';
import type { ClusterObject, Failed, Forbidden } from '../probes/observation';
import { fillProbe } from '../probes/fill-probe';
import { whichPermission } from '../probes/verdict';
import { NoAnswerInTime } from './bounded-request';
import { logAddress } from './container-log';
import { logRequests } from './log-targets';
import { observeList, observeProbe } from './observe';
import { parseSamples, parseSeries } from './prometheus';
import { NotTheAnswer, readError } from './read-error';
import { cleanLine } from './stored-log';
import { eventsOfFound, watchesOf, watchList } from './watch-requests';

const PODS = watchList({ model: 'Pod', namespace: 'openshift-cnv', selector: { 'kubevirt.io': 'virt-api' } });
const read = { verb: 'list', resource: 'pods', group: '', namespace: 'openshift-cnv' };

describe('errors become what they mean', () => {
  test.each([
    [
      { code: 403, message: 'pods is forbidden' },
      { state: 'forbidden', ...read, reason: 'pods is forbidden' },
    ],
    [
      { code: 500, json: { message: 'etcd is slow' }, message: 'Internal' },
      { state: 'failed', reason: 'etcd is slow', httpStatus: 500 },
    ],
    [new TypeError('Failed to fetch'), { state: 'failed', reason: 'Failed to fetch' }],
    ['odd', { state: 'failed', reason: 'odd' }],
  ])('%j', (error, meaning) => {
    expect(readError(error, read)).toMatchObject(meaning);
  });
});

describe('what would fix it is said of the very failure', () => {
  const kubevirts = { verb: 'list', resource: 'kubevirts', group: 'kubevirt.io' };
  const query = { verb: 'get', resource: 'prometheuses/api', group: 'monitoring.coreos.com' };
  const missing = { state: 'missing-api', group: 'kubevirt.io', resource: 'kubevirts' };
  test.each([
    ['404 on a kind of an operator', { code: 404, message: 'not found' }, kubevirts, missing],
    ['no such kind in discovery', new Error('Model does not exist'), kubevirts, missing],
    ['403 is never a kind that is missing', { code: 403, message: 'no' }, kubevirts, { state: 'forbidden' }],
    ['404 on a core kind', { code: 404, message: 'not found' }, read, /in every cluster/],
    ['404 on leases', { code: 404, message: 'no' }, { ...read, group: 'coordination.k8s.io' }, /in every cluster/],
    ['a core kind without discovery', new Error('Model does not exist'), read, /reload the page/],
    ['410', { code: 410, message: 'too old resource version' }, read, /read again from its beginning by itself/],
    ['429', { code: 429, message: 'too many requests' }, read, /overloaded or restarting: it is asked again by itself/],
    ['half a JSON', new SyntaxError('Unexpected end of JSON input'), read, /Something other than the answer/],
    [
      "an answer without a list's parts",
      new TypeError("Cannot read properties of undefined (reading 'continue')"),
      read,
      /Something other/,
    ],
    ['no list', new NotTheAnswer('The answer is not a list'), read, /Something other/],
    [
      'no connection',
      new TypeError('NetworkError when attempting to fetch resource.'),
      read,
      /connection to the console/,
    ],
    ['no answer', new NoAnswerInTime(30_000, true), read, /slow or stuck/],
    [
      'a timed-out query',
      { code: 422, message: 'query timed out' },
      query,
      /could not evaluate the query, or not in time/,
    ],
    ['a 422 of another server', { code: 422, message: 'invalid' }, read, /compare its version/],
  ])('%s', (_case, error, of, says) => {
    const seen = readError(error, of);
    if (says instanceof RegExp) expect(inEnglish((seen as Failed).remedy)).toMatch(says);
    else expect(seen).toMatchObject(says);
  });
});

test('a role may allow one object alone: what is asked for by its name says so', () => {
  const lease = watchList({ model: 'Lease', namespace: 'cnv', fields: { 'metadata.name': 'virt-operator' } });
  const seen = observeList(lease, { data: [], loaded: false, loadError: { code: 403, message: 'no' } });
  expect(inEnglish(whichPermission(seen as Forbidden))).toBe(
    'You may not list leases.coordination.k8s.io virt-operator in namespace cnv',
  );
});

describe('watches', () => {
  test('a single object is a list of one, so that its deletion shows', () => {
    const { objects } = watchesOf(
      fillProbe(
        { kind: 'get', model: 'Lease', namespace: '{{namespace}}', name: 'virt-operator', show: 'status' },
        { namespace: 'cnv' },
      ),
    );
    expect(objects?.request).toEqual({
      groupVersionKind: { group: 'coordination.k8s.io', version: 'v1', kind: 'Lease' },
      isList: true,
      namespace: 'cnv',
      namespaced: true,
      fieldSelector: 'metadata.name=virt-operator',
    });
  });

  test('equal requests have one key', () => {
    const list = {
      kind: 'list',
      model: 'Pod',
      namespace: '{{namespace}}',
      selector: { a: 'b' },
      show: 'describe',
    } as const;
    const logs = { kind: 'logs', namespace: '{{namespace}}', selector: { a: 'b' } } as const;
    const variables = { namespace: 'cnv' };
    expect(watchesOf(fillProbe(list, variables)).objects?.key).toBe(watchesOf(fillProbe(logs, variables)).objects?.key);
  });

  test('nothing is asked where a value is not known', () => {
    expect(
      watchesOf(
        fillProbe({ kind: 'get', model: 'Node', name: '{{label.node}}', show: 'describe' }, { namespace: 'cnv' }),
      ),
    ).toEqual({});
  });
});

describe('events of pods that may be anywhere', () => {
  const probe = fillProbe({ kind: 'list', model: 'Pod', selector: { a: 'b' }, show: 'describe' }, {});
  const watches = watchesOf(probe);
  const pods = [
    { metadata: { name: 'a', namespace: 'ssp', uid: 'u1' } },
    { metadata: { name: 'b', namespace: 'cnv', uid: 'u2' } },
    { metadata: { name: 'c', namespace: 'cnv', uid: 'u3' } },
  ];
  const listed = { [watches.objects?.key ?? '']: { data: pods, loaded: true } };

  test('are asked for only where there are some', () => {
    expect(watches.events).toBeUndefined();
    const { events = [] } = eventsOfFound(probe, watches, listed);
    expect(events.map(({ request: { namespace, fieldSelector } }) => [namespace, fieldSelector])).toEqual([
      ['cnv', 'involvedObject.kind=Pod'],
      ['ssp', 'involvedObject.kind=Pod'],
    ]);
    expect(eventsOfFound(probe, watches, {}).events).toEqual([]);
  });

  test('are one list, and not read while one of the namespaces is not', () => {
    const complete = eventsOfFound(probe, watches, listed);
    const [inCnv, inSsp] = complete.events?.map(({ key }) => key) ?? [];
    const event = { involvedObject: { uid: 'u1' }, lastTimestamp: '2026-01-15T09:00:00Z' };
    const ssp = { [inSsp ?? '']: { data: [event], loaded: true } };
    const observe = (watched: object): unknown =>
      observeProbe(probe, complete, { watched: watched as never, logs: [], samples: { state: 'loading' } });
    expect(observe({ ...listed, ...ssp })).toMatchObject({ data: { events: { state: 'loading' } } });
    expect(
      observe({
        ...listed,
        ...ssp,
        [inCnv ?? '']: { data: [], loaded: true, loadError: { code: 403, message: 'no' } },
      }),
    ).toMatchObject({ data: { events: { state: 'forbidden', namespace: 'cnv' } } });
    expect(observe({ ...listed, ...ssp, [inCnv ?? '']: { data: [], loaded: true } })).toMatchObject({
      data: { events: { state: 'found', data: [event] } },
    });
  });
});

describe('what was read', () => {
  const pod: ClusterObject = { metadata: { name: 'virt-api-1', uid: 'u1' } };

  test.each([
    ['not asked yet', undefined, 'loading'],
    ['not loaded', { data: [], loaded: false }, 'loading'],
    ['empty', { data: [], loaded: true }, 'empty'],
    ['found', { data: [pod], loaded: true }, 'found'],
    [
      'an error after data is the error',
      { data: [pod], loaded: true, loadError: { code: 403, message: 'no' } },
      'forbidden',
    ],
  ])('%s', (_name, watched, state) => {
    expect(observeList(PODS, watched as never).state).toBe(state);
  });

  test('secrets in what objects say are masked before anything judges or shows it', () => {
    const object = { ...pod, status: { conditions: [{ type: 'Ready', message: 'refused: pass=Gr4nite' }] } };
    expect(observeList(PODS, { data: [object], loaded: true } as never)).toMatchObject({
      data: [{ status: { conditions: [{ message: 'refused: pass=[masked: password]' }] } }],
    });
  });

  test('a description holds the events of its objects alone, the latest first', () => {
    const probe = fillProbe({ kind: 'list', model: 'Pod', namespace: 'n', show: 'describe' }, {});
    const watches = watchesOf(probe);
    const event = (uid: string, lastTimestamp: string): object => ({ involvedObject: { uid }, lastTimestamp });
    const events = [
      event('u1', '2026-01-15T09:00:00Z'),
      event('other', '2026-01-15T09:30:00Z'),
      event('u1', '2026-01-15T09:10:00Z'),
    ];
    const watched = {
      [watches.objects?.key ?? '']: { data: [pod], loaded: true },
      [watches.events?.[0]?.key ?? '']: { data: events, loaded: true },
    } as never;
    expect(observeProbe(probe, watches, { watched, logs: [], samples: { state: 'loading' } })).toMatchObject({
      state: 'found',
      data: { events: { state: 'found', data: [events[2], events[0]] } },
    });
  });
});

describe('logs', () => {
  test('are asked for with bounds, each part of the address quoted', () => {
    const target = { namespace: 'a/b', pod: 'p?', container: 'c&d', previous: true };
    expect(logAddress(target, { tailLines: 5, limitBytes: 9 })).toBe(
      '/api/kubernetes/api/v1/namespaces/a%2Fb/pods/p%3F/log?container=c%26d&timestamps=true&tailLines=5&limitBytes=9&previous=true',
    );
  });

  test('binary becomes harmless', () => {
    expect(['a\u0000b\u001b[31m\tc\r', 'd'].map(cleanLine)).toEqual(['a\uFFFDb\uFFFD[31m\tc', 'd']);
  });

  test('of a previous run are asked for only where there was one', () => {
    const pod = (name: string, lastState: object): ClusterObject => ({
      metadata: { name, namespace: 'n', uid: name },
      spec: { containers: [{ name: 'main' }] },
      status: { containerStatuses: [{ name: 'main', restartCount: 1, lastState }] },
    });
    const pods = [pod('crashed', { terminated: { exitCode: 1 } }), pod('fine', {})];
    expect(logRequests(pods, { previous: true }).map((request) => request.pod)).toEqual(['crashed']);
    expect(logRequests(pods, { previous: false })).toHaveLength(2);
    expect(logRequests(pods, { previous: false, container: 'other' })).toEqual([]);
  });
});

describe('Prometheus', () => {
  const vector = (value: string): object => ({
    status: 'success',
    data: { resultType: 'vector', result: [{ metric: { code: '503' }, value: [1, value] }] },
  });
  test.each([
    ['0.84', 0.84],
    ['NaN', NaN],
    ['+Inf', Infinity],
    ['-Inf', -Infinity],
  ])('reads %s', (said, value) => {
    expect(parseSamples(vector(said))).toEqual([{ labels: { code: '503' }, value }]);
  });

  test('reads scalars and series, and passes on an error in its own words', () => {
    expect(parseSamples({ status: 'success', data: { resultType: 'scalar', result: [1, '2'] } })).toEqual([
      { labels: {}, value: 2 },
    ]);
    const matrix = { status: 'success', data: { resultType: 'matrix', result: [{ metric: {}, values: [[10, '1']] }] } };
    expect(parseSeries(matrix)).toEqual([{ labels: {}, points: [{ at: 10_000, value: 1 }] }]);
    expect(() => parseSamples({ status: 'error', error: 'parse error: unexpected end' })).toThrow(
      'parse error: unexpected end',
    );
    expect(() => parseSamples('<html>')).toThrow('not one of Prometheus');
  });
});
