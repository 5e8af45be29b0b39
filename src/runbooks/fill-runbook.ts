import type { Message } from '../message';
import { fillProbe } from '../probes/fill-probe';
import { fillMessage, type Variables } from '../probes/variables';
import type { FilledStep, Runbook, Step } from './runbook';

/** The parts of a runbook that are not steps, with their sentences filled. */
export type FilledTexts = Pick<Runbook, 'description' | 'reason' | 'resolution'>;

/**
 * Fills a step's sentences and its probe.
 * @param why says why a variable has no value
 */
export const fillStep = (step: Step, variables: Variables, why?: (name: string) => Message): FilledStep => ({
  ...step,
  title: fillMessage(step.title, variables),
  text: fillMessage(step.text, variables),
  probe: fillProbe(step.probe, variables, why),
});

/** Fills a runbook's sentences but those of its steps. Values that are not known stand there by their name. */
export const fillTexts = ({ description, reason, resolution }: FilledTexts, variables: Variables): FilledTexts => {
  const { actions, causes, fix } = resolution;
  return {
    description: description.map((text) => fillMessage(text, variables)),
    reason: reason.map((text) => fillMessage(text, variables)),
    resolution: {
      actions: actions.map((text) => fillMessage(text, variables)),
      causes: causes.map((cause) => ({
        ...cause,
        title: fillMessage(cause.title, variables),
        text: fillMessage(cause.text, variables),
      })),
      ...(fix === undefined ? {} : { fix: { ...fix, warning: fillMessage(fix.warning, variables) } }),
    },
  };
};
