import { message } from '../../message';
import type { Remedy } from '../remedy';
import type { Runbook } from '../runbook';
import { componentIsWell } from './machine-family';
import { supportCase } from './resolutions';
import { defaultOfAll, defaultOfMachines, INFO, OF_MACHINES, toldOfClasses } from './storage-class-steps';

const OF_STORAGE_OPERATOR = { path: 'metadata.name', matches: 'ceph-rbd-virtualization$' } as const;

const TAKE_MARK: Remedy = {
  title: message('Take the mark from all but the one that is meant'),
  why: message('The command takes it from one that was marked by hand. Where that one is meant, name the other.'),
  effect: 'changes-settings',
  readFirst: {
    text: message('See which are marked, and which of them is the newest:'),
    command: [
      'oc',
      'get',
      'storageclasses',
      '-o',
      `custom-columns=NAME:.metadata.name,MARK:.metadata.annotations.${OF_MACHINES.replaceAll('.', '\\.')},CREATED:.metadata.creationTimestamp`,
    ],
  },
  costs: message('New disks go to the class that is left; existing ones stay where they are.'),
  command: ['oc', 'annotate', 'storageclasses', '{{other}}', `${OF_MACHINES}-`],
  doneWhen: message('One class alone is marked, and the alert goes away. A storage operator may mark its own again.'),
};

export const cdiMultipleDefaultVirtStorageClasses: Runbook = {
  alert: 'CDIMultipleDefaultVirtStorageClasses',
  subject: { kind: 'cluster', component: 'cdi-deployment' },
  variables: {
    other: {
      firstOf: [{ step: 'not-of-operator', path: 'metadata.name' }],
      whenAbsent: message('No marked class but those of a storage operator was read.'),
    },
  },
  measuredBy: 'marked',
  description: [
    message(
      'For five minutes more than one storage class has been marked as the default of virtual machines. The value of the alert is how many.',
    ),
    message('Several defaults of the cluster, which other claims use, do not raise it.'),
  ],
  reason: [message('A disk that names no class goes to the newest of them, which may not be the one that was meant.')],
  impact: { says: message('New disks of VMs may go to another storage than was meant; existing ones stay') },
  endsWhen: message('one storage class alone is marked as the default of virtual machines'),
  steps: [
    {
      id: 'marked',
      title: message('Count the defaults of virtual machines'),
      headline: message('OpenShift has {{value}} default storage classes of virtual machines'),
      text: message('As CDI counts them: only the value `true` is one.'),
      probe: { kind: 'metric', query: `count(${INFO}{virtdefault="true"})`, unit: 'number' },
      expectation: { kind: 'below', threshold: 2, emptyIsHealthy: true },
    },
    defaultOfMachines,
    {
      id: 'not-of-operator',
      title: message('Find those that no storage operator marks by itself'),
      text: message('OpenShift Data Foundation marks its class for virtualization: there the mark may come back.'),
      probe: {
        kind: 'list',
        model: 'StorageClass',
        show: 'table',
        only: [
          { path: `metadata.annotations['${OF_MACHINES}']`, equals: 'true' },
          { path: 'metadata.name', not: { matches: OF_STORAGE_OPERATOR.matches } },
        ],
      },
      expectation: {
        kind: 'none',
        found: message('Marked as the default of virtual machines beside that of a storage operator: {{names}}'),
      },
    },
    defaultOfAll,
    toldOfClasses,
    componentIsWell('cdi-deployment'),
  ],
  resolution: {
    actions: [message('Decide which class is meant, and take the mark from the others.'), supportCase],
    causes: [
      {
        id: 'marked-by-operator',
        title: message('A storage operator has marked its own class'),
        text: message('It was installed after the default was chosen by hand, and marks its class too.'),
        supportedBy: {
          all: [
            { fact: 'object', step: 'default-of-machines', has: [OF_STORAGE_OPERATOR] },
            { fact: 'count', step: 'default-of-machines', above: 1 },
          ],
        },
        otherwise: message('No marked class has the name of one that a storage operator marks'),
        remedies: [TAKE_MARK],
      },
      {
        id: 'mark-left',
        title: message('The default was changed, and the old mark was left'),
        text: message('Each of them was marked by hand.'),
        supportedBy: { fact: 'count', step: 'not-of-operator', above: 1 },
        otherwise: message('At most one was marked by hand'),
        remedies: [TAKE_MARK],
      },
    ],
  },
};
