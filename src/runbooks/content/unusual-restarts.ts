import { message } from '../../message';
import type { Runbook } from '../runbook';
import { componentIsWell } from './machine-family';
import { each, warningsOf } from './object-family';
import { supportCase } from './resolutions';
import { CAUSES, LAST_WORDS } from './worker-ends';

const WORKERS = { app: 'containerized-data-importer' } as const;
const AT = '{{at}}';
const OFTEN = [
  ['importer-.*', 'importer'],
  ['cdi-upload-.*', 'cdi-upload-server'],
  ['.*-source-pod', 'cdi-clone-source'],
]
  .map(([pod, container]) => `kube_pod_container_status_restarts_total{pod=~"${pod}",container="${container}"} > 3`)
  .join(' or ');

export const cdiDataVolumeUnusualRestartCount: Runbook = {
  alert: 'CDIDataVolumeUnusualRestartCount',
  subject: { kind: 'cluster', component: 'cdi-deployment' },
  variables: {
    at: {
      firstOf: [{ step: 'restarts', path: 'labels.namespace' }],
      whenAbsent: message('No worker has been restarted so often.'),
      optional: true,
    },
  },
  measuredBy: 'restarts',
  description: [
    message(
      'For five minutes a container that imports, uploads or clones a disk has been restarted more than three times. The alert does not say which: its value is how many.',
    ),
    message(
      'Pods are counted by their names in the whole cluster, and a count goes with its pod: the alert ends when the disk is filled or deleted.',
    ),
  ],
  reason: [message('The disk will most likely never be filled, and its virtual machine does not start.')],
  impact: { says: message('A new disk is not filled, and its VM does not start'), counts: ['waiting'] },
  endsWhen: message('no worker has been restarted more than three times'),
  steps: [
    {
      id: 'restarts',
      title: message('Find the workers'),
      headline: message('A worker that fills a disk of a VM was restarted {{value}} times'),
      text: message('By namespace and pod: `importer-…`, `cdi-upload-…` or `…-source-pod`.'),
      probe: { kind: 'metric', query: OFTEN, unit: 'number', by: ['namespace', 'pod', 'container'] },
      expectation: { kind: 'below', threshold: 4, emptyIsHealthy: true },
    },
    {
      id: 'data-volumes',
      title: message('Find the disks'),
      text: message('Their restarts and their progress. One that succeeded in the end needs nothing.'),
      probe: { kind: 'list', model: 'DataVolume', show: 'table' },
      expectation: each('healthy', { path: 'status.restartCount', absentAs: 0, below: 4 }),
    },
    {
      id: 'workers',
      title: message('Describe the workers there'),
      text: message('The last end has the reason, the exit code and the last words.'),
      probe: { kind: 'list', model: 'Pod', namespace: AT, selector: WORKERS, show: 'describe' },
      expectation: each('healthy', { path: 'status.containerStatuses[*].restartCount', absentAs: 0, below: 4 }),
    },
    {
      id: 'last-words',
      title: message('Read the log of their last run'),
      text: message('What the source answered, or why the disk can not be written.'),
      probe: { kind: 'logs', namespace: AT, selector: WORKERS, previous: true, grep: LAST_WORDS },
      expectation: { kind: 'log-without', pattern: LAST_WORDS, what: 'Reasons to end' },
    },
    {
      id: 'claims',
      title: message('See the claims that they fill'),
      text: message('One that stays `Pending` has no volume; one that is too small has less than the image needs.'),
      probe: {
        kind: 'list',
        model: 'PersistentVolumeClaim',
        namespace: AT,
        show: 'table',
        only: [{ path: "metadata.annotations['cdi.kubevirt.io/storage.pod.restarts']", present: true }],
      },
      expectation: each('healthy', { path: 'status.phase', equals: 'Bound' }),
    },
    warningsOf(
      message('Look for recent warnings there'),
      message('CDI tells of imports that fail, quotas and claims that do not fit.'),
      { namespace: AT },
    ),
    componentIsWell('cdi-deployment'),
  ],
  resolution: {
    actions: [message('Mend the source or the size of the disk, and make its DataVolume anew.'), supportCase],
    causes: CAUSES,
  },
};
