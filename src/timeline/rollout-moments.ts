import { referenceTo } from '../diagnosis/object-reference';
import { message, type Message } from '../message';
import { controllerOf } from '../probes/controller';
import type { ClusterObject } from '../probes/observation';
import { list, record, text } from '../unknown-value';
import { timeOf, type Moment } from './moment';

/** What the Deployment controller writes on its ReplicaSets (k8s.io/kubernetes, pkg/controller/deployment/util). */
const REVISION = 'deployment.kubernetes.io/revision';
/** The revisions that a ReplicaSet had before: somebody went back to it. */
const EARLIER = 'deployment.kubernetes.io/revision-history';

const annotation = ({ metadata }: ClusterObject, name: string): string => metadata?.annotations?.[name] ?? '';
const revisionOf = (replicaSet: ClusterObject): number => Number(annotation(replicaSet, REVISION));

/** The images of a pod template, by container. */
const imagesOf = ({ spec }: ClusterObject): ReadonlyMap<string, string> => {
  const pod = record(record(record(spec).template).spec);
  return new Map(
    [...list(pod.initContainers), ...list(pod.containers)]
      .map(record)
      .map(({ name, image }) => [text(name), text(image)]),
  );
};

const shortImage = (image: string): string => image.slice(image.lastIndexOf('/') + 1);

/** The first image that differs between two revisions; absent where something else does. */
const imageChange = (before: ClusterObject, after: ClusterObject): { from: string; to: string } | undefined => {
  const old = imagesOf(before);
  for (const [container, image] of imagesOf(after)) {
    const from = old.get(container);
    if (from !== undefined && from !== image) return { from: shortImage(from), to: shortImage(image) };
  }
  return undefined;
};

const sayRollout = (
  name: string,
  revision: number,
  before: ClusterObject | undefined,
  after: ClusterObject,
): Message => {
  const change = before === undefined ? undefined : imageChange(before, after);
  const values = { name, revision };
  if (before === undefined) return message('{{name}}: revision {{revision}} of its pods was made', values);
  return change === undefined
    ? message('{{name}}: revision {{revision}} was rolled out, with the same images and other settings', values)
    : message('{{name}}: revision {{revision}} was rolled out, image {{from}} → {{to}}', { ...values, ...change });
};

const ofDeployment = (name: string, replicaSets: readonly ClusterObject[]): readonly Moment[] => {
  const inOrder = replicaSets
    .filter((one) => Number.isInteger(revisionOf(one)) && revisionOf(one) > 0)
    .sort((a, b) => revisionOf(a) - revisionOf(b));
  return inOrder.flatMap((one, index): readonly Moment[] => {
    const at = timeOf(one.metadata?.creationTimestamp);
    // After an undo the ReplicaSet is older than the rollout, whose time nobody keeps.
    if (at === undefined || annotation(one, EARLIER) !== '') return [];
    return [
      {
        kind: 'change',
        at,
        sentence: sayRollout(name, revisionOf(one), inOrder[index - 1], one),
        objects: [referenceTo('Deployment', { name, namespace: one.metadata?.namespace })],
      },
    ];
  });
};

/** The Deployments that somebody went back with, by name: when nobody recorded. */
export const undone = (replicaSets: readonly ClusterObject[]): readonly string[] => [
  ...new Set(
    replicaSets.filter((one) => annotation(one, EARLIER) !== '').flatMap((one) => controllerOf(one)?.name ?? []),
  ),
];

/**
 * The rollouts of Deployments, in the order of the revisions that the Deployment controller gave to their ReplicaSets,
 * with the image that differs. A ReplicaSet's creation is its rollout, but for one that somebody went back to.
 */
export const rolloutMoments = (replicaSets: readonly ClusterObject[]): readonly Moment[] => {
  const names = new Set(replicaSets.flatMap((one) => controllerOf(one)?.name ?? []));
  return [...names].flatMap((name) =>
    ofDeployment(
      name,
      replicaSets.filter((one) => controllerOf(one)?.name === name),
    ),
  );
};
