import { inEnglish } from '../message';
import type { ClusterObject, Failed, Forbidden } from '../probes/observation';
import { whichPermission } from '../probes/permission';
import { NoAnswerInTime } from './bounded-request';
import { logAddress } from './container-log';
import { logRequests } from '../probes/log-targets';
import { observeList } from './observe';
import { parseSamples, parseSeries } from './prometheus';
import { NotTheAnswer, readError } from './read-error';
import { cleanLine } from './stored-log';
import { watchList } from './watch-requests';

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

test('a single object is watched as a list of one, so that its deletion shows', () => {
  expect(watchList({ model: 'Lease', namespace: 'cnv', fields: { 'metadata.name': 'virt-operator' } }).request).toEqual(
    {
      groupVersionKind: { group: 'coordination.k8s.io', version: 'v1', kind: 'Lease' },
      isList: true,
      namespace: 'cnv',
      namespaced: true,
      fieldSelector: 'metadata.name=virt-operator',
    },
  );
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
