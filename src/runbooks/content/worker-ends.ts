import { message } from '../../message';
import type { Argv } from '../../probes/probe';
import type { Facts } from '../fact-pattern';
import type { OwnCause } from '../runbook';
import { advise, editHyperConverged } from './object-family';

const SOURCE = 'x509|Unauthorized|40[134]|no such host|connection refused|manifest unknown|unexpected EOF';
const TOO_SMALL = 'larger than|is too small';
const STORAGE = 'no space left|[Ii]nput/output error|I/O error';
/** What a worker says at its end. */
export const LAST_WORDS = `${SOURCE}|${TOO_SMALL}|${STORAGE}`;
const AT = '{{at}}';
const FILLED = message('The DataVolume is `Succeeded`.');
const SEE: Argv = ['oc', 'get', 'datavolumes.cdi.kubevirt.io', '-n', AT];

const MAKE_ANEW: OwnCause['remedies'][number] = {
  title: message('Make the DataVolume anew with the right values'),
  why: message(
    'Its spec can not be changed. Of a machine with a template for it the machine makes it again by itself.',
  ),
  effect: 'reads-only',
  command: SEE,
  doneWhen: FILLED,
};

const says = (matches: string): Facts => ({
  any: [
    { fact: 'line', step: 'last-words', matches },
    {
      fact: 'object',
      step: 'workers',
      has: [{ path: 'status.containerStatuses[*].lastState.terminated.message', matches, some: true }],
    },
  ],
});

/** Why a worker that fills a disk ends again and again. */
export const CAUSES: readonly OwnCause[] = [
  {
    id: 'too-small',
    title: message('The disk is smaller than the image'),
    text: message('What counts is the virtual size of the image, not that of its file.'),
    supportedBy: says(TOO_SMALL),
    otherwise: message('No worker says that its disk is too small'),
    remedies: [MAKE_ANEW],
  },
  {
    id: 'source',
    title: message('The source is wrong, or does not answer'),
    text: message('The address, the credentials, a certificate or a proxy.'),
    supportedBy: says(SOURCE),
    otherwise: message('No worker complains of its source'),
    remedies: [MAKE_ANEW],
  },
  {
    id: 'out-of-memory',
    title: message('The worker has too little memory'),
    text: message('It was ended for it: large or compressed images need more than the usual limit.'),
    supportedBy: {
      fact: 'object',
      step: 'workers',
      has: [{ path: 'status.containerStatuses[*].lastState.terminated.reason', equals: 'OOMKilled', some: true }],
    },
    otherwise: message('No worker was ended for its memory'),
    remedies: [
      editHyperConverged(
        message('Raise `spec.resourceRequirements.storageWorkloads`'),
        message('It counts for new workers.'),
        FILLED,
      ),
    ],
  },
  {
    id: 'storage',
    title: message('The storage fails while it is written'),
    text: message('It is full, or its connection fails.'),
    supportedBy: says(STORAGE),
    otherwise: message('No worker says that it can not write'),
    remedies: [
      advise(message('Mend the storage behind the claim'), message('The worker goes on by itself then.'), FILLED),
    ],
  },
  {
    id: 'source-in-use',
    title: message('The disk that is to be cloned is in use'),
    text: message('A copy through pods needs it free: no machine may use it meanwhile.'),
    supportedBy: { fact: 'event', step: 'warnings', reason: 'CloneSourceInUse' },
    otherwise: message('Nothing tells that a source is in use'),
    remedies: [
      advise(
        message('Stop the machine that uses the source until the clone is there'),
        message('Or clone from a snapshot of it.'),
        FILLED,
      ),
    ],
  },
];
