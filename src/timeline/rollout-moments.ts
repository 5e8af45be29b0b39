import { referenceTo } from '../diagnosis/object-reference';
import { message, type Message } from '../message';
import { controllerOf } from '../probes/controller';
import type { ClusterObject } from '../probes/observation';
import { record } from '../unknown-value';
import { timeOf, type Moment } from './moment';
import { differences, type Difference } from './settings-diff';

/** What the Deployment controller writes on its ReplicaSets (k8s.io/kubernetes, pkg/controller/deployment/util). */
const REVISION = 'deployment.kubernetes.io/revision';
/** The revisions that a ReplicaSet had before: somebody went back to it. */
const EARLIER = 'deployment.kubernetes.io/revision-history';

const annotation = ({ metadata }: ClusterObject, name: string): string => metadata?.annotations?.[name] ?? '';
const revisionOf = (replicaSet: ClusterObject): number => Number(annotation(replicaSet, REVISION));

/** Labels that the controller itself puts on each template. */
const OF_THE_CONTROLLER = 'metadata.labels.pod-template-hash';
const IMAGE = /\.(?:initContainers|containers)\[([^\]]+)\]\.image$/;

const templateDiff = (before: ClusterObject, after: ClusterObject): readonly Difference[] =>
  differences(record(before.spec).template, record(after.spec).template).filter(
    ({ path }) => path !== OF_THE_CONTROLLER,
  );

const sayRollout = (
  name: string,
  revision: number,
  before: ClusterObject | undefined,
  after: ClusterObject,
): Message => {
  const values = { name, revision };
  if (before === undefined) return message('{{name}}: revision {{revision}} of its pods was made', values);
  const all = templateDiff(before, after);
  const change = all.find(({ path }) => IMAGE.test(path)) ?? all[0];
  if (change === undefined) return message('{{name}}: revision {{revision}} was rolled out', values);
  const { path, from, to } = change;
  return IMAGE.test(path)
    ? message('{{name}}: revision {{revision}} was rolled out, image {{from}} → {{to}}', { ...values, from, to })
    : message('{{name}}: revision {{revision}} was rolled out, {{path}}: {{from}} → {{to}}', {
        ...values,
        path,
        from,
        to,
      });
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
