import { Lab } from '../../lab/lab';
import type { KubernetesObject } from '../../lab/scenario';
import { openDefinitions, operatorsDefinitions } from './definitions';
import { startKubelet } from './kubelet';
import { jsonOf } from './ask';
import { refuseServersEvents } from './quiet-server';
import { objectsOf, RealCluster, type Refusal } from './real-cluster';
import { labRoles, rolePath } from './roles';
import { startServers, type Servers } from './servers';

const DEFINITIONS = '/apis/apiextensions.k8s.io/v1/customresourcedefinitions';
/** How long the server may take to serve what was defined, in milliseconds. */
const PATIENCE = 60_000;

/** A lab, and a real API server that can hold what the lab holds. */
export interface Twins extends Servers {
  readonly lab: Lab;
  /** Brings the real server to the state of the lab. Gives what it refused. */
  readonly follow: () => Promise<readonly Refusal[]>;
  /** Does something while the kubelets take away the pods that are to end. */
  readonly withKubelet: <T>(act: () => Promise<T>) => Promise<T>;
}

const make = async ({ askAsMaster }: Servers, path: string, body: KubernetesObject): Promise<void> => {
  const { status, text } = await askAsMaster({ method: 'POST', path, body });
  if (status !== 201) throw new Error(`${body.kind} ${body.metadata.name}: ${status} ${text.slice(0, 500)}`);
};

const areServed = async ({ askAsMaster }: Servers, count: number): Promise<boolean> => {
  const { items } = jsonOf(await askAsMaster({ path: DEFINITIONS }), DEFINITIONS) as {
    items: { status?: { conditions?: { type: string; status: string }[] } }[];
  };
  const established = items.filter(({ status }) =>
    status?.conditions?.some(({ type, status: is }) => type === 'Established' && is === 'True'),
  );
  return established.length >= count;
};

/** Takes away the pods that are to end: what a kubelet does when their containers have stopped. */
const endPods = async ({ askAsMaster }: Servers): Promise<void> => {
  const { items } = jsonOf(await askAsMaster({ path: '/api/v1/pods' }), '/api/v1/pods') as {
    items: KubernetesObject[];
  };
  for (const { metadata } of items) {
    const path = `/api/v1/namespaces/${metadata.namespace ?? ''}/pods/${metadata.name}`;
    if (metadata.deletionTimestamp !== undefined)
      await askAsMaster({ method: 'DELETE', path, body: { gracePeriodSeconds: 0 } });
  }
};

const withKubelet = async <T>(servers: Servers, act: () => Promise<T>): Promise<T> => {
  const state = { isDone: false };
  const done = act().finally(() => {
    state.isDone = true;
  });
  while (!state.isDone) {
    await endPods(servers);
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
  return done;
};

const define = async (servers: Servers): Promise<void> => {
  const definitions = [...operatorsDefinitions(), ...openDefinitions()];
  await Promise.all(definitions.map(async (definition) => make(servers, DEFINITIONS, definition)));
  const end = Date.now() + PATIENCE;
  while (!(await areServed(servers, definitions.length))) {
    if (Date.now() > end) throw new Error('The custom resources are not served');
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
};

/**
 * Starts a real API server with a lab's kinds, objects (those that it takes) and users.
 * @param lab closed when the servers are stopped
 */
export const startTwins = async (lab = new Lab()): Promise<Twins> => {
  const servers = await startServers();
  const kubelet = await startKubelet(lab, servers.certificates);
  const stop = async (): Promise<void> => {
    lab.close();
    kubelet.stop();
    await servers.stop();
  };
  try {
    await refuseServersEvents(servers.askAsMaster);
    await define(servers);
    const cluster = new RealCluster(servers.askAsMaster, kubelet.port);
    const follow = async (): Promise<readonly Refusal[]> => cluster.hold(objectsOf(lab.world));
    await follow();
    for (const role of labRoles()) await make(servers, rolePath(role), role);
    return { ...servers, lab, follow, withKubelet: async (act) => withKubelet(servers, act), stop };
  } catch (error) {
    await stop();
    throw error;
  }
};
