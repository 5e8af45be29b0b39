import { message, type Message } from '../../message';
import type { ObjectTest } from '../../probes/object-test';
import type { EventsProbe, ModelName } from '../../probes/probe';
import type { Remedy } from '../remedy';
import type { Step } from '../runbook';
import { workloadOf, type WorkloadName } from '../workloads';
import { ERROR_LINES, NAMESPACE } from './workload-family';

/** The namespace of the operators, where `{{namespace}}` is that of the object which the alert is about. */
export const INSTALLED = '{{installNamespace}}';

/** How each of some objects must be; `none` says what it means that there is none. */
export const each = (
  none: 'problem' | 'healthy' | 'unknown',
  ...tests: readonly ObjectTest[]
): Extract<Step['expectation'], { kind: 'each' }> => ({ kind: 'each', tests, none });

/** What operators say of a resource of theirs that is well. */
export const WELL: readonly ObjectTest[] = [
  { condition: 'Available', status: 'True' },
  { condition: 'Degraded', status: 'False' },
];

/** The resource that an operator works from: its conditions and its events. */
export const resource = (id: string, model: ModelName): Step => ({
  id,
  title: message('Describe {{model}}', { model }),
  text: message('Its conditions say what its operator could not do, since when, and why.'),
  probe: { kind: 'list', model, show: 'describe' },
  expectation: each('problem', ...WELL),
});

/** The DaemonSets of the product's namespace that lack pods; `none` says what it means that there is no DaemonSet. */
export const daemonSetsComplete = (text: Message, none: 'problem' | 'healthy'): Step => ({
  id: 'daemonsets',
  title: message('Find DaemonSets with pods that are not available'),
  text,
  probe: { kind: 'list', model: 'DaemonSet', namespace: NAMESPACE, show: 'table' },
  expectation: each(none, { path: 'status.numberUnavailable', absentAs: 0, equals: 0 }),
});

/** The errors in the log of an operator. */
export const errorsOf = (id: string, name: WorkloadName, namespace: string = INSTALLED): Step => ({
  id,
  title: message('Read the logs of {{workload}}', { workload: name }),
  text: message('Look for errors, crashes and calls to the API server that fail. The lines that match are marked.'),
  probe: { kind: 'logs', namespace, selector: workloadOf(name).selector, grep: ERROR_LINES },
  expectation: { kind: 'log-without', pattern: ERROR_LINES, what: 'Errors' },
});

/** The warnings of the last hour in a namespace, or about one object. */
export const warningsOf = (title: Message, text: Message, where: Omit<EventsProbe, 'kind' | 'type'>): Step => ({
  id: 'warnings',
  title,
  text,
  probe: { kind: 'events', type: 'Warning', ...where },
  expectation: { kind: 'no-warnings' },
});

/** What helps, where nothing is to be typed here. */
export const advise = (title: Message, why: Message, doneWhen: Message): Remedy => ({
  title,
  why,
  effect: 'reads-only',
  doneWhen,
});

/** A change of HyperConverged. With its version: without, `oc` takes v1 from 4.22 on, which has its fields elsewhere. */
export const editHyperConverged = (title: Message, why: Message, doneWhen: Message): Remedy => ({
  title,
  why,
  effect: 'changes-settings',
  costs: message('The operators roll the change out at once.'),
  command: ['oc', 'edit', 'hyperconvergeds.v1beta1.hco.kubevirt.io', 'kubevirt-hyperconverged', '-n', INSTALLED],
  doneWhen,
});
