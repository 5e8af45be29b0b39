import { knownAlert } from '../alerts/known-alerts';
import { indexedRunbook } from './runbook-index';

/** What an alert is about, as the catalogue sorts it. */
export const TOPICS = ['operator', 'machine', 'storage', 'node', 'cluster'] as const;
export type Topic = (typeof TOPICS)[number];

/** Parts that hold what is about one kind of thing, whatever is read for it. */
const OF_PART: Readonly<Partial<Record<string, Topic>>> = { machines: 'machine', storage: 'storage', nodes: 'node' };

/** What an alert of this name is about: by its runbook, else by its rule. */
export const topicOf = (name: string): Topic => {
  const { part = '', about } = indexedRunbook(name) ?? {};
  if (OF_PART[part] !== undefined) return OF_PART[part];
  if (knownAlert(name)?.perVirtualMachine === true) return 'machine';
  return about === 'cluster' ? 'cluster' : 'operator';
};
