import type { Alert } from '../alerts/alert';
import type { Investigation } from '../diagnosis/investigate';
import { message, type Message } from '../message';
import { forbiddenReads } from '../probes/forbidden-reads';
import type { Forbidden } from '../probes/observation';
import type { KnownAlerts } from './alerts-of';
import { CAPABILITIES, type Capability, type Need } from './capabilities';
import { componentHealth, type ComponentHealth } from './component-state';
import { COMPONENTS } from './components';
import { foundationsOf, type Foundation } from './foundations';
import { machinesHealth, type MachinesHealth } from './machines';
import { together, worstOf, type Judged, type Reason, type State } from './state';

/** A capability as it is now. */
export interface CapabilityHealth extends Judged {
  readonly capability: Capability;
}

/** How OpenShift Virtualization is. */
export interface Health {
  /** The worst of what works, or does not. */
  readonly state: State;
  readonly isPending: boolean;
  readonly capabilities: readonly CapabilityHealth[];
  /** Those that exist, or should. */
  readonly components: readonly ComponentHealth[];
  readonly foundations: readonly Foundation[];
  readonly machines: MachinesHealth;
  /** The rights that are missing for what the page reads, each once. */
  readonly missing: readonly Forbidden[];
}

const withAlerts = (reasons: readonly Reason[], alerts: readonly Alert[]): readonly Reason[] =>
  reasons.map((reason, at) => (at === 0 && reason.alerts === undefined ? { ...reason, alerts } : reason));

/** What is without effect where something else takes over, works in part. */
const withNeed = (judged: Judged, { without }: Need): Judged =>
  without === 'a part' && judged.state === 'not-working' ? { ...judged, state: 'impaired' } : judged;

const nothingKnown: Message = message('Nothing of it was read');

const capabilityHealth = (
  capability: Capability,
  judgeOf: (on: Need['on']) => Judged | undefined,
): CapabilityHealth => {
  const judged = capability.needs.flatMap((need) => {
    const one = judgeOf(need.on);
    return one === undefined ? [] : [withNeed(one, need)];
  });
  if (judged.length > 0) return { capability, ...together(judged) };
  return { capability, state: 'unknown', reasons: [{ sentence: nothingKnown }], isPending: false };
};

/**
 * Says what works now, by the answers to the steps of the page and the alerts: each capability by the components that it
 * needs, each of these by all that was read of it. Where something was not read, what hangs on it is unknown.
 */
export const healthOf = (investigation: Investigation, known: KnownAlerts): Health => {
  const all = COMPONENTS.map((component) => componentHealth(component, investigation, known));
  const foundations = foundationsOf(investigation);
  const controller = all.find(({ component }) => component.workload === 'virt-controller');
  const machines = machinesHealth(investigation, controller);
  const judgeOf = (on: Need['on']): Judged | undefined => {
    if (on === 'machines') return machines;
    const component = all.find((one) => one.component.workload === on);
    if (component === undefined) return foundations.find(({ id }) => id === on);
    return component.isAbsent ? undefined : { ...component, reasons: withAlerts(component.reasons, component.alerts) };
  };
  const capabilities = CAPABILITIES.map((capability) => capabilityHealth(capability, judgeOf));
  const state = worstOf(capabilities.map((one) => one.state));
  return {
    state,
    isPending: state === 'unknown' && capabilities.some(({ isPending }) => isPending),
    capabilities,
    components: all.filter(({ isAbsent }) => !isAbsent),
    foundations,
    machines,
    missing: forbiddenReads(investigation.results.map(({ observation }) => observation)),
  };
};
