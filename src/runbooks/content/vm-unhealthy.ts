import { message } from '../../message';
import type { Facts } from '../fact-pattern';
import type { OwnCause, Runbook } from '../runbook';
import { editMachine } from './guest-family';
import { aboutMachine, claims, componentIsWell, machineVariables, readMachine } from './machine-family';
import { advise, each, warningsOf } from './object-family';

const PROJECT = '{{namespace}}';

/** A data volume and its claim have one name. */
const DISKS = [
  'spec.template.spec.volumes[*].dataVolume.name',
  'spec.template.spec.volumes[*].persistentVolumeClaim.claimName',
];

const STARTED = message('The machine is `Running`, or `Stopped` as it is to be, and the alert goes away.');

const NO_CLASS: Facts = { fact: 'count', step: 'class', equals: 0 };
const NO_CLAIM: Facts = { fact: 'count', step: 'claims', equals: 0 };
const NOT_FILLED: Facts = {
  any: [
    { fact: 'object', step: 'claims', has: [{ path: 'status.phase', not: { equals: 'Bound' } }] },
    {
      fact: 'object',
      step: 'volume',
      has: [{ path: 'status.phase', not: { oneOf: ['Succeeded', 'WaitForFirstConsumer'] } }],
    },
  ],
};

const CAUSES: readonly OwnCause[] = [
  {
    id: 'deleting',
    title: message('The machine is deleted, and something holds it back'),
    text: message('A finalizer waits for whoever has set it.'),
    step: 'machine',
    supportedBy: { fact: 'object', step: 'machine', has: [{ path: 'metadata.deletionTimestamp', present: true }] },
    otherwise: message('Nobody deletes the machine.'),
    remedies: [
      advise(
        message('Find who set the finalizers of the machine, and whether that works'),
        message('KubeVirt removes its own once nothing runs any more. Taking one away by hand leaves things behind.'),
        message('The machine is gone.'),
      ),
    ],
  },
  {
    id: 'refused',
    title: message('The API server refuses its instance'),
    text: message('A quota, a webhook or the definition itself; the event of the machine has the words.'),
    step: 'warnings',
    supportedBy: { fact: 'event', step: 'warnings', reason: 'FailedCreate' },
    otherwise: message('No such event of the last hour.'),
    remedies: [
      editMachine(
        message('Correct what the refusal names'),
        message('virt-controller tries again by itself. For a quota, ask who sets it.'),
        STARTED,
      ),
    ],
  },
  {
    id: 'no-class',
    title: message('Its storage class does not exist'),
    text: message('The claim names a class that the cluster does not have.'),
    step: 'class',
    supportedBy: NO_CLASS,
    otherwise: message('The class exists, or none is named.'),
    remedies: [
      advise(
        message('Make the class, or the data volume anew with a class that there is'),
        message('`storageClassName` of a claim cannot be changed. What was not filled yet holds no data.'),
        STARTED,
      ),
    ],
  },
  {
    id: 'claim-missing',
    title: message('A claim that it names does not exist'),
    text: message('It was deleted, or never made, or is in another project.'),
    step: 'claims',
    supportedBy: NO_CLAIM,
    otherwise: message('Its claims exist.'),
    remedies: [
      editMachine(
        message('Name the right claim, or restore it'),
        message('A snapshot or backup may have it.'),
        STARTED,
      ),
    ],
  },
  {
    id: 'not-filled',
    title: message('A disk is not there yet, or could not be filled'),
    text: message('The conditions of the data volume and the events of the claim say what is missing.'),
    step: 'volume',
    supportedBy: { all: [NOT_FILLED, { not: NO_CLASS }, { not: NO_CLAIM }] },
    otherwise: message('Its disks are there, or something else explains it.'),
    remedies: [
      advise(
        message('Mend what the data volume names: source, quota or storage'),
        message('CDI tries again by itself, and the machine starts once the disk is filled.'),
        STARTED,
      ),
    ],
  },
  {
    id: 'crash-loop',
    title: message('It ends soon after each start'),
    text: message('KubeVirt waits longer after each failure; between two attempts nothing of it exists.'),
    step: 'machine',
    supportedBy: {
      fact: 'object',
      step: 'machine',
      has: [{ path: 'status.startFailure.consecutiveFailCount', above: 0 }],
    },
    otherwise: message('No failed starts are counted.'),
    remedies: [
      advise(
        message('Watch its next start, and read the log of its launcher pod'),
        message('`status.startFailure.retryAfterTimestamp` of the machine says when.'),
        STARTED,
      ),
    ],
  },
];

