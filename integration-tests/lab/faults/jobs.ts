import { createHash } from 'node:crypto';

import { readList, readText } from '../kubernetes/read-field';
import type { Draft } from './draft';
import { linesOfRun } from './log-lines';
import { REFERENCE_TIME } from '../scenario';
import { at, later } from './times';

/** `job`: a job of someone else, with its one running pod. */
export interface JobArguments {
  namespace: string;
  name: string;
  /** The last part of the pod's name. */
  pod: string;
  node: string;
  /** The address of the pod. */
  address: string;
  since: string;
  image: string;
  command: string[];
  /** What it requests, and may use at most. */
  memory: string;
  priorityClass?: string;
  log: string;
}

/** The value of the priority class `system-cluster-critical`. */
const HIGHEST = 2_000_000_000;

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

const namespaceOf = (draft: Draft, name: string): void => {
  const key = { apiVersion: 'v1', kind: 'Namespace', name };
  if (draft.get(key)) return;
  draft.apply({
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name, creationTimestamp: at('2025-12-02T10:11:47Z'), labels: { 'kubernetes.io/metadata.name': name } },
    spec: { finalizers: ['kubernetes'] },
    status: { phase: 'Active' },
  });
};

export const job = (draft: Draft, { namespace, name, node, since, memory, ...how }: JobArguments): void => {
  namespaceOf(draft, namespace);
  const [app = name] = name.split('-');
  const resources = { requests: { cpu: '4', memory }, limits: { memory } };
  const spec = {
    containers: [{ name: app, image: how.image, command: how.command, imagePullPolicy: 'IfNotPresent', resources }],
    ...(how.priorityClass && { priorityClassName: how.priorityClass }),
    restartPolicy: 'Never',
    schedulerName: 'default-scheduler',
    serviceAccountName: 'default',
    terminationGracePeriodSeconds: 30,
  };
  const labels = { app, 'batch.kubernetes.io/job-name': name };
  const made = draft.apply({
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: { name, namespace, creationTimestamp: at(since), labels: { app } },
    spec: { parallelism: 1, completions: 1, backoffLimit: 2, template: { metadata: { labels }, spec } },
    status: { active: 1, ready: 1, startTime: at(since) },
  });
  const owner = {
    apiVersion: 'batch/v1',
    kind: 'Job',
    name,
    uid: made.metadata.uid ?? '',
    controller: true,
    blockOwnerDeletion: true,
  };
  const startedAt = later(since, 8);
  const hostIP = readText(readList(draft.find(`Node/${node}`), 'status.addresses')[0], 'address');
  const ready = ['PodReadyToStartContainers', 'Initialized', 'Ready', 'ContainersReady', 'PodScheduled'];
  const pod = draft.apply({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name: `${name}-${how.pod}`,
      namespace,
      creationTimestamp: at(since),
      labels,
      ownerReferences: [owner],
    },
    spec: { ...spec, ...(how.priorityClass && { priority: HIGHEST }), nodeName: node },
    status: {
      phase: 'Running',
      conditions: ready.map((type) => ({ type, status: 'True', lastTransitionTime: startedAt })),
      hostIP,
      hostIPs: [{ ip: hostIP }],
      podIP: how.address,
      podIPs: [{ ip: how.address }],
      startTime: at(since),
      qosClass: 'Burstable',
      containerStatuses: [
        {
          name: app,
          image: how.image,
          imageID: `${how.image.split(':')[0] ?? ''}@sha256:${hashOf(how.image)}`,
          containerID: `cri-o://${hashOf(name)}`,
          restartCount: 0,
          ready: true,
          started: true,
          state: { running: { startedAt } },
        },
      ],
    },
  });
  draft.logs.set(
    `${namespace}/${pod.metadata.name}/${app}`,
    linesOfRun(draft, pod, { text: how.log, start: startedAt, end: REFERENCE_TIME }),
  );
};
