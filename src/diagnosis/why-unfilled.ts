import type { Message } from '../message';
import type { Investigation } from './investigate';

/** Why the first step that lacks a value does: a label that the alert does not have. Undefined where none lacks any. */
export const whyUnfilled = ({ steps }: Pick<Investigation, 'steps'>): Message | undefined =>
  steps.flatMap(({ probe }) =>
    probe.kind === 'unfilled' && probe.notApplicable === undefined ? Object.values(probe.missing) : [],
  )[0];
