/** @jest-environment node */
import type { KubernetesObject } from '../scenario';
import { readField, readList, readText } from './read-field';
import { namesOf, SmallServer } from './small-server';

const PODS = '/api/v1/namespaces/openshift-cnv/pods';
let small: SmallServer;
/** Ends each wait that the server begins, in the order in which they began; its length in milliseconds. */
let waits: { readonly milliseconds: number; readonly end: () => void }[];
/** Told of each wait. */
let onWait: () => void;

beforeEach(async () => {
  waits = [];
  onWait = () => undefined;
  small = new SmallServer({
    timers: {
      setTimeout: (end, milliseconds) => {
        waits.push({ milliseconds, end });
        queueMicrotask(onWait);
      },
      clearTimeout: () => undefined,
    },
  });
  await small.start();
});

afterEach(async () => {
  await small.stop();
});

const listed = async (query: string) => (await small.ask(PODS + query)).json;

const kubevirt: KubernetesObject = {
  apiVersion: 'kubevirt.io/v1',
  kind: 'KubeVirt',
  metadata: { name: 'kubevirt', namespace: 'openshift-cnv', creationTimestamp: '2026-01-15T09:00:00Z' },
  spec: { certificateRotateStrategy: {} },
  status: { phase: 'Deployed', conditions: [{ type: 'Available', status: 'True' }] },
};

describe('items', () => {
  it('of typed lists say neither kind nor version; an object alone does', async () => {
    expect(readList(await listed(''), 'items')[0]).not.toHaveProperty('kind');
    expect(readList(await listed(''), 'items')[0]).not.toHaveProperty('apiVersion');
    expect(await listed('/virt-api-7d9-aaaaa')).toMatchObject({ kind: 'Pod', apiVersion: 'v1' });
  });

  it("of custom resources' lists say both, and their lists end with an empty token", async () => {
    small.world.apply(kubevirt);
    const { json } = await small.ask('/apis/kubevirt.io/v1/kubevirts');
    expect(readList(json, 'items')[0]).toMatchObject({ kind: 'KubeVirt', apiVersion: 'kubevirt.io/v1' });
    expect(readField(json, 'metadata.continue')).toBe('');
    expect(readField(await listed(''), 'metadata')).not.toHaveProperty('continue');
  });

  it('say who manages their fields: what was written, and the status', async () => {
    small.world.apply(kubevirt);
    const { json } = await small.ask('/apis/kubevirt.io/v1/namespaces/openshift-cnv/kubevirts/kubevirt');
    const entry = { apiVersion: 'kubevirt.io/v1', fieldsType: 'FieldsV1', operation: 'Update' };
    expect(readField(json, 'metadata.managedFields')).toEqual([
      expect.objectContaining({ ...entry, fieldsV1: { 'f:spec': { 'f:certificateRotateStrategy': {} } } }),
      expect.objectContaining({
        ...entry,
        subresource: 'status',
        time: '2026-01-15T09:00:00Z',
        fieldsV1: {
          'f:status': {
            'f:phase': {},
            'f:conditions': { 'k:{"type":"Available"}': { '.': {}, 'f:type': {}, 'f:status': {} } },
          },
        },
      }),
    ]);
  });

  it('have the times of a Lease to the microsecond, however they were written', async () => {
    small.world.apply({
      apiVersion: 'coordination.k8s.io/v1',
      kind: 'Lease',
      metadata: { name: 'one', namespace: 'openshift-cnv' },
      spec: { renewTime: '2026-01-15T09:59:58Z', acquireTime: '2026-01-15T09:00:00.25Z', leaseDurationSeconds: 15 },
    });
    const { json } = await small.ask('/apis/coordination.k8s.io/v1/namespaces/openshift-cnv/leases/one');
    expect(readField(json, 'spec')).toEqual({
      renewTime: '2026-01-15T09:59:58.000000Z',
      acquireTime: '2026-01-15T09:00:00.250000Z',
      leaseDurationSeconds: 15,
    });
  });
});

describe('pages', () => {
  it('say how much is left, unless something was selected', async () => {
    expect(readField(await listed('?limit=1'), 'metadata.remainingItemCount')).toBe(2);
    const selected = readField(await listed('?limit=1&labelSelector=kubevirt.io'), 'metadata');
    expect(readText(selected, 'continue')).not.toBe('');
    expect(selected).not.toHaveProperty('remainingItemCount');
  });

  it('are not made where any version will do: resourceVersion=0 gives all', async () => {
    const all = await listed('?limit=1&resourceVersion=0');
    expect(namesOf(all)).toHaveLength(3);
    expect(readField(all, 'metadata')).not.toHaveProperty('continue');
  });

  it('that come too late are a 410 with a token that goes on with what there is now', async () => {
    const token = readText(await listed('?limit=2'), 'metadata.continue');
    small.world.switchFault('Crash', true);
    small.world.switchFault('Crash', false);
    const late = await small.ask(`${PODS}?limit=2&continue=${token}`);
    expect(late).toMatchObject({ code: 410, json: { reason: 'Expired' } });
    const another = readText(late.json, 'metadata.continue');
    expect(another).not.toBe(token);
    const rest = await listed(`?limit=2&continue=${another}`);
    expect(namesOf(rest)).toEqual(['virt-handler-ccccc']);
    expect(readText(rest, 'metadata.resourceVersion')).toBe(String(small.world.version));
  });

  it('that are made to come too late are so too', async () => {
    const token = readText(await listed('?limit=2'), 'metadata.continue');
    small.failures.set([{ match: {}, effect: 'gone' }]);
    const late = await small.ask(`${PODS}?limit=2&continue=${token}`);
    expect([late.code, readText(late.json, 'metadata.continue')]).toEqual([410, expect.stringMatching(/./)]);
  });
});

