import { message, type Message } from '../../message';
import type { Facts } from '../fact-pattern';
import type { OwnCause, Runbook, Step } from '../runbook';
import {
  aboutMachine,
  componentIsWell,
  launcher,
  machineVariables,
  machineWarnings,
  migrations,
  nodeOfMachine,
  readInstance,
  readMachine,
  setEvictionStrategy,
} from './machine-family';
import { nodes } from './workload-family';

/** The migrations of the machine that succeeded within a day, one sample each; those of the names alone that match. */
const succeeded = (names = ''): string =>
  `max by (vmim) (max_over_time(kubevirt_vmi_migration_succeeded{namespace="{{namespace}}",vmi="{{vm}}"${names}}[1d])) == 1`;

/** Which migrations there were, by the names that KubeVirt gives to those of a drain and of an update. */
const EVACUATIONS = 'kubevirt-evacuation-.*';
const UPDATES = 'kubevirt-workload-update-.*';

const byTrigger = (
  id: string,
  { title, headline }: Pick<Step, 'title' | 'headline'>,
  pattern: string,
): Runbook['steps'][number] => ({
  id,
  title,
  ...(headline === undefined ? {} : { headline }),
  text: message('The metric knows every migration of the day by its name; of the objects only five are kept.'),
  probe: { kind: 'metric', query: `count(${succeeded(`,vmim=~"${pattern}"`)})`, unit: 'number' },
  expectation: { kind: 'below', threshold: 6, emptyIsHealthy: true },
});

const CALM = message('Fewer than twelve migrations in 24 hours.');

interface Told {
  readonly title: Message;
  readonly text: Message;
  readonly otherwise: Message;
  readonly how: Message;
}

const movedBy = (id: string, supportedBy: Facts, { title, text, otherwise, how }: Told): OwnCause => ({
  id,
  title,
  text,
  supportedBy,
  otherwise,
  remedies: [
    { title: how, why: text, effect: 'changes-settings', doneWhen: CALM },
    setEvictionStrategy('None', {
      title: message('Keep the machine where it is for now'),
      why: message('With a strategy other than `LiveMigrate` nothing asks for its migration.'),
      doneWhen: CALM,
    }),
  ],
});

const CAUSES: readonly OwnCause[] = [
  movedBy(
    'evacuations',
    { fact: 'value', step: 'evacuations', above: 5 },
    {
      title: message('Drains, the descheduler or the pressure of nodes move it again and again'),
      text: message(
        'Its migrations are named `kubevirt-evacuation-…`: somebody asked to evict its pod. See whether the descheduler runs with a short interval, and who cordons nodes.',
      ),
      otherwise: message('Few of its migrations were evictions.'),
      how: message('Lengthen the interval of the descheduler, or end what drains the nodes'),
    },
  ),
  movedBy(
    'updates',
    { fact: 'value', step: 'updates', above: 5 },
    {
      title: message('KubeVirt moves it to update its launcher'),
      text: message(
        'Its migrations are named `kubevirt-workload-update-…`: an update of KubeVirt or a change of its CPU or memory does not come to an end.',
      ),
      otherwise: message('Few of its migrations were updates.'),
      how: message('See why the machine is outdated again after it moved'),
    },
  ),
  movedBy(
    'person-or-job',
    {
      all: [
        { fact: 'count', step: 'done', above: 11 },
        { not: { fact: 'value', step: 'evacuations', above: 5 } },
        { not: { fact: 'value', step: 'updates', above: 5 } },
      ],
    },
    {
      title: message('A person or a job migrates it'),
      text: message('The names are none that KubeVirt gives; the YAML of the last ones says who made them.'),
      otherwise: message('KubeVirt named its migrations.'),
      how: message('Ask who made them, and why'),
    },
  ),
];

export const kubeVirtVMIExcessiveMigrations: Runbook = {
  alert: 'KubeVirtVMIExcessiveMigrations',
  subject: aboutMachine('virt-controller', ['machine', 'instance', 'count', 'launcher', 'warnings']),
  variables: machineVariables('vmi'),
  measuredBy: 'count',
  description: [
    message('A machine was live migrated twelve times or more within 24 hours. Failed migrations do not count.'),
  ],
  reason: [
    message('Each migration takes network and CPU, and slows the guest for a moment. Something keeps moving it.'),
  ],
  impact: { says: message('This VM slows down for a moment at each migration'), counts: ['this-machine'] },
  endsWhen: message('the VM has migrated less than twelve times in 24 hours'),
  steps: [
    readMachine({ path: 'status.printableStatus', oneOf: ['Running', 'Migrating'] }),
    readInstance({ path: 'status.phase', equals: 'Running' }),
    byTrigger(
      'evacuations',
      {
        title: message('Evictions'),
        headline: message('Evictions moved VM {{vm}} {{value}} times in 24 hours'),
      },
      EVACUATIONS,
    ),
    byTrigger(
      'updates',
      {
        title: message('Updates of its launcher'),
        headline: message('Updates of its launcher moved VM {{vm}} {{value}} times in 24 hours'),
      },
      UPDATES,
    ),
    {
      id: 'count',
      title: message('Migrations of 24 hours'),
      headline: message('VM {{vm}} was migrated {{value}} times in 24 hours'),
      text: message(
        'No list of objects shows twelve: only the five newest that ended are kept. The metric has them all.',
      ),
      probe: { kind: 'metric', query: `count(${succeeded()})`, unit: 'number' },
      expectation: { kind: 'below', threshold: 12, emptyIsHealthy: true },
    },
    {
      id: 'done',
      title: message('Names of the migrations'),
      text: message('The names say what asked for each.'),
      probe: { kind: 'metric', query: succeeded(), unit: 'number', by: ['vmim'] },
      expectation: { kind: 'below', threshold: 2, emptyIsHealthy: true },
    },
    migrations,
    launcher,
    machineWarnings,
    nodeOfMachine,
    nodes(),
    componentIsWell('virt-controller'),
  ],
  resolution: {
    actions: [message('Find out what asks for the migrations, and end that; the machine itself is well.')],
    causes: CAUSES,
  },
};
