import type { ClusterObject } from '../probes/observation';
import { list, record, text } from '../unknown-value';
import type { ObjectReference } from './fact';
import { referenceTo } from './object-reference';

/** Something that a pod cannot start without, as the kubelet, the scheduler or the attach controller names it. */
export interface Need {
  readonly object: ObjectReference;
  /**
   * `missing`, `key-missing`, `held`: the message itself says so. `named`: the message says that the pod waits for it, and
   * not how it is.
   */
  readonly state: 'missing' | 'key-missing' | 'held' | 'named';
  /** The key that is missing; the pods that hold the volume. Empty where the message names none. */
  readonly detail: string;
}

type Model = 'Secret' | 'ConfigMap' | 'PersistentVolumeClaim';

/** The Secret, ConfigMap or claim behind a volume of a pod. */
const sourceOf = (volume: Readonly<Record<string, unknown>>, namespace: string | undefined): ObjectReference[] => {
  const sources: readonly (readonly [Model, unknown])[] = [
    ['Secret', record(volume.secret).secretName],
    ['ConfigMap', record(volume.configMap).name],
    ['PersistentVolumeClaim', record(volume.persistentVolumeClaim).claimName],
  ];
  return sources.flatMap(([model, name]) =>
    text(name) === '' ? [] : [referenceTo(model, { name: text(name), namespace })],
  );
};

const volumesOf = (pod: ClusterObject): readonly Readonly<Record<string, unknown>>[] =>
  list(record(pod.spec).volumes).map(record);

/** The claims that a pod mounts. */
export const claimsOf = (pod: ClusterObject): readonly ObjectReference[] =>
  volumesOf(pod)
    .flatMap((volume) => sourceOf(volume, pod.metadata?.namespace))
    .filter(({ model }) => model === 'PersistentVolumeClaim');

const MODELS: Readonly<Record<string, Model>> = {
  secret: 'Secret',
  configmap: 'ConfigMap',
  persistentvolumeclaim: 'PersistentVolumeClaim',
};

/**
 * Messages of Kubernetes 1.35: pkg/kubelet/kubelet_pods.go (keys), pkg/volume/{secret,configmap} (keys of a mount),
 * pkg/controller/volume/attachdetach (Multi-Attach), pkg/kubelet/volumemanager (unmounted volumes), the scheduler's volume
 * binding. A volume is named as the pod names it, or, of a claim, as its PersistentVolume is.
 */
const MISSING = /\b(secret|configmap|persistentvolumeclaim) "(?:[^"/]+\/)?([^"]+)" not found/gi;
const MISSING_KEY = /couldn't find key (\S+) in (Secret|ConfigMap) [^/\s]+\/([^\s,]+)/g;
const MISSING_KEY_OF_MOUNT = /references non-existent (?:secret|config) key: ([^\s,]+)/;
const HELD = /Multi-Attach error for volume "([^"]+)"(?:.*? used by pod\(s\) ([^\n]+))?/g;
const OF_VOLUME = /\bfor volume "([^"]+)"/g;
const UNMOUNTED = /\bunmounted volumes=\[([^\]]*)\]/g;
const UNBOUND = /unbound immediate PersistentVolumeClaims|persistentvolumeclaim "[^"]+" (?:is being deleted|bound to)/;

const namedVolumes = (pod: ClusterObject, said: string): readonly ObjectReference[] => {
  const names = [
    ...[...said.matchAll(OF_VOLUME)].map(([, name = '']) => name),
    ...[...said.matchAll(UNMOUNTED)].flatMap(([, names = '']) => names.split(/[\s,]+/)),
  ].filter((name) => name !== '');
  const volumes = volumesOf(pod);
  return names.flatMap((name) => {
    const own = volumes.filter((volume) => volume.name === name);
    // What is no volume of the pod is the PersistentVolume of a claim.
    if (own.length === 0) return [referenceTo('PersistentVolume', { name })];
    return own.flatMap((volume) => sourceOf(volume, pod.metadata?.namespace));
  });
};

/** What a message about a pod names that the pod needs, each thing once. */
export const needsIn = (pod: ClusterObject, said: string): readonly Need[] => {
  const namespace = pod.metadata?.namespace;
  const key = MISSING_KEY_OF_MOUNT.exec(said)?.[1];
  const mounted = namedVolumes(pod, said);
  const told: readonly Need[] = [
    ...[...said.matchAll(MISSING)].map(([, kind = '', name = '']): Need => ({
      object: referenceTo(MODELS[kind.toLowerCase()] ?? 'Secret', { name, namespace }),
      state: 'missing',
      detail: '',
    })),
    ...[...said.matchAll(MISSING_KEY)].map(([, detail = '', kind = '', name = '']): Need => ({
      object: referenceTo(MODELS[kind.toLowerCase()] ?? 'Secret', { name, namespace }),
      state: 'key-missing',
      detail,
    })),
    ...(key === undefined ? [] : mounted.map((object): Need => ({ object, state: 'key-missing', detail: key }))),
    ...[...said.matchAll(HELD)].map(([, name = '', pods = '']): Need => ({
      object: referenceTo('PersistentVolume', { name }),
      state: 'held',
      detail: pods.trim(),
    })),
    ...[...mounted, ...(UNBOUND.test(said) ? claimsOf(pod) : [])].map((object): Need => ({
      object,
      state: 'named',
      detail: '',
    })),
  ];
  return told.filter(
    ({ object }, index) =>
      told.findIndex((one) => one.object.model === object.model && one.object.name === object.name) === index,
  );
};
