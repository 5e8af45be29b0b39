import { message } from '../../message';
import type { Runbook } from '../runbook';
import { componentIsWell } from './machine-family';
import { each, errorsOf } from './object-family';
import { supportCase } from './resolutions';
import {
  adviseStorage,
  anyClass,
  defaultOfAll,
  defaultOfMachines,
  INFO,
  makeDefault,
  SUITABLE,
  suitable,
  toldOfClasses,
} from './storage-class-steps';
import { describePods, NAMESPACE } from './workload-family';

const CDI = 'cdi-deployment';

/** 0 where CDI is read and names no default; nothing where it is not read. */
const DEFAULTS = `count(${INFO}{default="true"} or ${INFO}{virtdefault="true"}) or 0 * count(kubevirt_cdi_datavolume_pending)`;

export const cdiNoDefaultStorageClass: Runbook = {
  alert: 'CDINoDefaultStorageClass',
  subject: { kind: 'cluster', component: CDI },
  variables: { suitable: SUITABLE },
  measuredBy: 'defaults',
  description: [
    message(
      'For five minutes no storage class has been the default, neither of virtual machines nor of the cluster, and at least one DataVolume waits for one.',
    ),
    message(
      'The alert takes what it does not know for none: it also fires while Prometheus does not read cdi-deployment, although there is a default.',
    ),
  ],
  reason: [message('DataVolumes that name no class stay pending, and their virtual machines are not started.')],
  impact: { says: message('Disks that name no storage class are not made, and their VMs wait'), counts: ['waiting'] },
  endsWhen: message('there is a default storage class, or no DataVolume waits for one'),
  steps: [
    {
      id: 'defaults',
      title: message('Count the defaults that CDI knows'),
      headline: message('OpenShift has no default storage class'),
      text: message('Where there is no answer at all, CDI is not read, and the alert says nothing of storage classes.'),
      probe: { kind: 'metric', query: DEFAULTS, unit: 'number' },
      expectation: { kind: 'above', threshold: 0, emptyIsHealthy: false },
    },
    defaultOfMachines,
    defaultOfAll,
    anyClass,
    suitable,
    toldOfClasses,
    {
      id: 'waiting',
      title: message('Find DataVolumes that name no storage class and wait'),
      text: message('They go on by themselves as soon as there is a default.'),
      probe: {
        kind: 'list',
        model: 'DataVolume',
        show: 'table',
        only: [
          { path: 'spec.storage.storageClassName', present: false },
          { path: 'spec.pvc.storageClassName', present: false },
        ],
      },
      expectation: each('healthy', {
        path: 'status.phase',
        absentAs: 'Pending',
        not: { oneOf: ['Pending', 'Unset', ''] },
      }),
    },
    {
      id: 'crons',
      title: message('See whether boot images wait too'),
      text: message('An import whose cron names no class waits for the same default.'),
      probe: { kind: 'list', model: 'DataImportCron', show: 'table' },
      expectation: each('healthy', { condition: 'UpToDate', status: 'True' }),
    },
    componentIsWell(CDI),
    describePods(CDI),
    {
      id: 'scrape',
      title: message('Check whether Prometheus reads the metrics of {{workload}}', { workload: CDI }),
      headline: message('Prometheus does not read the metrics of {{workload}}', { workload: CDI }),
      text: message('What is not read the alert counts as none.'),
      probe: {
        kind: 'metric',
        query: `sum(up{namespace="${NAMESPACE}",pod=~"${CDI}-.*"} == bool 0)`,
        unit: 'number',
      },
      expectation: { kind: 'below', threshold: 1, emptyIsHealthy: true },
    },
    errorsOf('cdi-log', CDI),
  ],
  resolution: {
    actions: [message('Make a storage class the default, or name one in the DataVolume.'), supportCase],
    causes: [
      {
        id: 'not-read',
        title: message('CDI is not read, and there is a default'),
        text: message('cdi-deployment is down or not scraped: the alert counts what is missing as none.'),
        supportedBy: {
          all: [
            { fact: 'count', step: 'defaults', equals: 0 },
            {
              any: [
                { fact: 'count', step: 'default-of-machines', above: 0 },
                { fact: 'count', step: 'default-of-all', above: 0 },
              ],
            },
          ],
        },
        otherwise: message('Prometheus reads CDI, or there is no default'),
        remedies: [
          adviseStorage(
            message('Mend cdi-deployment, or the way of Prometheus to it'),
            message('Nothing is to be changed in the storage classes.'),
            ['oc', 'get', 'servicemonitors.monitoring.coreos.com', '-n', '{{installNamespace}}'],
          ),
        ],
      },
      {
        id: 'no-class',
        title: message('There is no storage class'),
        text: message('No storage operator is installed, or it has not come to an end.'),
        supportedBy: { fact: 'count', step: 'classes', equals: 0 },
        otherwise: message('There are storage classes'),
        remedies: [
          adviseStorage(
            message('Install a storage operator, or bring its installation to an end'),
            message('Virtual machines need storage that several nodes can use, to be moved.'),
          ),
        ],
      },
      {
        id: 'none-marked',
        title: message('No storage class is marked as the default'),
        text: message('The mark was taken away, or has another value than `true`.'),
        supportedBy: {
          all: [
            { fact: 'count', step: 'classes', above: 0 },
            { fact: 'count', step: 'default-of-machines', equals: 0 },
            { fact: 'count', step: 'default-of-all', equals: 0 },
          ],
        },
        otherwise: message('One is marked, or there is none to mark'),
        remedies: [
          makeDefault,
          adviseStorage(
            message('Or name the class in the DataVolume'),
            message('Its spec can not be changed: create it again with `spec.storage.storageClassName`.'),
          ),
        ],
      },
    ],
  },
};
