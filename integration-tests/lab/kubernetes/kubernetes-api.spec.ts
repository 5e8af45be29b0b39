/** @jest-environment node */
import type { Failures } from '../failures';
import type { World } from '../world';
import { readField, readList, readText } from './read-field';
import { podObject } from './small-cluster';
import { eventsOf, namesOf, sayWhatRan, SmallServer } from './small-server';

const PODS = '/api/v1/namespaces/openshift-cnv/pods';
const TABLE = 'application/json;as=Table;v=v1;g=meta.k8s.io,application/json';

let small: SmallServer;
let world: World;
let failures: Failures;

beforeEach(async () => {
  small = new SmallServer({ exec: sayWhatRan });
  await small.start();
  ({ world, failures } = small);
});

afterEach(async () => {
  await small.stop();
});

const ask: SmallServer['ask'] = (...asked) => small.ask(...asked);
const listen: SmallServer['listen'] = (...asked) => small.listen(...asked);

describe('discovery', () => {
  it('lists groups and resources', async () => {
    expect(
      namesOf({ items: readList((await ask('/apis')).json, 'groups').map((metadata) => ({ metadata })) }),
    ).toContain('kubevirt.io');
    const kubevirt = readList((await ask('/apis/kubevirt.io/v1')).json, 'resources');
    expect(kubevirt.find(({ name }) => name === 'virtualmachines')).toMatchObject({
      kind: 'VirtualMachine',
      shortNames: ['vm', 'vms'],
      namespaced: true,
    });
    expect((await ask('/version')).json).toHaveProperty('gitVersion');
    expect((await ask('/healthz')).text).toBe('ok');
  });

  it('knows no KubeVirt where it is not installed', async () => {
    failures.set([{ match: {}, effect: 'without-kubevirt' }]);
    expect((await ask('/apis')).text).not.toContain('kubevirt.io');
    expect((await ask('/apis/kubevirt.io/v1/kubevirts')).code).toBe(404);
  });

  it.each([
    ['/apis/apps/v1/gadgets', { kind: 'Status', reason: 'NotFound', details: {}, code: 404 }],
    ['/api/v1/namespaces/openshift-cnv/nodes', { kind: 'Status', reason: 'NotFound', details: {}, code: 404 }],
    ['/apis/kubevirt.io/v1/gadgets', '404 page not found'],
    ['/apis/gadgets.example.com/v1/gadgets', '404 page not found'],
    ['/gadgets', '404 page not found'],
  ])('answers 404 for %s: a Status in a group of its own, else the page of its web server', async (path, expected) => {
    const { code, headers, text } = await ask(path);
    expect(code).toBe(404);
    if (typeof expected === 'string')
      expect([headers['content-type'], text]).toEqual(['text/plain; charset=utf-8', `${expected}\n`]);
    else expect(JSON.parse(text)).toMatchObject(expected);
  });
});

