import { fillProbe } from '../probes/fill-probe';
import { fillMessage, type Variables } from '../probes/variables';
import type { FilledStep, Runbook, Step } from './runbook';

/** A runbook with its sentences and probes filled: what a page draws. */
export type FilledRunbook = Omit<Runbook, 'steps'> & { readonly steps: readonly FilledStep[] };

/** Fills a step's sentences and its probe. */
export const fillStep = (step: Step, variables: Variables): FilledStep => ({
  ...step,
  title: fillMessage(step.title, variables),
  text: fillMessage(step.text, variables),
  probe: fillProbe(step.probe, variables),
});

/** Fills every sentence and every probe of a runbook. Values that are not known stand in sentences by their name. */
export const fillRunbook = (runbook: Runbook, variables: Variables): FilledRunbook => {
  const { description, reason, steps, resolution } = runbook;
  const { actions, causes, fix } = resolution;
  return {
    ...runbook,
    description: description.map((text) => fillMessage(text, variables)),
    reason: reason.map((text) => fillMessage(text, variables)),
    steps: steps.map((step) => fillStep(step, variables)),
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