describe('versions', () => {
  it('that are not reached after three seconds are a 504 that says so', async () => {
    onWait = () => waits.at(-1)?.end();
    const { code, json } = await small.ask(`${PODS}?resourceVersion=999999999`);
    expect(waits.map(({ milliseconds }) => milliseconds)).toEqual([3000]);
    expect(code).toBe(504);
    expect(json).toMatchObject({
      reason: 'Timeout',
      message: `Timeout: Too large resource version: 999999999, current: ${small.world.version}`,
      details: {
        causes: [{ reason: 'ResourceVersionTooLarge', message: 'Too large resource version' }],
        retryAfterSeconds: 1,
      },
    });
  });

  it('that are reached meanwhile are answered then', async () => {
    onWait = () => {
      small.world.apply(kubevirt);
    };
    const { code, json } = await small.ask(`${PODS}?resourceVersion=${small.world.version + 1}`);
    expect([code, readText(json, 'metadata.resourceVersion')]).toEqual([200, String(small.world.version)]);
  });

  it.each([
    [
      'resourceVersion=old',
      'invalid resource version: resourceVersion: Invalid value: "old": strconv.ParseUint: parsing "old": invalid syntax',
    ],
    ['limit=many', 'strconv.ParseInt: parsing "many": invalid syntax'],
    ['continue=eyJ2IjoibWV0YSJ9', 'invalid continue token: continue key is not valid'],
    ['continue=AA!A', 'invalid continue token: continue key is not valid: illegal base64 data at input byte 2'],
    [
      'continue=AAAA',
      "invalid continue token: continue key is not valid: invalid character '\\x00' looking for beginning of value",
    ],
  ])('and other numbers that are none are a 400: %s', async (query, message) => {
    expect(await small.ask(`${PODS}?${query}`)).toMatchObject({ code: 400, json: { reason: 'BadRequest', message } });
  });
});

it('counts the changes of pods and of custom resources, as far as their controllers have seen them', async () => {
  small.world.apply({ ...kubevirt, status: { observedGeneration: 4 } });
  const generationIn = async (path: string): Promise<unknown> =>
    readField(readList((await small.ask(path)).json, 'items')[0], 'metadata.generation');
  expect(await generationIn(PODS)).toBe(1);
  expect(await generationIn('/apis/kubevirt.io/v1/kubevirts')).toBe(4);
  expect(await generationIn('/api/v1/namespaces/openshift-cnv/events')).toBeUndefined();
});

it('notes the template of a DaemonSet on the whole object, and not where its metadata alone is wanted', async () => {
  const path = '/apis/apps/v1/namespaces/openshift-cnv/daemonsets';
  const metadata = { name: 'virt-handler', namespace: 'openshift-cnv', annotations: { own: 'x' } };
  small.world.apply({ apiVersion: 'apps/v1', kind: 'DaemonSet', metadata, spec: {} });
  const annotationsIn = async (accept: string): Promise<unknown> =>
    readField(readList((await small.ask(path, { accept })).json, 'items')[0], 'metadata.annotations');
  expect(await annotationsIn('application/json')).toEqual({
    own: 'x',
    'deprecated.daemonset.template.generation': '1',
  });
  const alone = 'application/json;as=PartialObjectMetadataList;v=v1;g=meta.k8s.io';
  expect(await annotationsIn(alone)).toEqual({ own: 'x' });
});

describe('a list at exactly one version', () => {
  const at = async (version: string) =>
    (await small.ask(`/apis/kubevirt.io/v1/kubevirts?resourceVersion=${version}&resourceVersionMatch=Exact`)).json;

  it('gives what was then: before a change, and before a deletion', async () => {
    const first = small.world.apply(kubevirt).metadata.resourceVersion ?? '';
    const second = small.world.apply({ ...kubevirt, spec: { imageTag: 'v2' } }).metadata.resourceVersion ?? '';
    small.world.remove({
      apiVersion: 'kubevirt.io/v1',
      kind: 'KubeVirt',
      namespace: 'openshift-cnv',
      name: 'kubevirt',
    });
    expect(readField(await at(first), 'items')).toMatchObject([{ spec: { certificateRotateStrategy: {} } }]);
    expect(readField(await at(second), 'items')).toMatchObject([{ spec: { imageTag: 'v2' } }]);
    expect(readField(await at(second), 'metadata.resourceVersion')).toBe(second);
    expect(readField(await at(String(small.world.version)), 'items')).toEqual([]);
  });

  it('is gone where the store no longer has it', async () => {
    expect(await at('1')).toMatchObject({ code: 410, reason: 'Expired' });
  });
});