describe('get and list', () => {
  it.each([
    ['', 3],
    ['?labelSelector=kubevirt.io%3Dvirt-api', 2],
    ['?labelSelector=kubevirt.io!%3Dvirt-api', 1],
    ['?labelSelector=kubevirt.io+in+(virt-api,virt-handler)', 3],
    ['?labelSelector=kubevirt.io+notin+(virt-api)', 1],
    ['?labelSelector=!kubevirt.io', 0],
    ['?labelSelector=kubevirt.io', 3],
    ['?fieldSelector=metadata.name%3Dvirt-api-7d9-aaaaa', 1],
    ['?fieldSelector=spec.nodeName%3Dworker-0,status.phase!%3DRunning', 0],
  ])('selects pods%s', async (query, count) => {
    expect(namesOf((await ask(PODS + query)).json)).toHaveLength(count);
  });

  it('pages', async () => {
    const first = (await ask(`${PODS}?limit=2`)).json;
    expect(namesOf(first)).toEqual(['virt-api-7d9-aaaaa', 'virt-api-7d9-bbbbb']);
    const token = readText(first, 'metadata.continue');
    const second = (await ask(`${PODS}?limit=2&continue=${token}`)).json;
    expect(namesOf(second)).toEqual(['virt-handler-ccccc']);
    expect(readText(second, 'metadata.continue')).toBe('');
    world.switchFault('Crash', true);
    world.switchFault('Crash', false);
    expect(await ask(`${PODS}?limit=2&continue=${token}`)).toMatchObject({ code: 410, json: { reason: 'Expired' } });
  });

  it.each([
    [`${PODS}?fieldSelector=spec.colour%3Dred`, 400, 'field label not supported: spec.colour'],
    [`${PODS}?labelSelector=a%3D%3D%3Db`, 400, "unable to parse requirement: found '=', expected: identifier"],
    [`${PODS}/none`, 404, 'pods "none" not found'],
    ['/apis/apps/v1/namespaces/x/deployments/y', 404, 'deployments.apps "y" not found'],
  ])('%s is a %i', async (path, code, message) => {
    expect(await ask(path)).toMatchObject({ code, json: { kind: 'Status', message, code } });
  });

  it('never serves secrets', async () => {
    expect(namesOf((await ask('/api/v1/secrets')).json)).toEqual([]);
    expect((await ask('/api/v1/namespaces/openshift-cnv/secrets/hidden')).code).toBe(404);
  });

  it('shows namespaces as projects', async () => {
    expect(namesOf((await ask('/apis/project.openshift.io/v1/projects')).json)).toEqual(['openshift-cnv']);
  });

  it('gives tables and metadata to those who ask', async () => {
    world.switchFault('Crash', true);
    const table = (await ask(PODS, { accept: TABLE })).json;
    expect(readList(table, 'rows').map(({ cells }) => (cells as unknown[]).slice(0, 5))).toEqual([
      ['virt-api-7d9-aaaaa', '1/1', 'Running', '0', '60m'],
      ['virt-api-7d9-bbbbb', '0/1', 'CrashLoopBackOff', '7 (5m ago)', '60m'],
      ['virt-handler-ccccc', '1/1', 'Running', '0', '60m'],
    ]);
    const accept = 'application/json;as=PartialObjectMetadataList;v=v1;g=meta.k8s.io';
    const item = readList((await ask(PODS, { accept })).json, 'items')[0];
    expect(Object.keys(item ?? {})).toEqual(['kind', 'apiVersion', 'metadata']);
  });
});

describe('delete', () => {
  const POD = 'virt-handler-ccccc';
  const uid = (): string =>
    world.get({ apiVersion: 'v1', kind: 'Pod', namespace: 'openshift-cnv', name: POD })?.metadata.uid ?? '';

  it('deletes the very object that is meant', async () => {
    const { code } = await ask(`${PODS}/${POD}`, { method: 'DELETE', body: { preconditions: { uid: uid() } } });
    expect(code).toBe(200);
    expect((await ask(`${PODS}/${POD}`)).code).toBe(404);
  });

  it('says 409 where another object has the name, and deletes nothing', async () => {
    const { code, text } = await ask(`${PODS}/${POD}`, { method: 'DELETE', body: { preconditions: { uid: 'other' } } });
    expect(code).toBe(409);
    expect(text).toContain('the UID in the precondition (other) does not match');
    expect((await ask(`${PODS}/${POD}`)).code).toBe(200);
  });

  it.each([
    [{ preconditions: { resourceVersion: '1' } }, 409, 'the ResourceVersion in the precondition (1) does not match'],
    [{ propagationPolicy: 'Later' }, 422, 'propagationPolicy: Unsupported value: "Later"'],
  ])('%j is refused with a %i, and deletes nothing', async (body, expected, why) => {
    const { code, text } = await ask(`${PODS}/${POD}`, { method: 'DELETE', body });
    expect([code, readText(JSON.parse(text), 'message')]).toEqual([expected, expect.stringContaining(why)]);
    expect((await ask(`${PODS}/${POD}`)).code).toBe(200);
  });
});

