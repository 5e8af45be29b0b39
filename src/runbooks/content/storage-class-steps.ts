import { message, type Message } from '../../message';
import type { Argv } from '../../probes/probe';
import type { Variable } from '../bind-variables';
import type { Remedy } from '../remedy';
import type { Step } from '../runbook';
import { advise } from './object-family';

/** What CDI reports of each storage class. */
export const INFO = 'kubevirt_cdi_storageprofile_info';

/** The annotations that make a storage class the default, of machines before that of all. */
export const OF_MACHINES = 'storageclass.kubevirt.io/is-default-virt-class';
export const OF_ALL = 'storageclass.kubernetes.io/is-default-class';

const PROFILE = ['storageprofiles.cdi.kubevirt.io', '{{class}}'] as const;

/** What CDI knows of a class, and what was set there. */
export const SEE_PROFILE: Argv = ['oc', 'get', ...PROFILE, '-o', 'yaml'];

/** Sets fields of the profile of a class, and no others. */
export const patchProfile = (spec: object): Argv => [
  'oc',
  'patch',
  ...PROFILE,
  '--type=merge',
  '-p',
  { json: { spec } },
];

const REPORTED = message('CDI reports it otherwise within minutes, and the alert goes away.');
const SHOWN = { kind: 'shown' } as const;
/** Of series that are there or not, and 1 where they are. */
const TOLD = { kind: 'above', threshold: 0, emptyIsHealthy: true } as const;

/** The classes that an annotation makes a default: by the value `true` alone. */
const marked = (id: string, annotation: string, title: Message): Step => ({
  id,
  title,
  text: message(
    'The default of machines comes before that of all. Of several the newest counts, and a value other than `true` does not.',
  ),
  probe: {
    kind: 'list',
    model: 'StorageClass',
    show: 'table',
    only: [{ path: `metadata.annotations['${annotation}']`, equals: 'true' }],
  },
  expectation: SHOWN,
});

export const defaultOfMachines = marked(
  'default-of-machines',
  OF_MACHINES,
  message('Find the default storage class of virtual machines'),
);
export const defaultOfAll = marked('default-of-all', OF_ALL, message('Find the default storage class of the cluster'));

/** There are storage classes at all. */
export const anyClass: Step = {
  id: 'classes',
  title: message('List the storage classes'),
  text: message('Without any, no storage operator is installed, or it is not ready yet.'),
  probe: { kind: 'list', model: 'StorageClass', show: 'table' },
  expectation: { kind: 'exists', atLeast: 1 },
};

/** All that CDI knows of the classes, beside what the alert measures. */
export const toldOfClasses: Step = {
  id: 'told',
  title: message('See what CDI thinks of every storage class'),
  text: message(
    '`complete`: it knows access and volume modes; `rwx`: several nodes can use a volume; `smartclone`: the storage copies by itself; `degraded`: one of the last two is missing.',
  ),
  probe: {
    kind: 'metric',
    query: INFO,
    unit: 'number',
    by: ['storageclass', 'provisioner', 'default', 'virtdefault', 'complete', 'rwx', 'smartclone', 'degraded'],
  },
  expectation: TOLD,
};

/** Storage classes with which machines can move and be cloned by the storage itself. */
export const suitable: Step = {
  id: 'suitable',
  title: message('Find storage classes that suit virtual machines'),
  text: message('Several nodes can use their volumes, and the storage clones them by itself.'),
  probe: { kind: 'metric', query: `${INFO}{degraded="false"}`, unit: 'number', by: ['storageclass', 'provisioner'] },
  expectation: TOLD,
};

/** A class that would do as the default. */
export const SUITABLE: Variable = {
  firstOf: [{ step: suitable.id, path: 'labels.storageclass' }],
  whenAbsent: message('CDI reports no storage class that suits virtual machines.'),
  optional: true,
};

const LIST: Argv = [
  'oc',
  'get',
  'storageclasses',
  '-o',
  'custom-columns=NAME:.metadata.name,PROVISIONER:.provisioner,CREATED:.metadata.creationTimestamp',
];

/** Makes a class that suits the default of machines, and leaves that of other claims as it is. */
export const makeDefault: Remedy = {
  title: message('Make a storage class that suits the default of virtual machines'),
  why: message('This annotation counts for disks of machines alone; other claims keep the default that they have.'),
  effect: 'changes-settings',
  readFirst: { text: message('See the classes first: you know which is meant for disks.'), command: LIST },
  costs: message(
    'New disks go there, and boot images are imported into it again. Disks that exist stay where they are.',
  ),
  command: ['oc', 'annotate', 'storageclasses', '{{suitable}}', `${OF_MACHINES}=true`, '--overwrite'],
  doneWhen: REPORTED,
};

/** Advice after which CDI reports its classes otherwise. */
export const adviseStorage = (title: Message, why: Message, command?: Argv): Remedy => ({
  ...advise(title, why, REPORTED),
  ...(command === undefined ? {} : { command }),
});
