/** @jest-environment node */
import { caseOf } from '../../src/diagnosis/case';
import type { Finding } from '../../src/diagnosis/finding';
import { flatten } from '../../src/diagnosis/chain';
import { inEnglish } from '../../src/message';
import { findRunbook } from '../../src/runbooks/catalogue';
import { investigateLab } from './investigate-lab';
import { Lab } from './lab';
import { REFERENCE_TIME, type KubernetesObject } from './scenario';

jest.useFakeTimers({ now: Date.parse(REFERENCE_TIME) });

const ALERT = 'SSPTemplateValidatorDown';
const NAMESPACE = 'openshift-cnv';
const lab = new Lab();
afterAll(() => {
  lab.close();
});
beforeEach(() => {
  lab.reset();
  lab.switch(ALERT, true);
});

const isValidator = (name = ''): boolean => name.startsWith('virt-template-validator');
const pods = (): KubernetesObject[] =>
  lab.world.list('', 'Pod', NAMESPACE).filter(({ metadata }) => isValidator(metadata.name));

/** What the pods that wait say: in an event, in the state of their container, or in why they are not scheduled. */
interface Said {
  readonly reason: string;
  readonly says: string;
}

const say = ({ reason, says }: Said): void => {
  const isState = reason === 'CreateContainerConfigError';
  for (const event of lab.world.list('', 'Event', NAMESPACE)) {
    if (event.type !== 'Warning' || !isValidator((event.involvedObject as { name?: string }).name)) continue;
    lab.world.apply({ ...event, reason: isState ? 'Failed' : reason, message: says });
  }
  for (const pod of pods()) {
    const status = pod.status as { containerStatuses: object[]; conditions: { type: string }[] };
    const unscheduled = { type: 'PodScheduled', status: 'False', reason: 'Unschedulable', message: says };
    if (reason === 'FailedScheduling') {
      const conditions = status.conditions.map((one) => (one.type === 'PodScheduled' ? unscheduled : one));
      lab.world.apply({ ...pod, status: { ...status, conditions } });
    } else if (isState) {
      const containerStatuses = status.containerStatuses.map((one) => ({
        ...one,
        state: { waiting: { reason, message: says } },
      }));
      lab.world.apply({ ...pod, status: { ...status, containerStatuses } });
    }
  }
};

/** The pods mount this as the volume `data`. */
const mount = (source: object): void => {
  for (const pod of pods()) {
    lab.world.apply({ ...pod, spec: { ...(pod.spec as object), volumes: [{ name: 'data', ...source }] } });
  }
};

const CLAIM: KubernetesObject = {
  apiVersion: 'v1',
  kind: 'PersistentVolumeClaim',
  metadata: { name: 'data', namespace: NAMESPACE, uid: '5f0c1d0a-0000-4000-8000-000000000001' },
  spec: { storageClassName: 'fast', volumeName: 'pvc-5f0c1d0a' },
  status: { phase: 'Pending' },
};
const mountClaim = (phase: string, ...says: readonly string[]): void => {
  mount({ persistentVolumeClaim: { claimName: 'data' } });
  lab.world.apply({ ...CLAIM, status: { phase } });
  for (const text of says) {
    lab.world.apply({
      apiVersion: 'v1',
      kind: 'Event',
      metadata: { name: 'data.1', namespace: NAMESPACE, uid: '5f0c1d0a-0000-4000-8000-000000000002' },
      involvedObject: { kind: 'PersistentVolumeClaim', namespace: NAMESPACE, name: 'data', uid: CLAIM.metadata.uid },
      type: 'Warning',
      reason: 'ProvisioningFailed',
      message: text,
      lastTimestamp: '2026-01-15T09:59:00Z',
      count: 1,
    });
  }
};

const objectsOf = ({ objects: [first] }: Finding): string => `${first?.model ?? ''}/${first?.name ?? ''}`;

/** What stands from the first finding down to the pods, and what the first says. */
const look = (): { path: readonly string[]; says: string; steps: readonly string[] } => {
  const { diagnosis, steps } = investigateLab(lab, caseOf(findRunbook(ALERT)!, { alertname: ALERT }));
  const [root] = diagnosis.findings;
  const path = root === undefined ? [] : flatten([root]).map(objectsOf);
  const upTo = path.findIndex((one) => one.startsWith('Pod/'));
  return {
    path: path.slice(0, upTo + 1).map((one) => one.replace(/^Pod\/.*/, 'Pod')),
    says: root === undefined ? '' : inEnglish(root.sentence),
    // Whether somebody took its place is asked of every pod that is not scheduled.
    steps: steps.map(({ id }) => id).filter((id) => id.startsWith('named-') && id !== 'named-preempted'),
  };
};

const UNBOUND = '0/6 nodes are available: pod has unbound immediate PersistentVolumeClaims. not found.';
const NO_MOUNT = 'MountVolume.SetUp failed for volume "data" : ';