describe('watch', () => {
  it('over WebSocket sends changes from a version on', async () => {
    const { opened, done } = listen(`${PODS}?watch=true&resourceVersion=${world.version}`, 2);
    await opened;
    world.switchFault('Crash', true);
    world.remove({ apiVersion: 'v1', kind: 'Pod', namespace: 'openshift-cnv', name: 'virt-handler-ccccc' });
    expect(eventsOf(await done)).toEqual(['MODIFIED virt-api-7d9-bbbbb', 'DELETED virt-handler-ccccc']);
  });

  it('sends what there is when no version is given, and what leaves the selection as deleted', async () => {
    const { opened, done } = listen(`${PODS}?watch=true&labelSelector=kubevirt.io%3Dvirt-handler`, 2);
    await opened;
    const pod = world.get({ apiVersion: 'v1', kind: 'Pod', namespace: 'openshift-cnv', name: 'virt-handler-ccccc' })!;
    world.apply({ ...pod, metadata: { ...pod.metadata, labels: {} } });
    expect(eventsOf(await done)).toEqual(['ADDED virt-handler-ccccc', 'DELETED virt-handler-ccccc']);
  });

  it('says 410 for versions that are gone', async () => {
    expect(eventsOf(await listen(`${PODS}?watch=true&resourceVersion=1`, 9).done)).toEqual(['ERROR 410']);
  });

  it('over HTTP sends a line for each event and ends after timeoutSeconds', async () => {
    const { text } = await ask(`${PODS}?watch=true&timeoutSeconds=1&fieldSelector=metadata.name%3Dvirt-handler-ccccc`);
    expect(
      eventsOf(
        text
          .trim()
          .split('\n')
          .map((line) => Buffer.from(line)),
      ),
    ).toEqual(['ADDED virt-handler-ccccc']);
  });

  it('is closed by failures', async () => {
    const { opened, done } = listen(`${PODS}?watch=true&resourceVersion=${world.version}`, 9);
    await opened;
    failures.set([{ match: { resource: 'pods' }, effect: 'drop-watches' }]);
    expect(await done).toEqual([]);
  });
});

