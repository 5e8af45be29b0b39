import { message, type Message } from '../../message';
import type { Variable } from '../bind-variables';
import type { Runbook, Step } from '../runbook';
import { FILLING_CAUSES } from './filling-causes';
import { each, warningsOf } from './object-family';

const NAMESPACE = '{{namespace}}';

/** The kubelet's figures of the claim, on each node that mounts it. */
const volume = (series: string): string =>
  `kubelet_volume_stats_${series}{namespace="{{namespace}}",persistentvolumeclaim="{{claim}}"}`;

const measure = (
  { id, title, text, headline }: Pick<Step, 'id' | 'title' | 'text' | 'headline'>,
  query: string,
  { unit, least }: { readonly unit: 'ratio' | 'bytes'; readonly least: number },
): Step => ({
  id,
  title,
  text,
  ...(headline === undefined ? {} : { headline }),
  probe: { kind: 'metric', query, unit, by: ['node'] },
  expectation: { kind: 'above', threshold: least, emptyIsHealthy: false },
});

const ofLabel = (label: string, whenAbsent: Message): Variable => ({ firstOf: [{ label }], whenAbsent });

const ofStep = (step: string, path: string, whenAbsent: Message): Variable => ({
  firstOf: [{ step, path }],
  whenAbsent,
  optional: true,
});

export const persistentVolumeFillingUp: Runbook = {
  alert: 'PersistentVolumeFillingUp',
  subject: {
    kind: 'object',
    model: 'PersistentVolumeClaim',
    name: '{{claim}}',
    namespace: NAMESPACE,
    component: 'hco-operator',
    own: ['free', 'trend', 'inodes', 'claim', 'warnings'],
  },
  variables: {
    namespace: ofLabel('namespace', message('The alert has no label `namespace` that says where its claim is.')),
    claim: ofLabel('persistentvolumeclaim', message('The alert has no label `persistentvolumeclaim`.')),
    class: ofStep('claim', 'spec.storageClassName', message('The claim names no storage class.')),
    pod: ofStep('pods', 'metadata.name', message('No pod uses the claim.')),
  },
  measuredBy: 'free',
  description: [
    message(
      'For five minutes a claim with a file system has had less than a tenth of it free, and by the trend of six hours it is full within four days.',
    ),
  ],
  reason: [
    message(
      'Once it is full, what writes to it fails: databases stop, and the disk of a machine on it can take no more. The disk of a machine that fills its claim by design is no danger.',
    ),
  ],
  impact: { says: message('What writes to this volume fails once it is full') },
  endsWhen: message('more than 10 % of the volume is free, or it no longer fills up'),
  steps: [
    measure(
      {
        id: 'free',
        title: message('Free share'),
        text: message('Of the file system, as the node sees it.'),
        headline: message('Claim {{claim}} has {{value}} of its space left'),
      },
      `${volume('available_bytes')} / ${volume('capacity_bytes')}`,
      { unit: 'ratio', least: 0.1 },
    ),
    measure(
      {
        id: 'trend',
        title: message('Free in four days'),
        headline: message('Claim {{claim}} is full within four days, by its trend'),
        text: message('By the trend of six hours, as the rule reckons it. Below 0 it is full by then.'),
      },
      `predict_linear(${volume('available_bytes')}[6h], 4 * 24 * 3600)`,
      { unit: 'bytes', least: 0 },
    ),
    measure(
      {
        id: 'inodes',
        title: message('Free inodes'),
        headline: message('Claim {{claim}} has {{value}} of its inodes left'),
        text: message('Without them no file can be made, however much space is free.'),
      },
      `${volume('inodes_free')} / (${volume('inodes')} > 0)`,
      { unit: 'ratio', least: 0.05 },
    ),
    {
      id: 'claim',
      title: message('Describe the claim'),
      text: message('See its size, its storage class, whether it is growing, and whether a data volume owns it.'),
      probe: { kind: 'get', model: 'PersistentVolumeClaim', namespace: NAMESPACE, name: '{{claim}}', show: 'describe' },
      expectation: each(
        'problem',
        { path: 'status.phase', equals: 'Bound' },
        { condition: 'FileSystemResizePending', status: 'False', absentAs: 'False' },
        { condition: 'ControllerResizeError', status: 'False', absentAs: 'False' },
        { condition: 'NodeResizeError', status: 'False', absentAs: 'False' },
      ),
    },
    {
      id: 'pods',
      title: message('List the pods that use it'),
      text: message('A pod `virt-launcher-…` means that it is the disk of a machine.'),
      probe: {
        kind: 'list',
        model: 'Pod',
        namespace: NAMESPACE,
        only: [{ path: 'spec.volumes[*].persistentVolumeClaim.claimName', equals: '{{claim}}', some: true }],
        show: 'table',
      },
      expectation: { kind: 'shown' },
    },
    {
      id: 'data-volume',
      title: message('See whether an import fills it now'),
      text: message('A data volume has the name of its claim. Its phase says so; an import ends by itself.'),
      probe: {
        kind: 'list',
        model: 'DataVolume',
        namespace: NAMESPACE,
        only: [{ path: 'metadata.name', equals: '{{claim}}' }],
        show: 'table',
      },
      expectation: { kind: 'shown' },
    },
    {
      id: 'class',
      title: message('See whether it can grow'),
      text: message('Only claims of a class with `allowVolumeExpansion` can be enlarged.'),
      probe: { kind: 'get', model: 'StorageClass', name: '{{class}}', show: 'status' },
      expectation: { kind: 'shown' },
    },
    warningsOf(message('Look for recent warnings about it'), message('An enlargement that fails is told there.'), {
      namespace: NAMESPACE,
      about: 'PersistentVolumeClaim',
      name: '{{claim}}',
    }),
    {
      id: 'files',
      title: message('See what fills it'),
      text: message('`df` of the pod shows which file system it is; `du` inside it, which folders are large.'),
      probe: {
        kind: 'by-hand',
        command: ['oc', 'exec', '-n', NAMESPACE, '{{pod}}', '--', 'df', '-h'],
        reason: message('It needs a shell in the pod that uses it.'),
      },
      expectation: { kind: 'shown' },
    },
  ],
  resolution: {
    actions: [message('See first whether it is the disk of a machine. Else free space, or enlarge the claim.')],
    causes: FILLING_CAUSES,
  },
};
