import { message, type Message } from '../../message';
import type { Step } from '../runbook';
import { each, errorsOf, INSTALLED, warningsOf } from './object-family';
import { NAMESPACE } from './workload-family';

const OF_CRON = { 'cdi.kubevirt.io/dataImportCron': '{{cron}}' };
const SHOWN = { kind: 'shown' } as const;

/** The class that has an annotation which makes it a default. */
const defaultClass = (id: string, annotation: string, title: Message): Step => ({
  id,
  title,
  text: message('An import goes to the default where its cron names no class: that for machines before that of all.'),
  probe: {
    kind: 'list',
    model: 'StorageClass',
    show: 'table',
    only: [{ path: `metadata.annotations['${annotation}']`, equals: 'true' }],
  },
  expectation: SHOWN,
});

/** From the cron to its import, the claim and pods of that, and what the import depends on. */
export const IMAGE_IMPORT_STEPS: readonly Step[] = [
  {
    id: 'cron',
    title: message('Find {{cron}}'),
    text: message(
      'It is looked for in all namespaces: the label `namespace` of the alert is that of CDI. `Outdated` means that the import of a newer image fails, `NoDigest` that its source could not be read, `ImportProgressing` that the import runs or hangs.',
    ),
    probe: {
      kind: 'list',
      model: 'DataImportCron',
      show: 'describe',
      only: [{ path: 'metadata.name', equals: '{{cron}}' }],
    },
    expectation: each('problem', { condition: 'UpToDate', status: 'True' }),
  },
  {
    id: 'others',
    title: message('Compare with the others'),
    text: message(
      'Many that are outdated have one cause in common (storage, registry, proxy); one alone has its own image.',
    ),
    probe: { kind: 'list', model: 'DataImportCron', show: 'table' },
    expectation: SHOWN,
  },
  {
    id: 'import',
    title: message('Describe its import'),
    text: message(
      'An import that failed is deleted by CDI itself; then the condition of the cron and the warnings are what is left.',
    ),
    probe: { kind: 'get', model: 'DataVolume', namespace: NAMESPACE, name: '{{import}}', show: 'describe' },
    expectation: each('healthy', { condition: 'Bound', status: 'True' }, { path: 'status.phase', equals: 'Succeeded' }),
  },
  {
    id: 'claims',
    title: message('Describe the claims of its imports'),
    text: message('A claim that stays `Pending` gets no volume: its events say why.'),
    probe: { kind: 'list', model: 'PersistentVolumeClaim', namespace: NAMESPACE, selector: OF_CRON, show: 'describe' },
    expectation: each('healthy', { path: 'status.phase', equals: 'Bound' }),
  },
  {
    id: 'importers',
    title: message('Describe the importer pods'),
    text: message(
      'There is one while an image is imported. Its last words name what is wrong with the registry, the certificate or the space.',
    ),
    probe: {
      kind: 'list',
      model: 'Pod',
      namespace: NAMESPACE,
      selector: { 'cdi.kubevirt.io': 'importer' },
      show: 'describe',
    },
    expectation: each('healthy', { path: 'status.containerStatuses[*].restartCount', absentAs: 0, below: 3 }),
  },
  {
    id: 'poller',
    title: message('See whether its source is polled'),
    text: message(
      'Only a registry that pods pull from has a poller of its own; the other sources are read by `cdi-deployment`.',
    ),
    probe: { kind: 'list', model: 'CronJob', namespace: INSTALLED, selector: OF_CRON, show: 'table' },
    expectation: each('healthy', { path: 'spec.suspend', absentAs: false, equals: false }),
  },
  warningsOf(
    message('Look for warnings in the namespace of the images'),
    message('They tell of imports, quotas and claims that are refused.'),
    { namespace: NAMESPACE },
  ),
  {
    id: 'source',
    title: message('See whether the old image still serves'),
    text: message('New machines are made from the DataSource: while it is ready, they get the image that it has.'),
    probe: { kind: 'get', model: 'DataSource', namespace: NAMESPACE, name: '{{source}}', show: 'describe' },
    expectation: each('problem', { condition: 'Ready', status: 'True' }),
  },
  defaultClass(
    'default-of-machines',
    'storageclass.kubevirt.io/is-default-virt-class',
    message('Find the default storage class of virtual machines'),
  ),
  defaultClass(
    'default-of-all',
    'storageclass.kubernetes.io/is-default-class',
    message('Find the default storage class of the cluster'),
  ),
  errorsOf('cdi-log', 'cdi-deployment'),
];