describe('logs', () => {
  const log = (query: string, pod = 'virt-api-7d9-aaaaa') => ask(`${PODS}/${pod}/log${query}`);

  it.each([
    ['?tailLines=1', '  on port 8443\n'],
    ['?tailLines=0', ''],
    ['?limitBytes=5', 'I0115'],
    ['?sinceSeconds=90', 'I0115 09:59:00.000000 1 main.go:2] listening\n  on port 8443\n'],
    ['?tailLines=1&timestamps=true', '2026-01-15T09:59:00.000000000Z   on port 8443\n'],
  ])('%s', async (query, text) => {
    expect(await log(query)).toMatchObject({ code: 200, text });
  });

  it('tells why there is none', async () => {
    expect((await log('?container=other')).json).toMatchObject({
      code: 400,
      message: 'container other is not valid for pod virt-api-7d9-aaaaa',
    });
    expect((await log('?previous=true')).json).toMatchObject({ code: 400, reason: 'BadRequest' });
    expect((await log('', 'none')).code).toBe(404);
  });

  it('of a crashing container are both those of the run that ended last', async () => {
    world.switchFault('Crash', true);
    expect((await log('', 'virt-api-7d9-bbbbb')).text).toBe('fatal: crashed\n');
    expect((await log('?previous=true', 'virt-api-7d9-bbbbb')).text).toBe('fatal: crashed\n');
  });

  it('of a pod without a node is empty, with a 204', async () => {
    const pod = podObject('virt-api-7d9-ddddd', { owner: ['ReplicaSet', 'virt-api-7d9'], node: '' });
    world.apply({ ...pod, status: { phase: 'Pending' } }, 'scenario');
    expect(await log('', 'virt-api-7d9-ddddd')).toMatchObject({ code: 204, text: '' });
  });

  it.each([
    ['limitBytes=0', 'limitBytes: Invalid value: 0: must be greater than 0'],
    ['sinceSeconds=0', 'sinceSeconds: Invalid value: 0: must be greater than 0'],
    ['tailLines=-1', 'tailLines: Invalid value: -1: must be greater than or equal to 0'],
    ['stream=Stdout', 'stream: Forbidden: may not be specified'],
  ])('%s is refused', async (query, why) => {
    const message = `PodLogOptions "virt-api-7d9-aaaaa" is invalid: ${why}`;
    expect((await log(`?${query}`)).json).toMatchObject({ code: 422, reason: 'Invalid', message });
  });

  it.each([
    ['timestamps=', /^2026-01-15T09:58:00.000000000Z I0115/],
    ['timestamps=no', /^2026-01-15T09:58:00.000000000Z I0115/],
    ['timestamps=false', /^I0115/],
    ['timestamps=0', /^I0115/],
  ])('%s', async (query, text) => {
    expect((await log(`?${query}`)).text).toMatch(text);
  });

  it.each([
    ['lost-log', /^unable to retrieve container logs for cri-o:/],
    ['torn-log', /on port 8443\n\S+Z a line that goes on in the next piefailed to read log file "[^\n]*$/],
    ['rotated-log', /^2026-01-15T09:58:00.000000000Z .*\n.*\n.* {3}on port 8443\n$/],
  ])('%s is a log all the same, to the API: status 200', async (effect, text) => {
    failures.set([{ match: { resource: 'pods/log' }, effect }]);
    const answer = await log('?timestamps=true&tailLines=500');
    expect(answer.code).toBe(200);
    expect(answer.text).toMatch(text);
  });
});

describe('failures', () => {
  const review = (resource: string) =>
    ask('/apis/authorization.k8s.io/v1/selfsubjectaccessreviews', {
      method: 'POST',
      body: { spec: { resourceAttributes: { resource, verb: 'list', namespace: 'openshift-cnv' } } },
    });

  it('forbid as the API server words it, and reviews agree', async () => {
    failures.set([
      { match: { resource: 'pods' }, effect: 'forbid' },
      { target: 'rules', effect: '500' },
    ]);
    expect((await ask(PODS)).json).toMatchObject({
      code: 403,
      message:
        'pods is forbidden: User "admin" cannot list resource "pods" in API group "" in the namespace "openshift-cnv"',
    });
    expect(readField((await review('pods')).json, 'status.allowed')).toBe(false);
    expect(readField((await review('nodes')).json, 'status.allowed')).toBe(true);
  });

  it('answer errors and pages for people', async () => {
    failures.set([{ match: { verb: 'list' }, effect: 'error' }]);
    expect((await ask(PODS)).code).toBe(500);
    failures.set([{ match: { verb: 'list' }, effect: 'html' }]);
    expect((await ask(PODS)).text).toContain('<html>');
  });

  it('refuse bodies that are too large and methods that are not served', async () => {
    const body = { spec: 'x'.repeat(70_000) };
    expect((await ask('/apis/authorization.k8s.io/v1/selfsubjectaccessreviews', { method: 'POST', body })).code).toBe(
      413,
    );
    expect((await ask(PODS, { method: 'POST', body: {} })).code).toBe(405);
  });
});

describe('exec over WebSocket', () => {
  it.each([
    ['true', { status: 'Success' }],
    [
      'false',
      { status: 'Failure', reason: 'NonZeroExitCode', details: { causes: [{ reason: 'ExitCode', message: '3' }] } },
    ],
  ])('runs %s', async (command, status) => {
    const path = `${PODS}/virt-api-7d9-aaaaa/exec?command=${command}&stdout=true&stderr=true`;
    const [stdout, last] = await listen(path, 9, ['v5.channel.k8s.io', 'v4.channel.k8s.io']).done;
    expect(stdout?.toString()).toBe(`\u0001virt-api-7d9-aaaaa ran ${command}\n`);
    expect(last?.[0]).toBe(3);
    expect(JSON.parse(last!.subarray(1).toString())).toMatchObject(status);
  });
});
