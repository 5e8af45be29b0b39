import { message, type Message } from '../../message';
import type { MetricProbe } from '../../probes/probe';
import type { Remedy } from '../remedy';
import type { Step } from '../runbook';

/** The labels that choose the series of one machine; those of its guest have `name`, however the alert calls it. */
export const OF_MACHINE = 'namespace="{{namespace}}",name="{{vm}}"';

/**
 * A figure of the machine. While it migrates, and for some minutes after, two nodes tell of it: a query takes the higher.
 * @param healthy what the figure must be; `silence` says what no sample means
 */
export const guestFigure = (
  { id, title, text, headline }: Pick<Step, 'id' | 'title' | 'text' | 'headline'>,
  query: string,
  {
    unit,
    by,
    ...healthy
  }: Pick<MetricProbe, 'unit' | 'by'> &
    ({ readonly below: number } | { readonly above: number }) & {
      readonly silence?: 'healthy';
    },
): Step => {
  const emptyIsHealthy = healthy.silence === 'healthy';
  return {
    id,
    title,
    text,
    ...(headline === undefined ? {} : { headline }),
    probe: { kind: 'metric', query, unit, ...(by === undefined ? {} : { by }) },
    expectation:
      'below' in healthy
        ? { kind: 'below', threshold: healthy.below, emptyIsHealthy }
        : { kind: 'above', threshold: healthy.above, emptyIsHealthy },
  };
};

/** What only who logs in to the guest can see. */
export const inGuest = (id: string, title: Message, text: Message): Step => ({
  id,
  title,
  text,
  probe: {
    kind: 'by-hand',
    command: ['virtctl', 'console', '{{vm}}', '-n', '{{namespace}}'],
    reason: message('It needs a login in the guest.'),
  },
  expectation: { kind: 'shown' },
});

/** The machine moves to another node while it runs. */
export const migrateNow = (why: Message, doneWhen: Message): Remedy => ({
  title: message('Migrate the machine to another node'),
  why,
  command: ['virtctl', 'migrate', '{{vm}}', '-n', '{{namespace}}'],
  effect: 'changes-settings',
  costs: message('The migration takes network and CPU, and the guest slows down for a moment.'),
  doneWhen,
});

/** A change of the machine that its owner makes. */
export const editMachine = (title: Message, why: Message, doneWhen: Message): Remedy => ({
  title,
  why,
  command: ['oc', 'edit', 'virtualmachines.kubevirt.io', '{{vm}}', '-n', '{{namespace}}'],
  effect: 'changes-settings',
  costs: message(
    'With live updates it migrates the machine; otherwise it counts from the next start, and the condition `RestartRequired` says so.',
  ),
  doneWhen,
});
