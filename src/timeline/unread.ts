import { message, type Message } from '../message';
import type { Observation } from '../probes/observation';
import { whichPermission } from '../probes/permission';
import type { Beside } from './beside';

/** What of a time line could not be read, and why: a change may be missing there. */
export interface Unread {
  readonly what: Message;
  readonly why: Message;
}

const whyOf = (observation: Observation<unknown> | undefined): readonly Message[] => {
  if (observation?.state === 'forbidden') return [whichPermission(observation)];
  return observation?.state === 'failed' ? [message('{{reason}}', { reason: observation.reason })] : [];
};

/** What was asked for and did not come. That a kind is not there is an answer. */
export const unreadIn = ({ replicaSets, versions, history }: Beside): readonly Unread[] => [
  ...whyOf(replicaSets).map((why) => ({ what: message('Rollouts'), why })),
  ...whyOf(versions).map((why) => ({ what: message('Installed versions'), why })),
  ...whyOf(history).map((why) => ({ what: message('How often it fired'), why })),
];
