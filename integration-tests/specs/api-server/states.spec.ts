import type { KubernetesObject } from '../../lab/scenario';
import { jsonOf, type Ask, type Question } from './ask';
import { describeApiServer } from './at-hand';
import { askBoth, compare, read } from './compare';
import { serveLab, type LabServer } from './lab-server';
import { openWatch, type Opener } from './open-watch';
import { tokenOf } from './servers';
import { startTwins, type Twins } from './start-cluster';

const PODS = '/api/v1/namespaces/openshift-cnv/pods';
const UNSCHEDULED: KubernetesObject = {
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'not-scheduled', namespace: 'vms' },
  spec: { containers: [{ name: 'compute', image: 'registry.example.com/compute:1' }] },
  status: { phase: 'Pending' },
};
const DISCOVERY = 'application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList,application/json';
const SUBRESOURCES = 'subresources.kubevirt.io';

interface Discovery {
  readonly items: readonly { readonly metadata: { readonly name: string } }[];
}

describeApiServer('the lab answers as a real API server that is in a state of its own', () => {
  let twins: Twins;
  let lab: LabServer;

  beforeAll(async () => {
    twins = await startTwins();
    lab = await serveLab(twins.lab);
    twins.lab.world.apply(UNSCHEDULED);
    expect(await twins.follow()).toEqual([]);
  }, 300_000);
  afterAll(async () => {
    lab.stop();
    await twins.stop();
  });

  describe('a watch over WebSocket', () => {
    const openBoth = async (user: 'cluster-admin' | 'project-user', headers: Record<string, string>) => {
      const { address, certificates } = twins;
      const real: Opener = { address, token: tokenOf(user), ca: certificates.ca };
      twins.lab.users.signIn(user);
      const open = async (to: Opener) => openWatch(to, `${PODS}?watch=true`, headers);
      return { ours: await open({ address: lab.address }), theirs: await open(real) };
    };

    test.each([
      ['no Origin', {}, 403],
      ['the Origin of a page without one', { Origin: 'null' }, 403],
      ['an Origin that is no address', { Origin: 'console' }, 403],
      ['any Origin', { Origin: 'https://console.example.com' }, 101],
    ])('with %s', async (_which, headers: Record<string, string>, status) => {
      const { ours, theirs } = await openBoth('cluster-admin', headers);
      expect(theirs.status).toBe(status);
      expect(compare(ours, theirs)).toEqual([]);
    });

    test('without the right to it', async () => {
      const { ours, theirs } = await openBoth('project-user', { Origin: 'https://console.example.com' });
      expect(theirs.status).toBe(403);
      const words = ({ text }: { text: string }): unknown => JSON.parse(text);
      expect(compare({ ...ours, text: words(ours) }, { ...theirs, text: words(theirs) })).toEqual([]);
    });
  });

  test.each(['', '?follow=true', '?previous=true', '?container=compute'])(
    'the log of a pod that was never scheduled: %s',
    async (query) => {
      const question: Question = { path: `/api/v1/namespaces/vms/pods/not-scheduled/log${query}` };
      expect((await twins.ask(question)).status).toBe(204);
      expect(await askBoth(lab.ask, twins.ask, question)).toEqual([]);
    },
  );

  test('a list that goes on when what it began with is compacted, and goes on from there', async () => {
    const tokenIn = async (ask: Ask, path: string): Promise<string> =>
      (jsonOf(await ask({ path }), path) as { metadata: { continue: string } }).metadata.continue;
    const [ours, fresh] = [await tokenIn(lab.ask, `${PODS}?limit=2`), await tokenIn(twins.ask, `${PODS}?limit=2`)];
    // The server keeps in memory what it has seen since its start; before that, only etcd could tell.
    const token = JSON.parse(Buffer.from(fresh, 'base64url').toString()) as { rv: number };
    const old = Buffer.from(JSON.stringify({ ...token, rv: 2 })).toString('base64url');
    const compacted = await fetch(`${twins.etcd}/v3/kv/compaction`, {
      method: 'POST',
      body: JSON.stringify({ revision: token.rv, physical: true }),
    });
    expect(compacted.status).toBe(200);
    twins.lab.failures.set([{ match: { resource: 'pods' }, effect: 'gone' }]);
    const [late, theirs] = [
      await lab.ask({ path: `${PODS}?limit=2&continue=${ours}` }),
      await twins.ask({ path: `${PODS}?limit=2&continue=${old}` }),
    ];
    twins.lab.failures.set([]);
    const asked: Question = { path: PODS };
    expect(theirs.status).toBe(410);
    expect(compare(read(late, asked), read(theirs, asked))).toEqual([]);
    const rest = async (ask: Ask, { text }: { text: string }) => {
      const { metadata } = JSON.parse(text) as { metadata: { continue: string } };
      return ask({ path: `${PODS}?limit=2&continue=${metadata.continue}` });
    };
    const [left, right] = [await rest(lab.ask, late), await rest(twins.ask, theirs)];
    expect(right.status).toBe(200);
    expect(compare(read(left, asked), read(right, asked))).toEqual([]);
  });

  describe('an aggregated API whose server does not answer', () => {
    // Nothing runs behind the services of the real one.
    beforeAll(() => {
      twins.lab.failures.set([{ match: {}, effect: 'apis-down' }]);
    });
    afterAll(() => {
      twins.lab.failures.set([]);
    });

    test.each([
      ['/apis', 200],
      [`/apis/${SUBRESOURCES}`, 200],
      [`/apis/${SUBRESOURCES}/v1`, 503],
      [`/apis/${SUBRESOURCES}/v1/namespaces/vms/virtualmachines/one/start`, 503],
      ['/apis/upload.cdi.kubevirt.io/v1beta1', 503],
      ['/apis/kubevirt.io/v1', 200],
    ])('%s', async (path, status) => {
      expect((await twins.ask({ path })).status).toBe(status);
      expect(await askBoth(lab.ask, twins.ask, { path })).toEqual([]);
    });

    test('is stale where all groups are told at once', async () => {
      const groupIn = async (ask: Ask): Promise<object> => {
        const { items } = jsonOf(await ask({ path: '/apis', accept: DISCOVERY }), '/apis') as Discovery;
        return items.find(({ metadata }) => metadata.name === SUBRESOURCES) ?? {};
      };
      const real = await groupIn(twins.ask);
      expect(real).toMatchObject({ versions: [{ freshness: 'Stale' }] });
      expect(compare(await groupIn(lab.ask), real)).toEqual([]);
    });
  });
});