export const virtualMachineStuckInUnhealthyState: Runbook = {
  alert: 'VirtualMachineStuckInUnhealthyState',
  subject: aboutMachine('virt-controller', ['machine', 'warnings', 'volume', 'claims', 'class']),
  variables: {
    ...machineVariables('name'),
    claim: {
      firstOf: [{ step: 'machine', path: DISKS }],
      each: 20,
      whenAbsent: message('The machine names no claim.'),
      optional: true,
    },
    class: {
      firstOf: [{ step: 'claims', path: 'spec.storageClassName' }],
      whenAbsent: message('The claims of the machine name no storage class.'),
      optional: true,
    },
  },
  measuredBy: 'machine',
  description: [
    message(
      'For ten minutes the machine has been provisioning, starting, terminating or in an error, and has no instance.',
    ),
    message(
      'A machine that finds no node, or whose image cannot be pulled, has an instance, and does not raise this alert.',
    ),
  ],
  reason: [message('The machine does not start, or cannot be deleted.')],
  impact: { says: message('This VM does not start, or cannot be deleted'), counts: ['this-machine'] },
  endsWhen: message('the VM has an instance, or is stopped'),
  steps: [
    readMachine(
      { path: 'status.printableStatus', oneOf: ['Running', 'Stopped', 'Paused', 'Migrating'] },
      { condition: 'Failure', status: 'False', absentAs: 'False' },
    ),
    warningsOf(
      message('Look for recent warnings about the machine'),
      message('virt-controller writes there why it could not make an instance or a disk.'),
      { namespace: PROJECT, about: 'VirtualMachine', name: '{{vm}}' },
    ),
    {
      id: 'instance',
      title: message('See whether it has an instance by now'),
      text: message('The alert says that there is none. Where there is one, the state has moved on.'),
      probe: { kind: 'get', model: 'VirtualMachineInstance', namespace: PROJECT, name: '{{vm}}', show: 'describe' },
      expectation: { kind: 'shown' },
    },
    {
      id: 'volume',
      title: message('Describe its data volumes'),
      text: message('Phase and conditions say how far CDI is with a disk, and what it waits for.'),
      probe: { kind: 'get', model: 'DataVolume', namespace: PROJECT, name: '{{claim}}', show: 'describe' },
      expectation: each('healthy', { path: 'status.phase', oneOf: ['Succeeded', 'WaitForFirstConsumer'] }),
    },
    claims(),
    {
      id: 'class',
      title: message('See whether their storage class exists'),
      text: message('A claim with a class that there is not waits for ever.'),
      probe: { kind: 'get', model: 'StorageClass', name: '{{class}}', show: 'status' },
      expectation: { kind: 'exists', atLeast: 1 },
    },
    {
      id: 'imports',
      title: message('See the pods that fill its disks'),
      text: message('Pods of imports and clones in its project.'),
      probe: {
        kind: 'list',
        model: 'Pod',
        namespace: PROJECT,
        selector: { app: 'containerized-data-importer' },
        show: 'describe',
      },
      expectation: each('healthy', { path: 'status.phase', oneOf: ['Running', 'Succeeded'] }),
    },
    componentIsWell('virt-controller'),
  ],
  resolution: {
    actions: [message('Read the events of the machine and the state of its disks; mend what they name.')],
    causes: CAUSES,
  },
};
