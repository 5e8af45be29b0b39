import { message, type Message } from '../../message';
import type { Argv } from '../../probes/probe';
import type { Facts } from '../fact-pattern';
import type { Remedy } from '../remedy';
import type { OwnCause } from '../runbook';
import { advise, editHyperConverged } from './object-family';

const UP_TO_DATE = message('The condition `UpToDate` of {{cron}} is `True`.');

/** A controller has refused something of the import, by the reason of its warning. */
const refused = (...reason: readonly string[]): Facts => ({
  any: [
    { fact: 'event', step: 'import', reason },
    { fact: 'event', step: 'claims', reason },
    { fact: 'event', step: 'warnings', reason },
  ],
});

/** Something to mend outside the cron, which then goes on by itself, and what to read first. */
const mend = (title: Message, why: Message, command: Argv): Remedy => ({ ...advise(title, why, UP_TO_DATE), command });

/** The volumes of the cron, with the class of each. */
const CLASSES: Argv = [
  'oc',
  'get',
  'persistentvolumeclaims',
  '-n',
  '{{namespace}}',
  '-l',
  'cdi.kubevirt.io/dataImportCron={{cron}}',
  '-o',
  'custom-columns=NAME:.metadata.name,CLASS:.spec.storageClassName,SIZE:.spec.resources.requests.storage',
];

const IMPORT_AGAIN: Remedy = {
  title: message('Import again into the class that is the default now'),
  why: message('Without its volumes the cron imports anew.'),
  effect: 'can-lose-data',
  readFirst: {
    text: message('Which class they are in, and whether a machine is being made from one of them:'),
    command: CLASSES,
  },
  costs: message('No machine can be made from the image until it is there again; clones under way fail.'),
  command: [
    'oc',
    'delete',
    'datavolumes.cdi.kubevirt.io',
    '-n',
    '{{namespace}}',
    '-l',
    'cdi.kubevirt.io/dataImportCron={{cron}}',
    '--wait=false',
  ],
  doneWhen: UP_TO_DATE,
};

/** What keeps an image from being imported. */
export const NOT_IMPORTED: readonly OwnCause[] = [
  {
    id: 'storage-quota',
    title: message('A quota refuses the claim'),
    text: message('The namespace of the boot images may not have so much storage, or so many claims.'),
    supportedBy: refused('ErrExceededQuota'),
    otherwise: message('No quota has refused a claim'),
    remedies: [
      mend(
        message('Raise the quota of the namespace, or take it away'),
        message('An import needs room beside the image that it replaces.'),
        ['oc', 'describe', 'resourcequotas', '-n', '{{namespace}}'],
      ),
    ],
  },
  {
    id: 'not-provisioned',
    title: message('The storage provides no volume'),
    text: message('Its provisioner fails, or CDI knows no access mode for the storage class.'),
    supportedBy: refused('ProvisioningFailed', 'ErrClaimNotValid'),
    otherwise: message('No provisioner tells of a failure'),
    remedies: [
      mend(
        message('Mend the storage class that the claim names'),
        message('The event has the words of its provisioner; a StorageProfile without access modes must be completed.'),
        ['oc', 'get', 'storageprofiles.cdi.kubevirt.io', '{{class}}', '-o', 'yaml'],
      ),
    ],
  },
  {
    id: 'default-changed',
    title: message('The default storage class is another than at the last import'),
    text: message('The old volumes stay where they are, and the new import may not fit the new class.'),
    supportedBy: {
      fact: 'object',
      step: 'cron',
      has: [
        {
          path: "metadata.annotations['cdi.kubevirt.io/storage.import.storageClass']",
          present: true,
          not: { equals: '{{default}}' },
        },
        { path: 'spec.template.spec.storage.storageClassName', present: false },
      ],
    },
    otherwise: message('The last import went to the default class, or the cron names its class'),
    remedies: [
      mend(
        message('See whether the volumes of the cron are in another class than the default'),
        message('Where they are and still serve, nothing is lost by leaving them there.'),
        CLASSES,
      ),
      IMPORT_AGAIN,
    ],
  },
  {
    id: 'two-crons',
    title: message('Another cron manages the same DataSource'),
    text: message('Two crons take turns in setting it.'),
    supportedBy: refused('ErrDataSourceAlreadyManaged'),
    otherwise: message('No other cron is told to manage its DataSource'),
    remedies: [
      editHyperConverged(
        message('Give one of the crons another DataSource'),
        message('Crons are changed in HyperConverged: the SSP Operator sets back what is changed in them.'),
        UP_TO_DATE,
      ),
    ],
  },
  {
    id: 'source-not-read',
    title: message('Its source could not be read'),
    text: message('The registry cannot be reached, wants credentials, or does not have the image.'),
    supportedBy: {
      fact: 'object',
      step: 'cron',
      has: [{ condition: 'UpToDate', status: 'False', reason: 'NoDigest' }],
    },
    otherwise: message('The cron knows the newest image of its source'),
    remedies: [
      mend(
        message('Let the cluster reach the registry, or stop importing boot images in a cluster without one'),
        message('See the poller and the log of `cdi-deployment`: names, certificates, proxy, credentials.'),
        ['oc', 'logs', '-n', '{{installNamespace}}', '-l', 'cdi.kubevirt.io=cdi-deployment', '--tail=100'],
      ),
    ],
  },
  {
    id: 'takes-long',
    title: message('The import simply takes long'),
    text: message('The alert waits for 15 minutes, whatever the size of the image and the speed of the line.'),
    supportedBy: {
      fact: 'object',
      step: 'import',
      has: [
        { path: 'status.phase', equals: 'ImportInProgress' },
        { condition: 'Running', status: 'True' },
      ],
    },
    otherwise: message('No import is running'),
    expected: true,
    remedies: [
      mend(message('Wait, and see that its progress grows'), message('`status.progress` is that of the download.'), [
        'oc',
        'get',
        'datavolumes.cdi.kubevirt.io',
        '{{import}}',
        '-n',
        '{{namespace}}',
      ]),
    ],
  },
];
