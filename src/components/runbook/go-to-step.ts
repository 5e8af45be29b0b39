/** The id of a step's card in the page. */
export const stepAnchor = (stepId: string): string => `step-${stepId}`;

/** Scrolls to a step and puts the focus there; the address stays free for the alert's labels. */
export const goToStep = (stepId: string): void => {
  const step = document.getElementById(stepAnchor(stepId));
  step?.scrollIntoView();
  step?.focus();
};