interface Row {
  readonly what: string;
  readonly said: Said;
  readonly state?: () => void;
  readonly path: readonly string[];
  readonly says: RegExp;
  readonly steps: readonly string[];
}

const ROWS: readonly Row[] = [
  {
    what: 'a Secret of a volume',
    said: { reason: 'FailedMount', says: `${NO_MOUNT}secret "certs" not found` },
    path: ['Secret/certs', 'Pod'],
    says: /^Secret certs does not exist, and 2 pods need it$/,
    steps: ['named-secrets-certs'],
  },
  {
    what: 'a ConfigMap of a container',
    said: { reason: 'CreateContainerConfigError', says: 'configmap "settings" not found' },
    path: ['ConfigMap/settings', 'Pod'],
    says: /^ConfigMap settings does not exist/,
    steps: ['named-configmaps-settings'],
  },
  {
    what: 'a key of a Secret, for a container',
    said: { reason: 'CreateContainerConfigError', says: "couldn't find key token in Secret openshift-cnv/access" },
    path: ['Secret/access', 'Pod'],
    says: /^Secret access has no key token/,
    steps: ['named-secrets-access'],
  },
  {
    what: 'a key of a Secret, for a volume that the pod names',
    said: { reason: 'FailedMount', says: `${NO_MOUNT}references non-existent secret key: tls.key` },
    state: () => {
      mount({ secret: { secretName: 'certs' } });
    },
    path: ['Secret/certs', 'Pod'],
    says: /^Secret certs has no key tls\.key/,
    steps: ['named-secrets-certs'],
  },
  {
    what: 'a claim that does not exist',
    said: {
      reason: 'FailedScheduling',
      says: '0/6 nodes are available: persistentvolumeclaim "data" not found. not found',
    },
    path: ['PersistentVolumeClaim/data', 'Pod'],
    says: /^PersistentVolumeClaim data does not exist/,
    steps: ['named-claim-data'],
  },
  {
    what: 'a claim whose storage class does not exist',
    said: { reason: 'FailedScheduling', says: UNBOUND },
    state: () => {
      mountClaim('Pending', 'storageclass.storage.k8s.io "fast" not found');
    },
    path: ['StorageClass/fast', 'PersistentVolumeClaim/data', 'Pod'],
    says: /^StorageClass fast does not exist/,
    steps: ['named-claim-data', 'named-class-fast'],
  },
  {
    what: 'a claim that is pending, by its own event',
    said: {
      reason: 'FailedMount',
      says: 'Unable to attach or mount volumes: unmounted volumes=[data], unattached volumes=[], failed to process volumes=[data]: context deadline exceeded',
    },
    state: () => {
      mountClaim('Lost', 'no room in the pool');
    },
    path: ['PersistentVolumeClaim/data', 'Pod'],
    says: /^PersistentVolumeClaim data is Lost, and \d pods need it: no room in the pool$/,
    steps: ['named-claim-data'],
  },
  {
    what: 'a volume that another node holds',
    said: {
      reason: 'FailedAttachVolume',
      says: 'Multi-Attach error for volume "pvc-5f0c1d0a" Volume is already used by pod(s) old-1, old-2',
    },
    path: ['PersistentVolume/pvc-5f0c1d0a', 'Pod'],
    says: /^PersistentVolume pvc-5f0c1d0a is still used on another node, by old-1, old-2,/,
    steps: [],
  },
];

test.each(ROWS)('$what is the root of the pods that name it', ({ said, state, path, says, steps }) => {
  state?.();
  say(said);
  expect(look()).toEqual({ path, says: expect.stringMatching(says) as string, steps });
});

test.each(ROWS)('$what: a message that does not name it leads nowhere', ({ said, state }) => {
  state?.();
  say({ ...said, says: 'context deadline exceeded' });
  const { path, steps } = look();
  expect(path).toEqual(['Pod']);
  expect(steps).toEqual([]);
});

test('a claim that has its volume is no trouble', () => {
  mountClaim('Bound');
  say({ reason: 'FailedMount', says: `${NO_MOUNT}rpc error: code = Internal desc = mount failed` });
  expect(look()).toMatchObject({ path: ['Pod'], steps: ['named-claim-data'] });
});

test('no Secret is read: the step shows its name alone, and says which right that takes', () => {
  say({ reason: 'FailedMount', says: `${NO_MOUNT}secret "certs" not found` });
  const { steps, results } = investigateLab(lab, caseOf(findRunbook(ALERT)!, { alertname: ALERT }));
  const index = steps.findIndex(({ id }) => id === 'named-secrets-certs');
  expect(results[index]?.command.text).toBe(`oc get secrets certs -n ${NAMESPACE}`);
  const { probe } = steps[index]!;
  expect(probe.kind === 'by-hand' ? inEnglish(probe.reason) : '').toBe(
    'The page reads no Secret. Whoever runs it needs `get` on secrets in openshift-cnv.',
  );
});
